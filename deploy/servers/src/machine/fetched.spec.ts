import { afterAll, describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetched } from './fetched.ts';

const cache = mkdtempSync(join(tmpdir(), 'fetched-'));
afterAll(() => rmSync(cache, { recursive: true }));

describe('a download', () => {
  it('happens once, also for two callers at the same time', async () => {
    let times = 0;
    const fetch = async (folder: string) => writeFileSync(join(folder, 'it'), String(++times));
    await Promise.all([fetched(join(cache, 'one'), fetch), fetched(join(cache, 'one'), fetch)]);
    await fetched(join(cache, 'one'), fetch);
    expect(readFileSync(join(cache, 'one', 'it'), 'utf8')).toBe('1');
  });
  it('leaves nothing after a failure, and is tried again', async () => {
    const folder = join(cache, 'two');
    await expect(
      fetched(folder, async (unfinished) => {
        writeFileSync(join(unfinished, 'half'), '');
        throw new Error('cut off');
      }),
    ).rejects.toThrow('cut off');
    expect(existsSync(folder)).toBe(false);
    await fetched(folder, async (unfinished) => writeFileSync(join(unfinished, 'whole'), ''));
    expect([existsSync(join(folder, 'half')), existsSync(join(folder, 'whole'))]).toEqual([false, true]);
  });
});
