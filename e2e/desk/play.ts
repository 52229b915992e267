import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync } from 'node:fs';
import { join } from 'node:path';

/**
 * `npm run e2e:desk [-- PATTERN]`: the journeys of the counter desk in a real Chromium; exit code 1 if one fails. They
 * run in one process, so that those which change nothing of each other share a platform (`sharedStage`). `npm test`
 * needs no browser. The journey of `-- --distributed` is in `distributed`.
 */
const [pattern = ''] = process.argv.slice(2);
const files = globSync('{access,journeys}/**/*.e2e.ts', { cwd: import.meta.dirname })
  .filter((file) => file.includes(pattern))
  .sort();
const tests = spawn(
  process.execPath,
  [
    '--disable-warning=ExperimentalWarning',
    '--test',
    '--test-isolation=none',
    '--test-reporter=spec',
    ...['closing.ts', ...files].map((file) => join(import.meta.dirname, file)),
  ],
  { stdio: 'inherit' },
);
const [code] = (await once(tests, 'exit')) as [number | null];
process.exitCode = files.length === 0 ? 1 : (code ?? 1);
