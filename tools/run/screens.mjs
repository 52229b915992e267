import { runDesk } from './launch/run-desk.mjs';

/** `npm run screens`: takes pictures of every page of the desk in Chromium; `-- PATTERN` of some. */
process.exitCode = await runDesk(['deploy/embedded'], ['e2e/desk/screens/screens.ts', ...process.argv.slice(2)]);
