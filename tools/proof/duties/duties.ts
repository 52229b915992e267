import { runBundled } from '../runner/bundled.ts';

/** `npm run proof -- duties [--interleavings 1000] [--from 1] [--faults]`; exit code 1 on a violation. */
process.exitCode = await runBundled('tools/proof/duties/duties.main.ts', 'duties');
