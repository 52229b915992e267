export { bringUp, componentsOf, type Started } from './bring-up.ts';
export type { Component, Part, Plan } from './component.ts';
export { end, isAlive, launch, nap, signal, type Running } from './machine/processes.ts';
export { isThere, possibleParts } from './machine/programs.ts';
export { forgetEnded, noteRunning, readRunning } from './machine/running-file.ts';
export { requestOf } from './request.ts';
