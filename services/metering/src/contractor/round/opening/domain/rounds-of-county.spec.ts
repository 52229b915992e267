import { describe, it } from '@jest/globals';
import { civilDate } from '@pishkhan/calendar';
import { given } from '@pishkhan/decider';
import { roundsOfCounty } from './rounds-of-county.ts';
import type { ReadingRoundsClaimed } from './rounds-of-county.messages.ts';

const today = civilDate('2026-11-22');
const step = {
  kind: 'orderedAgain',
  roundId: 'round-1',
  orderId: 'order-2',
  contractorId: 'contractor-zagros',
  days: { answerWithinDays: 2, deliverWithinDays: 3 },
  today,
  command: { commandId: 'command-1', commandHash: 'hash' },
} as const;
const claim = { claimId: 'command-1', countyOffice: 'county-1', steps: [step] };
const first = { type: 'ClaimReadingRounds', ...claim, seen: 0 } as const;
const claimed: ReadingRoundsClaimed = { type: 'ReadingRoundsClaimed', data: claim };

describe('the reading rounds of a county', () => {
  it('A3-5: of two requests at one moment the second one looks again', () => {
    given(roundsOfCounty).when(first).then(claimed);
    const second = { ...first, claimId: 'command-2' };
    given(roundsOfCounty, claimed).when(second).thenRejected('RoundsMustBeOpenedInTurn');
    given(roundsOfCounty, claimed)
      .when({ ...second, seen: 1 })
      .then({ type: 'ReadingRoundsClaimed', data: { ...claim, claimId: 'command-2' } });
  });
  it('A3-5, N16: a request that is sent again finds its claim, also behind later ones', () =>
    given(roundsOfCounty, claimed).when(first).thenNothing());
});
