import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { fold } from '@pishkhan/decider';
import type { WaitingProposalsEvent } from '../domain/waiting-proposals.messages.ts';
import { waitingProposals } from '../domain/waiting-proposals.ts';

const sample = (type: WaitingProposalsEvent['type']) =>
  JSON.parse(readFileSync(new URL(`${type}.v1.json`, import.meta.url), 'utf8')) as WaitingProposalsEvent;

it('11.8: every event of version 1 replays', () => {
  expect(fold(waitingProposals, [sample('ProposalEntered')])).toEqual({ waiting: { 'c-1': '10203040' } });
  const entered = sample('ProposalEntered');
  const other = { ...entered, data: { ...entered.data, correctionId: 'c-2' } } as WaitingProposalsEvent;
  expect(fold(waitingProposals, [other, entered, sample('ProposalRemoved')])).toEqual({
    waiting: { 'c-1': '10203040' },
  });
});
