import { runBundled } from '../runner/bundled.ts';

/** `npm run simulate -- --seeds 10000 [--from 1]`; exit code 1 on a violation. */
process.exitCode = await runBundled('tools/proof/simulation/simulate.main.ts', 'simulate');
