import { describe, expect, it } from '@jest/globals';
import { askedTogether, MOST_AT_ONCE } from './asked-together.ts';

describe('names of the persons on a page', () => {
  it('are asked in one request, each person once', async () => {
    const asked: (readonly string[])[] = [];
    let then = (): void => undefined;
    const nameOf = askedTogether(
      (subjects) => {
        asked.push(subjects);
        return Promise.resolve({ a: 'سارا احمدی' });
      },
      (call) => (then = call),
    );
    const named = Promise.all(['a', 'b', 'a'].map(nameOf));
    then();
    expect(await named).toEqual(['سارا احمدی', undefined, 'سارا احمدی']);
    expect(asked).toEqual([['a', 'b']]);
    const later = nameOf('b');
    then();
    await later;
    expect(asked).toHaveLength(2);
  });

  it('are asked in several requests if there are very many, and a fault reaches all of its request', async () => {
    const asked: number[] = [];
    let then = (): void => undefined;
    const nameOf = askedTogether(
      (subjects) => {
        asked.push(subjects.length);
        return Promise.reject(new Error('no connection'));
      },
      (call) => (then = call),
    );
    const named = Promise.allSettled(Array.from({ length: MOST_AT_ONCE + 1 }, (_, at) => nameOf(`p${at}`)));
    then();
    expect((await named).every(({ status }) => status === 'rejected')).toBe(true);
    expect(asked).toEqual([MOST_AT_ONCE, 1]);
  });
});
