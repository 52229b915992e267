import { runBundled } from '../../run/build/run-bundled.ts';

/** `npm run proof -- personal-numbers [--persons 10000]`; exit code 1 if a personal number is found (S7). */
process.exitCode = await runBundled('tools/proof/personal-numbers/personal-numbers.main.ts', process.argv.slice(2));
