import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from '../../run/build/bundle.ts';
import { workspaceRoot } from '../../check/source/files.ts';

/**
 * `npm run proof -- fuzz [--seconds 30]`: Schemathesis on every service in both languages (S6). Services use
 * decorators, so they are bundled first.
 */
const VERSION = '4.32.5';
const cache = join(workspaceRoot, '.cache');
const environment = join(cache, `schemathesis-${VERSION}`);
const schemathesis = join(environment, 'bin', 'schemathesis');

const mustRun = (program: string, words: readonly string[]): void => {
  const { status } = spawnSync(program, words, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`${program} ${words.join(' ')} ended with ${status}`);
};

const install = (): void => {
  if (existsSync(schemathesis)) return;
  mustRun('python3', ['-m', 'venv', environment]);
  mustRun(join(environment, 'bin', 'pip'), ['install', '--quiet', `schemathesis==${VERSION}`]);
};

/** 503 is documented: a position that no view has reached yet. */
const CONFIG = '[checks]\nnot_a_server_error.expected-statuses = ["2xx", "3xx", "4xx", "503"]\n';

mkdirSync(cache, { recursive: true });
install();
const folder = mkdtempSync(join(cache, 'fuzz-'));
try {
  writeFileSync(join(folder, 'schemathesis.toml'), CONFIG);
  const file = join(folder, 'fuzz.mjs');
  await bundle({ root: workspaceRoot, entry: join(import.meta.dirname, 'fuzz.main.ts'), file });
  const { status } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', file, schemathesis, ...process.argv.slice(2)],
    { cwd: folder, stdio: 'inherit' },
  );
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true });
}
