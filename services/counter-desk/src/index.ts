export { startDesk, type RunningDesk } from './start-desk.ts';
export type { DeskSettings, SessionLimits } from './settings/settings.ts';
export { isSessionLimits } from './session/limits.ts';
