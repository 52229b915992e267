export { openDatabase } from './database.ts';
export { listenOf } from './listening.ts';
export { processSettings } from './process-settings.ts';
export { KNOWN_PASSWORDS, processMustBeSafeInProduction } from './production.ts';
export { runProcess } from './run-process.ts';
