import { isBuilt } from './launch/built.mjs';
import { ensureInstalled } from './launch/installed.mjs';
import { runNode } from './launch/run-node.mjs';
import { SERVICES } from './launch/services.mjs';

/** `npm run chaos -- [--kills 60] [--seed N] …`: fault runs on the distributed profile, against an instance of its own. */
ensureInstalled();
const stale = SERVICES.filter((service) => !isBuilt(service));
const built = stale.length === 0 ? 0 : await runNode(['tools/build/build.ts', ...stale], { stdio: ['ignore', 2, 2] });
process.exitCode = built !== 0 ? built : await runNode(['--disable-warning=ExperimentalWarning', 'tools/chaos/chaos.ts', ...process.argv.slice(2)]);
