import { runBundled } from '../../../proof/runner/bundled.ts';

/** `npm run proof -- matrix [--languages fa,en]`: every endpoint × role × place against who-sees-what.md (S2). */
process.exitCode = await runBundled('tools/catalogues/access/matrix/matrix.main.ts', 'matrix');
