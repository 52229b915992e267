import { accept, nothing, type Decider, type Decision } from '@pishkhan/decider';
import type {
  ClaimReadingRounds,
  ReadingRoundsClaimed,
  RoundsOfCountyCommand,
  RoundsOfCountyEvent,
} from './rounds-of-county.messages.ts';
import { roundsMustBeOpenedInTurn } from './rounds-of-county.rules.ts';

export interface RoundsOfCounty {
  readonly claims: readonly ReadingRoundsClaimed['data'][];
}

const claimRounds = (
  { claimId, countyOffice, steps, seen }: ClaimReadingRounds,
  { claims }: RoundsOfCounty,
): Decision<RoundsOfCountyEvent> => {
  if (claims.some((each) => each.claimId === claimId)) return nothing();
  return (
    roundsMustBeOpenedInTurn(claims.length === seen) ||
    accept<ReadingRoundsClaimed>({ type: 'ReadingRoundsClaimed', data: { claimId, countyOffice, steps } })
  );
};

/** One stream per county, appended at its exact revision: of two requests at one moment one goes first (A3-5; N16). */
export const roundsOfCounty: Decider<RoundsOfCountyCommand, RoundsOfCountyEvent, RoundsOfCounty> = {
  category: 'rounds-of-county',
  events: { ReadingRoundsClaimed: 1 },
  initial: { claims: [] },
  decide: (command, state) => {
    switch (command.type) {
      case 'ClaimReadingRounds':
        return claimRounds(command, state);
    }
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'ReadingRoundsClaimed':
        return { claims: [...state.claims, event.data] };
    }
  },
};
