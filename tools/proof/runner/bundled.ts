import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from '../../run/build/bundle.ts';
import { workspaceRoot } from '../../check/source/files.ts';

/** Runs a program that imports services: they use decorators, so it is bundled first. @returns Its exit code */
export const runBundled = async (entry: string, name: string): Promise<number> => {
  mkdirSync(join(workspaceRoot, '.cache'), { recursive: true });
  const folder = mkdtempSync(join(workspaceRoot, '.cache', `${name}-`));
  try {
    const program = join(folder, `${name}.mjs`);
    await bundle({ root: workspaceRoot, entry: join(workspaceRoot, entry), file: program });
    const { status } = spawnSync(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', '--enable-source-maps', program, ...process.argv.slice(2)],
      { cwd: workspaceRoot, stdio: 'inherit' },
    );
    return status ?? 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
};
