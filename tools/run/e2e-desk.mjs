import { isBuilt } from './launch/built.mjs';
import { ensureInstalled } from './launch/installed.mjs';
import { runNode } from './launch/run-node.mjs';

/** `npm run e2e:desk`: builds the platform and the pages, then plays the journeys of the desk in Chromium. */
ensureInstalled();
const stale = ['deploy/embedded', 'services/counter-desk'].filter((project) => !isBuilt(project));
const built = stale.length === 0 ? 0 : await runNode(['tools/run/build/build.ts', ...stale]);
process.exitCode = built || (await runNode(['e2e/desk/journeys.ts', ...process.argv.slice(2)]));
