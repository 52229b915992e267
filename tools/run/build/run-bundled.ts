import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '../../check/source/files.ts';
import { bundle } from './bundle.ts';

/**
 * Bundles a program and runs it, because services use decorators.
 *
 * @param entry From the root of the workspace
 * @returns The exit code of the program
 */
export const runBundled = async (entry: string, words: readonly string[]): Promise<number> => {
  mkdirSync(join(workspaceRoot, '.cache'), { recursive: true });
  const folder = mkdtempSync(join(workspaceRoot, '.cache', 'bundled-'));
  try {
    const file = join(folder, 'program.mjs');
    await bundle({ root: workspaceRoot, entry: join(workspaceRoot, entry), file });
    const { status } = spawnSync(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', '--enable-source-maps', file, ...words],
      { cwd: workspaceRoot, stdio: 'inherit' },
    );
    return status ?? 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** `node tools/run/build/run-bundled.ts <entry> …` */
if (import.meta.main) {
  const [entry, ...words] = process.argv.slice(2);
  if (entry === undefined) throw new Error('node tools/run/build/run-bundled.ts <entry> …');
  process.exitCode = await runBundled(entry, words);
}
