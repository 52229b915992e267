import { runBundled } from '../../../run/build/run-bundled.ts';

/** What a publication costs while thousands of proposals wait (11.8): `npm run bench -- waiting-proposals`. */
process.exitCode = await runBundled('tools/proof/bench/proposals/waiting-proposals.main.ts', process.argv.slice(2));
