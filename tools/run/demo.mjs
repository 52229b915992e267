import { runApp } from './launch/run-app.mjs';
import { SERVICES } from './launch/services.mjs';

/**
 * `npm run demo`: the journey of a disputed bill over HTTP against a fresh instance; `-- --distributed` on real
 * servers.
 */
const platform = process.argv.includes('--distributed') ? SERVICES : ['deploy/embedded'];
process.exitCode = await runApp('e2e/dist/demo.mjs', [...platform, 'e2e']);
