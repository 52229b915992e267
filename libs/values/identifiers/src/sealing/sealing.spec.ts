import { describe, expect, it } from '@jest/globals';
import { isSealedBy, seal, unseal } from './sealing.ts';

const key = new Uint8Array(32).fill(7);
const another = new Uint8Array(32).fill(8);
const mobile = '09121234567';
const bytesOf = (sealed: Uint8Array) => Buffer.from(sealed);

/** As a release without names of algorithm and key sealed it for `case/1`. */
const older = Buffer.from('0102030405060708090a0b0c98b3cbfd2f9e874390d43a5b048bb8228b45d9ac5bd8d118d00835', 'hex');

describe('ASVS 11.2.2, 11.3.2: a sealed value', () => {
  it('names its form, algorithm and key, and not the key itself', () => {
    const [one, two, foreign] = [
      seal(key, mobile, 'case/1'),
      seal(key, mobile, 'case/1'),
      seal(another, mobile, 'case/1'),
    ];
    expect(bytesOf(one).subarray(0, 4).toString('latin1')).toBe('psk\u0001');
    expect(bytesOf(one).subarray(0, 8)).toEqual(bytesOf(two).subarray(0, 8));
    expect(bytesOf(one).subarray(4, 8)).not.toEqual(bytesOf(foreign).subarray(4, 8));
    expect(bytesOf(one).subarray(8)).not.toEqual(bytesOf(two).subarray(8));
    expect(bytesOf(one).toString('latin1')).not.toContain(bytesOf(key).subarray(0, 4).toString('latin1'));
  });

  it('is opened with its key at its place', () =>
    expect(unseal(key, seal(key, mobile, 'case/1'), 'case/1').toString()).toBe(mobile));

  it('of an older release is opened too', () => {
    expect(unseal(key, older, 'case/1').toString()).toBe(mobile);
    expect(isSealedBy(another, older, 'case/1')).toBe(false);
    expect(isSealedBy(key, older, 'case/2')).toBe(false);
  });

  it.each(['another key', 'another place'])('is not opened with %s', (which) => {
    const sealed = seal(key, mobile, 'case/1');
    const [usedKey, place] = which === 'another key' ? [another, 'case/1'] : [key, 'case/2'];
    expect(() => unseal(usedKey, sealed, place)).toThrow();
    expect(isSealedBy(usedKey, sealed, place)).toBe(false);
  });

  it('is not opened when any of its bytes has changed, or when it is cut', () => {
    const sealed = bytesOf(seal(key, mobile, 'case/1'));
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed[at]! ^= 1;
      expect(isSealedBy(key, changed, 'case/1')).toBe(false);
      expect(isSealedBy(key, sealed.subarray(0, at), 'case/1')).toBe(false);
    }
  });
});
