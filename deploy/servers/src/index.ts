export { bringUp, componentsOf, type Started } from './bring-up.ts';
export type { Component, Part, Plan } from './component.ts';
export { guard, leaveRunning } from './machine/guardian.ts';
export { end, launch, signal } from './machine/processes.ts';
export { beginningOf, isAlive, type Running } from './machine/running.ts';
export { isThere, possibleParts } from './machine/programs.ts';
export { forgetEnded, noteRunning, readRunning } from './machine/running-file.ts';
export { requestOf } from './request.ts';
