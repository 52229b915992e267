import { runDesk } from './launch/run-desk.mjs';
import { SERVICES } from './launch/services.mjs';

/**
 * `npm run e2e:desk`: builds the platform and the pages, then plays the journeys of the desk in Chromium; `--
 * --distributed` the one on real servers with Keycloak, bundled because the platform uses decorators.
 */
process.exitCode = process.argv.includes('--distributed')
  ? await runDesk(SERVICES, ['tools/run/build/run-bundled.ts', 'e2e/desk/distributed/keycloak.e2e.ts'])
  : await runDesk(['deploy/embedded'], ['e2e/desk/play.ts', ...process.argv.slice(2)]);
