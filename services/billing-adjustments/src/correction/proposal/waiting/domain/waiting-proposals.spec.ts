import type { CivilDate } from '@pishkhan/calendar';
import { fold, given } from '@pishkhan/decider';
import { describe, expect, it } from '@jest/globals';
import type { CommonChange } from './waiting-proposals.messages.ts';
import { correctionsOf, nextPartOf, PROPOSALS_OF_A_PART, waitingProposals } from './waiting-proposals.ts';

const today = '2026-10-02' as CivilDate;
const enter = (correctionId: string, accountId: string) =>
  ({ type: 'EnterProposal', correctionId, accountId, today }) as const;
const entered = (correctionId: string, accountId: string) =>
  ({ type: 'ProposalEntered', data: { correctionId, accountId, since: today } }) as const;
const remove = { type: 'RemoveProposal', correctionId: 'c-1', today } as const;
const removed = {
  type: 'ProposalRemoved',
  data: { correctionId: 'c-1', accountId: '10203040', endedOn: today },
} as const;

it('11.8: a proposal is entered once, and removed once when its correction has ended', () => {
  given(waitingProposals)
    .when(enter('c-1', '10203040'))
    .then(entered('c-1', '10203040'))
    .when(enter('c-1', '10203040'))
    .thenNothing();
  given(waitingProposals, entered('c-1', '10203040')).when(remove).then(removed).when(remove).thenNothing();
});

it('11.8: an account finds its own proposals', () => {
  const events = [entered('c-1', '10203040'), entered('c-2', '10203041'), entered('c-3', '10203040')];
  expect(correctionsOf(fold(waitingProposals, events), '10203040')).toEqual(['c-1', 'c-3']);
  expect(correctionsOf(fold(waitingProposals, [...events, removed]), '10203040')).toEqual(['c-3']);
});

describe('11.8: a published version or a new day compares all that wait', () => {
  const begin = (because: CommonChange, on = today) => ({ type: 'BeginComparison', because, today: on }) as const;
  const began = (comparison: number, because: CommonChange, on = today) =>
    ({ type: 'ComparisonBegan', data: { comparison, because, on } }) as const;
  const record = (comparison: number, ...correctionIds: string[]) =>
    ({ type: 'RecordComparison', comparison, correctionIds }) as const;
  const compared = (comparison: number, ...correctionIds: string[]) =>
    ({ type: 'ProposalsCompared', data: { comparison, correctionIds } }) as const;
  const many = Array.from({ length: 2 * PROPOSALS_OF_A_PART + 1 }, (_, place) => entered(`c-${place}`, '10203040'));
  const ids = many.map(({ data }) => data.correctionId);

  it('part by part, each once, and nothing if none waits', () => {
    given(waitingProposals).when(begin('tariff')).thenNothing();
    const state = fold(waitingProposals, [...many, began(1, 'tariff')]);
    const part = ids.slice(0, PROPOSALS_OF_A_PART);
    expect(nextPartOf(state)).toEqual({ comparison: 1, because: 'tariff', left: part });
    given(waitingProposals, ...many, began(1, 'tariff'))
      .when(record(1, ...part))
      .then(compared(1, ...part))
      .when(record(1, ...part))
      .thenNothing();
    const parts = [part, ids.slice(PROPOSALS_OF_A_PART, 2 * PROPOSALS_OF_A_PART), ids.slice(-1)];
    const done = parts.map((each) => compared(1, ...each));
    expect(nextPartOf(fold(waitingProposals, [...many, began(1, 'tariff'), ...done]))).toBeUndefined();
  });
  it('a change during a comparison is compared after it, with its own reason', () => {
    const events = [entered('c-1', '1'), began(1, 'tariff'), entered('c-2', '2'), began(2, 'policy')];
    expect(nextPartOf(fold(waitingProposals, events))).toMatchObject({ because: 'tariff', left: ['c-1'] });
    expect(nextPartOf(fold(waitingProposals, [...events, compared(1, 'c-1')]))).toEqual({
      comparison: 2,
      because: 'policy',
      left: ['c-1', 'c-2'],
    });
  });
  it('one that ends meanwhile is compared no more, and its comparison ends with it', () => {
    given(waitingProposals, entered('c-1', '10203040'), began(1, 'policy'), removed)
      .when(record(1, 'c-1'))
      .thenNothing();
    const ended = fold(waitingProposals, [entered('c-1', '10203040'), began(1, 'policy'), removed]);
    expect(nextPartOf(ended)).toBeUndefined();
  });
  it('a day begins one comparison, an earlier day none', () => {
    const [next, before] = ['2026-10-03', '2026-10-01'] as CivilDate[];
    const waiting = given(waitingProposals, entered('c-1', '1'), began(1, 'day'));
    waiting.when(begin('day')).thenNothing();
    waiting.when(begin('day', before)).thenNothing();
    waiting.when(begin('day', next)).then(began(2, 'day', next));
    waiting.when(begin('policy')).then(began(2, 'policy'));
  });
});
