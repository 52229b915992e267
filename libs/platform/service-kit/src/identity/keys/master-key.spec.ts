import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { FileDamaged } from '@pishkhan/event-store';
import { masterKeyIn } from './master-key.ts';

const folder = mkdtempSync(join(tmpdir(), 'master-key-'));
const fileOf = (bytes: number): string => {
  const file = join(folder, `${bytes}.key`);
  writeFileSync(file, new Uint8Array(bytes));
  return file;
};
afterAll(() => rmSync(folder, { recursive: true }));

const variable = 'PISHKHAN_VAULT_KEY_FILE';

describe('master key', () => {
  it('is written atomically, also after an interrupted start, and never twice', () => {
    const file = join(folder, 'new', 'cut-off.key');
    mkdirSync(dirname(file));
    writeFileSync(`${file}.new`, 'half');
    const made = masterKeyIn(file, { variable, make: true });
    expect(made).toHaveLength(32);
    expect(existsSync(`${file}.new`)).toBe(false);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(masterKeyIn(file, { variable, make: true })).toEqual(made);
    expect(masterKeyIn(file, { variable, make: false })).toEqual(made);
  });

  it('N11: is not generated anew in place of one that is lost, and not accepted if it was changed', () => {
    const file = join(folder, 'lost.key');
    const made = masterKeyIn(file, { variable, make: true });
    rmSync(file);
    expect(() => masterKeyIn(file, { variable, make: true })).toThrow(/lost\.key: it is missing\. Put the right key/);
    expect(existsSync(file)).toBe(false);
    writeFileSync(file, Buffer.alloc(32, 7));
    expect(() => masterKeyIn(file, { variable, make: true })).toThrow(FileDamaged);
    writeFileSync(file, made);
    expect(masterKeyIn(file, { variable, make: true })).toEqual(made);
  });

  it('is not generated if it is shared', () => {
    const file = join(folder, 'nowhere.key');
    expect(() => masterKeyIn(file, { variable, make: false })).toThrow(/PISHKHAN_VAULT_KEY_FILE.*there is none/);
    expect(existsSync(file)).toBe(false);
  });

  it.each([0, 31, 33])('is not read from a file of %d bytes', (bytes) => {
    for (const make of [true, false])
      expect(() => masterKeyIn(fileOf(bytes), { variable, make })).toThrow(/PISHKHAN_VAULT_KEY_FILE.*32 bytes/);
  });

  it('is not read from a folder', () => {
    expect(() => masterKeyIn(folder, { variable, make: false })).toThrow(/PISHKHAN_VAULT_KEY_FILE/);
  });
});
