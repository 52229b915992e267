import { isBuilt } from './launch/built.mjs';
import { ensureInstalled } from './launch/installed.mjs';
import { runNode } from './launch/run-node.mjs';
import { SERVICES } from './launch/services.mjs';

/**
 * `npm run e2e:desk`: builds the platform and the pages, then plays the journeys of the desk in Chromium; `--
 * --distributed` the one on real servers with Keycloak, bundled because the platform uses decorators.
 */
ensureInstalled();
const isDistributed = process.argv.includes('--distributed');
const platform = isDistributed ? SERVICES : ['deploy/embedded'];
const journeys = isDistributed
  ? ['tools/run/build/run-bundled.ts', 'e2e/desk/distributed/keycloak.e2e.ts']
  : ['e2e/desk/journeys.ts', ...process.argv.slice(2)];
const stale = [...platform, 'services/counter-desk'].filter((project) => !isBuilt(project));
const built = stale.length === 0 ? 0 : await runNode(['tools/run/build/build.ts', ...stale]);
process.exitCode = built || (await runNode(journeys));
