import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { CommandKeys, FirstAnswer, KeyClaim } from '@pishkhan/event-store';

const DAY = 24 * 60 * 60 * 1000;
const at = new Date('2026-11-22T04:30:00.000Z');
const days = (count: number) => new Date(at.getTime() + count * DAY);

const claimOf = (more: Partial<KeyClaim> = {}): KeyClaim => ({
  id: `sample/${randomUUID()}`,
  contentHash: 'a'.repeat(64),
  at,
  freeBefore: days(-7),
  ...more,
});
const answer: FirstAnswer = {
  status: 201,
  headers: { 'X-Position': '7-7', Location: '/v1/notes/1' },
  body: { 'a.b': 1, $set: null, متن: ['کلید', 2.5, {}] },
};

/** The contract of every adapter of `CommandKeys`. `other` is another process over the same keys. */
export const commandKeysContract = (name: string, keys: () => CommandKeys, other: () => CommandKeys = keys): void => {
  describe(`N9 command keys: ${name}`, () => {
    it('binds a key to its first content, and names that content to every later one', async () => {
      const claim = claimOf();
      expect(await keys().claim(claim)).toEqual({ contentHash: claim.contentHash, isNew: true });
      const bound = { contentHash: claim.contentHash, isNew: false };
      expect(await keys().claim(claim)).toEqual(bound);
      expect(await other().claim({ ...claim, contentHash: 'b'.repeat(64) })).toEqual(bound);
      expect((await keys().claim(claimOf({ contentHash: 'b'.repeat(64) }))).isNew).toBe(true);
    });
    it('of many contents at one moment in two processes exactly one is bound', async () => {
      const claims = Array.from({ length: 40 }, (_, place) => String(place).padStart(64, '0'));
      const { id } = claimOf();
      const bound = await Promise.all(
        claims.map((contentHash, place) => (place % 2 ? keys() : other()).claim(claimOf({ id, contentHash }))),
      );
      expect(bound.filter(({ isNew }) => isNew)).toHaveLength(1);
      expect(new Set(bound.map(({ contentHash }) => contentHash)).size).toBe(1);
    });
    it('keeps the first answer as it is, with any names in its body', async () => {
      const claim = claimOf();
      await keys().claim(claim);
      expect(await keys().keep(claim, answer)).toEqual(answer);
      expect(await other().keep(claim, { status: 200, headers: {} })).toEqual(answer);
      expect(await other().claim(claim)).toEqual({ contentHash: claim.contentHash, isNew: false, answer });
      const silent = claimOf();
      await keys().claim(silent);
      await keys().keep(silent, { status: 204, headers: {} });
      expect((await keys().claim(silent)).answer).toEqual({ status: 204, headers: {} });
    });
    it('keeps no answer of another content, nor of a key that nobody has claimed', async () => {
      const claim = claimOf();
      const stranger = { ...claim, contentHash: 'b'.repeat(64) };
      expect(await keys().keep(claim, answer)).toEqual(answer);
      expect((await keys().claim(claim)).isNew).toBe(true);
      expect(await keys().keep(stranger, answer)).toEqual(answer);
      expect((await keys().claim(claim)).answer).toBeUndefined();
    });
    it('releases a key without an answer, for its own content only', async () => {
      const claim = claimOf();
      await keys().claim(claim);
      await keys().release({ ...claim, contentHash: 'b'.repeat(64) });
      expect((await keys().claim(claim)).isNew).toBe(false);
      await keys().release(claim);
      expect((await other().claim({ ...claim, contentHash: 'b'.repeat(64) })).isNew).toBe(true);
      const answered = claimOf();
      await keys().claim(answered);
      await keys().keep(answered, answer);
      await keys().release(answered);
      expect((await keys().claim(answered)).answer).toEqual(answer);
    });
    it('frees a key when its time is over, with its answer', async () => {
      const claim = claimOf();
      await keys().claim(claim);
      await keys().keep(claim, answer);
      const later = (after: number) => ({ ...claim, contentHash: 'b'.repeat(64), at: days(after) });
      expect((await keys().claim({ ...later(7), freeBefore: at })).isNew).toBe(false);
      expect(await keys().claim({ ...later(8), freeBefore: days(1) })).toEqual({
        contentHash: 'b'.repeat(64),
        isNew: true,
      });
    });
    it('removes the keys of an earlier time, and only these', async () => {
      const [old, young] = [claimOf({ at: days(-900) }), claimOf()];
      for (const claim of [old, young]) await keys().claim({ ...claim, freeBefore: days(-1000) });
      expect(await keys().forget(days(-800))).toBeGreaterThanOrEqual(1);
      expect(await keys().forget(days(-800))).toBe(0);
      expect((await keys().claim({ ...young, freeBefore: days(-1000) })).isNew).toBe(false);
      expect((await keys().claim({ ...old, freeBefore: days(-1000) })).isNew).toBe(true);
    });
  });
};
