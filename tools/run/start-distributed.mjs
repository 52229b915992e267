import { runApp } from './launch/run-app.mjs';
import { SERVICES } from './launch/services.mjs';

/** `npm run start:distributed`: every service as a separate process, on real servers of this machine. */
process.exitCode = await runApp('deploy/local/dist/main.mjs', [...SERVICES, 'services/counter-desk', 'deploy/local']);
