import { describe, expect, it } from '@jest/globals';
import { tallyOf, type Noted } from './tally.ts';

/** `a1 b1`: event a1 of stream a, event b1 of stream b. */
const noted = (text: string): Noted[] => text.split(' ').map((id) => ({ id, stream: id[0]! }));
const tally = (acknowledged: string, log: string, followed: string) =>
  tallyOf(noted(acknowledged), noted(log), noted(followed));
const GOOD = { lost: 0, doubled: 0, outOfOrder: 0, missed: 0, followedAgain: 0, followedOutOfOrder: 0 };

describe('R1: the tally of a run under faults', () => {
  it.each([
    ['all once, in order; streams interleave', 'a1 a2 b1', 'a1 b1 a2', 'a1 b1 a2', {}],
    ['one lost', 'a1 a2 a3', 'a1 a3', 'a1 a3', { lost: 1 }],
    ['one in another stream counts as lost', 'a1 a2', 'a1', 'a1', { lost: 1 }],
    ['one stored twice', 'a1 a2', 'a1 a2 a1', 'a1 a2', { doubled: 1 }],
    ['two in the wrong order', 'a1 a2 a3', 'a2 a3 a1', 'a2 a3 a1', { outOfOrder: 1 }],
    ['one never followed', 'a1 a2', 'a1 a2', 'a2', { missed: 1 }],
    ['one followed twice', 'a1 a2', 'a1 a2', 'a1 a1 a2', { followedAgain: 1 }],
    ['followed in the wrong order', 'a1 a2 b1', 'a1 a2 b1', 'a1 b1 a2', { followedOutOfOrder: 1 }],
  ])('%s', (_, acknowledged, log, followed, found) =>
    expect(tally(acknowledged, log, followed)).toMatchObject({ ...GOOD, ...found }),
  );
  it('counts acknowledged and followed events', () =>
    expect(tally('a1 a2 b1', 'a1 a2 b1', 'a1 a2')).toMatchObject({ acknowledged: 3, followed: 2 }));
});
