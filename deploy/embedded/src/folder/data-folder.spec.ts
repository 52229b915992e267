import { afterAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataFolderInUse, holdDataFolder } from './data-folder.ts';
import { keepJson, keptJson } from './small-files.ts';

const root = mkdtempSync(join(tmpdir(), 'data-folder-'));
afterAll(() => rmSync(root, { recursive: true }));

const holdElsewhere = async (folder: string) => {
  const script = `import { holdDataFolder } from ${JSON.stringify(join(import.meta.dirname, 'data-folder.ts'))}; holdDataFolder(${JSON.stringify(folder)}); globalThis.gc(); console.log('held'); setInterval(() => {}, 1000);`;
  const child = spawn(
    process.execPath,
    ['--expose-gc', '--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', script],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await once(child.stdout, 'data');
  return child;
};

describe('the data folder', () => {
  it('is locked by one process, and free as soon as that process is killed', async () => {
    const folder = join(root, 'held');
    const other = await holdElsewhere(folder);
    try {
      expect(() => holdDataFolder(folder)).toThrow(DataFolderInUse);
    } finally {
      other.kill('SIGKILL');
      await once(other, 'exit');
    }
    const release = holdDataFolder(folder);
    expect(() => holdDataFolder(folder)).toThrow(DataFolderInUse);
    release();
    holdDataFolder(folder)();
  });

  it('replaces a small file atomically and leaves no other file', () => {
    const folder = mkdtempSync(join(root, 'small-'));
    const file = join(folder, 'clock.json');
    expect(keptJson(file)).toBeUndefined();
    keepJson(file, { offset: 1 });
    keepJson(file, { offset: 2 });
    expect(keptJson(file)).toEqual({ offset: 2 });
    expect(readdirSync(folder)).toEqual(['clock.json', 'witness']);
  });
});
