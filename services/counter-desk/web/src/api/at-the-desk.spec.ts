import { describe, expect, it } from '@jest/globals';
import { deskOf } from './at-the-desk.ts';

describe('who is at the desk', () => {
  it('a minute after the last key, requests are looks in the background, until the next key', () => {
    let now = 0;
    const desk = deskOf(() => now);
    now = 60_000;
    expect(desk.headers()).toEqual({});
    now = 60_001;
    expect(desk.headers()).toEqual({ 'x-desk-background': '1' });
    desk.acted();
    expect(desk.headers()).toEqual({});
  });

  it('requests name the person whom the page shows, in letters that a header may have', () => {
    const desk = deskOf(() => 0);
    desk.isOf('رضا');
    expect(desk.headers()).toEqual({ 'x-desk-person': '%D8%B1%D8%B6%D8%A7' });
  });
});
