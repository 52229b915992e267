import { runBundled } from '../../../run/build/run-bundled.ts';

/** What the durable record of a look-up costs beside the same read without it (N7): `npm run bench -- look-ups`. */
process.exitCode = await runBundled('tools/proof/bench/look-ups/look-ups.main.ts', process.argv.slice(2));
