import { accept, nothing, type Decider } from '@pishkhan/decider';
import type { ClaimReadingRounds, ReadingRoundsClaimed } from './rounds-of-county.messages.ts';
import { roundsMustBeOpenedInTurn } from './rounds-of-county.rules.ts';

export interface RoundsOfCounty {
  readonly claims: readonly ReadingRoundsClaimed['data'][];
}

/** One stream per county, appended at its exact revision: of two requests at one moment one goes first (A3-5; N16). */
export const roundsOfCounty: Decider<ClaimReadingRounds, ReadingRoundsClaimed, RoundsOfCounty> = {
  category: 'rounds-of-county',
  events: { ReadingRoundsClaimed: 1 },
  initial: { claims: [] },
  decide: (command, { claims }) => {
    switch (command.type) {
      case 'ClaimReadingRounds': {
        const { claimId, countyOffice, steps, seen } = command;
        if (claims.some((each) => each.claimId === claimId)) return nothing();
        return (
          roundsMustBeOpenedInTurn(claims.length === seen) ||
          accept<ReadingRoundsClaimed>({ type: 'ReadingRoundsClaimed', data: { claimId, countyOffice, steps } })
        );
      }
    }
  },
  evolve: ({ claims }, event) => {
    switch (event.type) {
      case 'ReadingRoundsClaimed':
        return { claims: [...claims, event.data] };
    }
  },
};
