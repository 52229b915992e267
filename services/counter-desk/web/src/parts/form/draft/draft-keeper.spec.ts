import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { draftKeeper } from './draft-keeper.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const keeperThat = (put: (draft: string) => Promise<void>) => {
  const kept: string[] = [];
  const keeper = draftKeeper<string>(async (draft) => {
    await put(draft);
    kept.push(draft);
  }, 100);
  return { kept, keeper };
};

describe('unsent words are kept a moment after the last change', () => {
  it('typing sends one draft, the newest', async () => {
    const { kept, keeper } = keeperThat(() => Promise.resolve());
    for (const text of ['ن', 'نش', 'نشت']) keeper.change(text);
    await jest.advanceTimersByTimeAsync(99);
    expect(kept).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(kept).toEqual(['نشت']);
    await keeper.flush();
    expect(kept).toEqual(['نشت']);
  });
  it('what could not be kept is kept with the next flush', async () => {
    let isCut = true;
    const { kept, keeper } = keeperThat(() => (isCut ? Promise.reject(new Error('cut')) : Promise.resolve()));
    keeper.change('one');
    await keeper.flush();
    isCut = false;
    await keeper.flush();
    expect(kept).toEqual(['one']);
  });
  it('nothing is kept after the form was sent', async () => {
    const { kept, keeper } = keeperThat(() => Promise.resolve());
    keeper.change('sent');
    await keeper.stop();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(kept).toEqual([]);
  });
});
