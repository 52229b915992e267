import { runApp } from './launch/run-app.mjs';

/** `npm run demo`: the journey of a disputed bill over HTTP against a fresh instance. */
process.exitCode = await runApp('e2e/dist/demo.mjs', ['deploy/embedded', 'e2e']);
