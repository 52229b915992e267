import { describe, expect, it } from '@jest/globals';
import { shortcutsRead } from './shortcuts.ts';

const letter = (code: string, key = code.at(-1)!.toLowerCase()) => ({ key, code, isShifted: false });

const pages = new Map([
  ['t', '/'],
  ['r', '/register'],
  ['a', '/approvals'],
]);

describe('keys that work anywhere at the desk', () => {
  it('two keys one after the other go to a page, on a Persian keyboard too', () => {
    let now = 0;
    const read = shortcutsRead(() => now, pages);
    expect(read(letter('KeyT'))).toBeUndefined();
    expect(read(letter('KeyG', 'ل'))).toBeUndefined();
    expect(read(letter('KeyT', 'ف'))).toBe('/');
    expect(read(letter('KeyR'))).toBeUndefined();
    read(letter('KeyG'));
    now += 1_501;
    expect(read(letter('KeyR'))).toBeUndefined();
    read(letter('KeyG'));
    read(letter('KeyX'));
    expect(read(letter('KeyA'))).toBeUndefined();
  });

  it('both question marks open the list of keys, and the slash goes to the search', () => {
    const read = shortcutsRead(() => 0, pages);
    expect(read({ key: '?', code: 'Slash', isShifted: true })).toBe('shortcuts');
    expect(read({ key: '؟', code: 'Slash', isShifted: true })).toBe('shortcuts');
    expect(read(letter('Slash', '/'))).toBe('search');
  });
});
