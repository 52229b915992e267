import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { commandKeysContract } from '@pishkhan/contract-specs/command-keys/command-keys.contract.ts';
import { openEmbeddedCommandKeys } from './embedded.ts';

const folder = mkdtempSync(join(tmpdir(), 'command-keys-'));
const file = join(folder, 'pishkhan.sqlite');
const [keys, other] = [openEmbeddedCommandKeys({ file }), openEmbeddedCommandKeys({ file })];
afterAll(async () => {
  await keys.close();
  await other.close();
  rmSync(folder, { recursive: true });
});

commandKeysContract(
  'embedded',
  () => keys,
  () => other,
);

const time = (iso: string) => new Date(iso);

describe('N9 command keys: embedded, its file', () => {
  it('R1: keeps keys and answers after a restart', async () => {
    const own = join(folder, 'restart.sqlite');
    const claim = {
      id: 'sample/1',
      contentHash: 'c',
      at: time('2026-11-22T00:00:00Z'),
      freeBefore: time('2026-11-15T00:00:00Z'),
    };
    const before = openEmbeddedCommandKeys({ file: own });
    await before.claim(claim);
    await before.keep(claim, { status: 201, headers: {}, body: { text: 'a' } });
    await before.close();
    const after = openEmbeddedCommandKeys({ file: own });
    expect(await after.claim(claim)).toMatchObject({ isNew: false, answer: { status: 201, body: { text: 'a' } } });
    await after.close();
  });
  it('removes more keys than fit in one transaction', async () => {
    const own = openEmbeddedCommandKeys({ file: ':memory:' });
    const at = time('2026-11-01T00:00:00Z');
    await Promise.all(
      Array.from({ length: 2_500 }, (_, place) =>
        own.claim({ id: `sample/${place}`, contentHash: 'c', at, freeBefore: at }),
      ),
    );
    expect(await own.forget(time('2026-11-02T00:00:00Z'))).toBe(2_500);
    await own.close();
  });
});
