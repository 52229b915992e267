import { Inject, Injectable } from '@nestjs/common';
import { derivedId } from '@pishkhan/identifiers';
import { Aggregates, Commands, mustHold, Reads, type Envelope } from '@pishkhan/service-kit';
import { readingRound } from '../domain/reading-round.ts';
import { roundsOfCounty } from './domain/rounds-of-county.ts';
import type { ClaimedStep, ReadingRoundsClaimed } from './domain/rounds-of-county.messages.ts';
import { roundsMustBeOpenedInTurn } from './domain/rounds-of-county.rules.ts';
import { storeStep } from './storing.ts';

/** Opens and orders rounds of a county one request after the other, also over processes (A3-5; N16). */
@Injectable()
export class RoundClaims {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(Reads) private readonly reads: Reads,
  ) {}

  /**
   * Claims the planned steps and stores them. A request that is sent again after a crash stores what it had claimed.
   *
   * @param plan Runs when every earlier claim of the county is stored, and again if another request was faster
   * @throws ProblemException of the plan; 409 `RoundsMustBeOpenedInTurn` with Retry-After while others are faster for 2
   *   s
   */
  async store(
    countyOffice: string,
    envelope: Envelope,
    plan: () => Promise<readonly ClaimedStep[]>,
  ): Promise<readonly ClaimedStep[]> {
    const claimed = () => this.claimed(countyOffice, envelope, plan);
    const steps = await this.reads.onArrival([roundsMustBeOpenedInTurn.rule], claimed);
    for (const step of steps) {
      await storeStep(step, {
        load: (decider, id) => this.aggregates.load(decider, id),
        act: (decider, id, command, as) => this.commands.execute(decider, id, command, { ...envelope, ...as }),
      });
    }
    return steps;
  }

  private async claimed(countyOffice: string, envelope: Envelope, plan: () => Promise<readonly ClaimedStep[]>) {
    const { commandId: claimId } = envelope;
    const { claims } = (await this.aggregates.load(roundsOfCounty, countyOffice)).state;
    const own = claims.find((each) => each.claimId === claimId);
    if (own) return own.steps;
    mustHold(roundsMustBeOpenedInTurn(await this.isStored(claims.at(-1))));
    const steps = await plan();
    await this.commands.execute(
      roundsOfCounty,
      countyOffice,
      { type: 'ClaimReadingRounds', claimId, countyOffice, seen: claims.length, steps },
      { ...envelope, commandId: derivedId('claim', claimId) },
    );
    return steps;
  }

  /** The reaction stores a claim whose request has stopped; each claim waits for the one before. */
  private async isStored(claim: ReadingRoundsClaimed['data'] | undefined): Promise<boolean> {
    for (const { roundId, orderId, kind } of claim?.steps ?? []) {
      const { state } = await this.aggregates.load(readingRound, roundId);
      if (state.status !== 'opened' || (kind === 'orderedAgain' && state.order?.orderId !== orderId)) return false;
    }
    return true;
  }
}
