import { runApp } from './launch/run-app.mjs';

/** `npm start`: the whole platform in one process, also from a clean clone. */
process.exitCode = await runApp('deploy/embedded/dist/main.mjs', ['deploy/embedded', 'services/counter-desk']);
