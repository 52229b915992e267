import { isBuilt } from '../run/launch/built.mjs';
import { ensureInstalled } from '../run/launch/installed.mjs';
import { runNode } from '../run/launch/run-node.mjs';
import { SERVICES } from '../run/launch/services.mjs';

/** `npm run chaos -- [--kills 60] [--seed N] …`: fault runs on a separate instance of the distributed profile. */
ensureInstalled();
const stale = SERVICES.filter((service) => !isBuilt(service));
const built =
  stale.length === 0 ? 0 : await runNode(['tools/run/build/build.ts', ...stale], { stdio: ['ignore', 2, 2] });
process.exitCode =
  built !== 0
    ? built
    : await runNode(['--disable-warning=ExperimentalWarning', 'tools/proof/chaos/chaos.ts', ...process.argv.slice(2)]);
