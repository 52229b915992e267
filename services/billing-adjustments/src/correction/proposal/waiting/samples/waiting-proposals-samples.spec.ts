import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { fold } from '@pishkhan/decider';
import type { WaitingProposalsEvent } from '../domain/waiting-proposals.messages.ts';
import { waitingProposals } from '../domain/waiting-proposals.ts';

const sample = (type: WaitingProposalsEvent['type']) =>
  JSON.parse(readFileSync(new URL(`${type}.v1.json`, import.meta.url), 'utf8')) as WaitingProposalsEvent;

it('11.8: every event of version 1 replays', () => {
  const entered = sample('ProposalEntered');
  const other = { ...entered, data: { ...entered.data, correctionId: 'c-2' } } as WaitingProposalsEvent;
  const waiting = { 'c-1': '10203040' };
  expect(fold(waitingProposals, [entered])).toEqual({ waiting, comparisons: 0, underWay: [] });
  const events = [other, entered, sample('ProposalRemoved'), sample('ComparisonBegan')];
  const began = { waiting, comparisons: 1, day: '2026-10-03' };
  expect(fold(waitingProposals, events)).toEqual({
    ...began,
    underWay: [{ comparison: 1, because: 'day', left: ['c-1'] }],
  });
  expect(fold(waitingProposals, [...events, sample('ProposalsCompared')])).toEqual({ ...began, underWay: [] });
});
