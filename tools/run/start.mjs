import { runApp } from './launch/run-app.mjs';

/** `npm start`: the whole platform in one process, from a clean clone too. */
process.exitCode = await runApp('deploy/embedded/dist/main.mjs', ['deploy/embedded']);
