import type { CivilDate } from '@pishkhan/calendar';
import { fold, given } from '@pishkhan/decider';
import { expect, it } from '@jest/globals';
import { correctionsOf, waitingProposals } from './waiting-proposals.ts';

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

it('11.8: a proposal of a case is entered once, and removed once when its correction has ended', () => {
  given(waitingProposals)
    .when(enter('c-1', '10203040'))
    .then(entered('c-1', '10203040'))
    .when(enter('c-1', '10203040'))
    .thenNothing();
  given(waitingProposals, entered('c-1', '10203040')).when(remove).then(removed).when(remove).thenNothing();
});

it('11.8: an account finds its own proposals, a publication finds all', () => {
  const events = [entered('c-1', '10203040'), entered('c-2', '10203041'), entered('c-3', '10203040')];
  const state = fold(waitingProposals, events);
  expect(correctionsOf(state, '10203040')).toEqual(['c-1', 'c-3']);
  expect(correctionsOf(state)).toEqual(['c-1', 'c-2', 'c-3']);
  expect(correctionsOf(fold(waitingProposals, [...events, removed]), '10203040')).toEqual(['c-3']);
});
