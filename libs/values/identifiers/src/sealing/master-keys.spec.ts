import { describe, expect, it } from '@jest/globals';
import { masterKeysIn, withNewMasterKey } from './master-keys.ts';
import { isSealedBy, sealedAnew, sealWith, unsealWith } from './sealing.ts';

const first = new Uint8Array(32).fill(7);
const replaced = { by: 'operator-a', second: 'operator-b', reason: 'سالانه', at: '2026-11-29T08:00:00.000Z' };
const twice = withNewMasterKey(withNewMasterKey(first, replaced), { ...replaced, reason: 'lost laptop' });

describe('ASVS 11.1.1, 11.2.2: a replaced master key', () => {
  it('wraps from now on; the first one stays the root of hashes, and the file says who replaced it and why', () => {
    const { root, ring, replaced: last } = masterKeysIn(twice);
    expect([root, ring[0], ring.length]).toEqual([first, first, 3]);
    expect(new Set(ring.map((key) => Buffer.from(key).toString('hex'))).size).toBe(3);
    expect(last).toEqual({ ...replaced, reason: 'lost laptop' });
    expect(masterKeysIn(first)).toEqual({ root: first, ring: [first], replaced: undefined });
  });

  it('opens what every former key sealed, and seals it anew once', () => {
    const { ring } = masterKeysIn(twice);
    const values = ring.map((_, place) => sealWith(ring.slice(0, place + 1), `value ${place}`, 'case/1'));
    expect(values.map((sealed) => unsealWith(ring, sealed, 'case/1').toString())).toEqual([
      'value 0',
      'value 1',
      'value 2',
    ]);
    const anew = values.map((sealed) => sealedAnew(ring, sealed, 'case/1'));
    expect(anew.map((sealed) => sealed && isSealedBy(ring[2]!, sealed, 'case/1'))).toEqual([true, true, undefined]);
    expect(sealedAnew(ring, anew[0]!, 'case/1')).toBeUndefined();
    expect(() => unsealWith(ring, values[0]!, 'case/2')).toThrow();
    expect(() => unsealWith(ring.slice(1), values[0]!, 'case/1')).toThrow();
  });

  it.each([
    ['31 bytes', first.subarray(1)],
    ['nothing', new Uint8Array()],
    ['other JSON', Buffer.from('{"form":"pishkhan-master-keys-1"}')],
    ['null', Buffer.from('null')],
    ['a file that is cut', twice.subarray(0, -9)],
  ])('is not read from %s', (_, content) => expect(() => masterKeysIn(content)).toThrow(RangeError));

  it('is not read from a file with a changed key or person', () => {
    const text = Buffer.from(twice).toString();
    for (const [from, to] of [
      [Buffer.from(first).toString('base64'), Buffer.from(new Uint8Array(32).fill(8)).toString('base64')],
      ['operator-a', 'operator-c'],
    ] as const)
      expect(() => masterKeysIn(Buffer.from(text.replace(from, to)))).toThrow(RangeError);
  });
});
