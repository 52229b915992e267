import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ActionDto } from '../../../api/generated/case-handling.ts';
import { VisitChanged, type KeptVisit, type Progress } from './kept-visit.ts';
import { takingsIn, type KeyDesk } from './takings.ts';
import { storeInMemory } from './visit-store.builders.ts';

const DAY = 1_000;
const LATER = 3_000;
const expert = { subject: 'expert-1', name: 'رضا کریمی', roles: ['fieldExpert'] };
const other = { ...expert, subject: 'expert-2' };
const KEY = btoa('k'.repeat(32));

const visit = (caseId: string, progress: Progress = { state: 'open' }): KeptVisit => ({
  caseId,
  trackingCode: '1405-0901-00001-00001-1',
  title: { fa: 'بازدید', en: 'Visit' },
  dueOn: null,
  address: 'تهران، خیابان انقلاب',
  meter: null,
  action: { fields: [] } as unknown as ActionDto,
  seen: 1,
  day: '2026-11-29',
  values: { indexSeen: '۸۷۴۳' },
  progress,
});
const waiting: Progress = {
  state: 'waiting',
  isTried: false,
  isConfirmed: false,
  body: { indexSeen: 8743 },
  key: 'k-1',
};

let now = 0;
let at = storeInMemory();
/** To whom the desk gives the key. */
let signedIn = expert.subject;
/** What happens while the desk is asked for a key. */
let meanwhile = (): Promise<void> => Promise.resolve();
const desk: KeyDesk = {
  make: () => Promise.resolve({ key: KEY, wrapped: expert.subject, visitsUntil: DAY, unsentUntil: LATER, most: 40 }),
  open: async (wrapped) => {
    await meanwhile();
    return wrapped === signedIn ? { key: KEY, visitsUntil: DAY, unsentUntil: LATER } : undefined;
  },
};
/** A page that is opened again has nothing but what is stored. */
const page = () => takingsIn(at.store, desk, () => now);
const take = async (...visits: KeptVisit[]) => page().take(expert, await desk.make(), visits);
const casesOf = async (of = page()) => (await of.visits()).map((kept) => kept.visit.caseId);

beforeEach(() => {
  now = 0;
  at = storeInMemory();
  signedIn = expert.subject;
  meanwhile = () => Promise.resolve();
});

describe('visits on a phone', () => {
  it('are there again after a reload without the desk, with the person who took them along', async () => {
    await take(visit('c-1'), visit('c-2'));
    expect(await casesOf()).toEqual(['c-1', 'c-2']);
    expect(await page().personOffline()).toEqual(expert);
  });

  it('lie in the storage as ciphertext: no name, no address, no index; and its key cannot be read', async () => {
    await take(visit('c-1', waiting));
    const stored = at.everything();
    for (const word of ['expert-1 ', 'رضا', 'انقلاب', '8743', '۸۷۴۳', 'c-1', '1405-0901'])
      expect(stored).not.toContain(word);
    const [taking] = await at.store.takings();
    await expect(crypto.subtle.exportKey('raw', taking!.key!)).rejects.toThrow();
  });

  it('a row that is put in the place of another one is not opened', async () => {
    await take(visit('c-1'), visit('c-2'));
    const [taking] = await at.store.takings();
    const rows = await at.store.rowsOf(taking!.id);
    await at.store.putRow({ ...rows.find(({ name }) => name === '000')!, name: '001' });
    expect(await casesOf()).toEqual(['c-1']);
  });

  it('go at the end of the day; a finished one waits without a key for its person, and goes when its time is over', async () => {
    await take(visit('c-1'), visit('c-2'));
    const [first] = await page().visits();
    await page().keep(first!, visit('c-1', waiting));
    now = DAY;
    expect(await casesOf()).toEqual([]);
    expect(await page().countUnsent()).toBe(1);
    const [taking] = await at.store.takings();
    expect(taking!.key).toBeUndefined();
    const again = page();
    await again.arrive(expert);
    expect(await casesOf(again)).toEqual(['c-1']);
    expect((await at.store.takings())[0]!.key).toBeUndefined();
    now = LATER;
    expect(await casesOf(again)).toEqual([]);
    expect(at.everything()).toBe('[[],[]]');
  });

  it('after the end of the day nothing is left if nothing was finished', async () => {
    await take(visit('c-1'), visit('c-2', { state: 'sent', at: 1 }));
    now = DAY;
    await page().expire();
    expect(at.everything()).toBe('[[],[]]');
  });

  it('situation 41: another person who signs in sees nothing, the finished one stays sealed for its own person', async () => {
    await take(visit('c-1'), visit('c-2'));
    const [first] = await page().visits();
    await page().keep(first!, visit('c-1', waiting));
    signedIn = other.subject;
    const theirs = page();
    await theirs.arrive(other);
    expect([await casesOf(theirs), await theirs.personOffline(), await theirs.countUnsent()]).toEqual([
      [],
      undefined,
      1,
    ]);
    signedIn = expert.subject;
    const own = page();
    await own.arrive(expert);
    const [kept] = await own.visits();
    expect([kept!.visit.caseId, kept!.visit.progress]).toEqual(['c-1', waiting]);
  });

  it('a sign-out leaves only what is finished, and no key; a lock leaves all, and no key', async () => {
    await take(visit('c-1'), visit('c-2'));
    await page().lock();
    expect([await casesOf(), await page().personOffline()]).toEqual([[], undefined]);
    const own = page();
    await own.arrive(expert);
    expect(await casesOf(own)).toEqual(['c-1', 'c-2']);
    await own.leave();
    expect(at.everything()).toBe('[[],[]]');
  });

  it('situation 41: visits of another one go also if the desk does not respond; the own ones are opened by a later attempt', async () => {
    await take(visit('c-1', waiting));
    await page().lock();
    await page().take(other, await desk.make(), [visit('c-2')]);
    const own = page();
    meanwhile = () => Promise.reject(new Error('cut'));
    await expect(own.arrive(expert)).rejects.toThrow('cut');
    expect(await casesOf(own)).toEqual([]);
    meanwhile = () => Promise.resolve();
    await own.arrive(expert);
    expect(await casesOf(own)).toEqual(['c-1']);
  });

  it('a key that comes after a sign-out is not kept', async () => {
    await take(visit('c-1'));
    const [shown] = await page().visits();
    await page().keep(shown!, visit('c-1', waiting));
    await page().lock();
    const own = page();
    meanwhile = () => own.leave();
    await own.arrive(expert);
    expect([await casesOf(own), (await at.store.takings())[0]!.key]).toEqual([[], undefined]);
  });

  it('nothing is written over a visit that came further in another tab, or to one that has gone', async () => {
    await take(visit('c-1'));
    const [shown] = await page().visits();
    await page().keep(shown!, visit('c-1', waiting));
    await expect(page().keep(shown!, visit('c-1'))).rejects.toThrow(VisitChanged);
    expect((await page().visits())[0]!.visit.progress).toEqual(waiting);
    now = DAY;
    await expect(page().keep({ ...shown!, visit: visit('c-1', waiting) }, visit('c-1'))).rejects.toThrow(VisitChanged);
  });
});
