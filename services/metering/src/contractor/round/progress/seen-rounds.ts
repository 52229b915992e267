import { Inject, Injectable } from '@nestjs/common';
import type { CivilDate } from '@pishkhan/calendar';
import { onlyContractorOf, scopeOf, type Reach } from '@pishkhan/roles';
import { mustBeWithin, PLATFORM, Reads, type Page, type Platform } from '@pishkhan/service-kit';
import { shown, trusted, truth, type Shown } from '@pishkhan/views';
import { Type } from 'typebox';
import { ReadingContracts } from '../../reading-contracts.ts';
import { readingRoundMustExist } from '../domain/reading-round.rules.ts';
import type { RoundResult } from '../domain/reading-round.messages.ts';
import { ProgressOfRounds } from './progress-of-rounds.ts';
import type { RoundsQuery } from '../reading-round.dto.ts';
import { readingRoundsView, roundResult, type ReadingRoundShown } from './reading-rounds.view.ts';

/** Each round of a page is counted, so that a page is short. */
const MOST_ROUNDS = 20;

export const roundShown = Type.Object(
  {
    ...readingRoundsView.document.properties,
    isOverdue: truth('the day to answer the order, or to deliver it, has passed'),
    progress: roundResult,
  },
  { $id: 'ReadingRound' },
);
export type RoundShown = Shown<typeof readingRoundsView> & {
  readonly isOverdue: boolean;
  readonly progress: RoundResult;
};

const overdueOn = (today: CivilDate) => ({
  $or: [
    { state: 'issued' as const, answerUntil: trusted({ $lt: today }) },
    { state: trusted({ $in: ['issued' as const, 'accepted' as const] }), dueOn: trusted({ $lt: today }) },
  ],
});

const isOverdue = ({ state, answerUntil, dueOn }: ReadingRoundShown, today: CivilDate): boolean =>
  (state === 'issued' && answerUntil < today) || (['issued', 'accepted'].includes(state) && dueOn < today);

/** Rounds within a reach, with their progress: of the county, or of the contractor of the present order (N5). */
@Injectable()
export class SeenRounds {
  constructor(
    @Inject(Reads) private readonly reads: Reads,
    @Inject(ProgressOfRounds) private readonly progress: ProgressOfRounds,
    @Inject(ReadingContracts) private readonly contracts: ReadingContracts,
    @Inject(PLATFORM) private readonly platform: Pick<Platform, 'clock'>,
  ) {}

  async page(
    { zone, state, overdue, cursor, limit = MOST_ROUNDS }: RoundsQuery,
    reach: Reach,
  ): Promise<Page<RoundShown>> {
    const own = onlyContractorOf(reach);
    await this.contracts.mustBeRegistered(own);
    const filter = {
      ...(own === undefined ? scopeOf(reach) : { contractorId: own }),
      ...(zone !== undefined && { zone }),
      ...(state !== undefined && { state }),
      ...(overdue === 'overdue' && overdueOn(this.platform.clock.today())),
    };
    const { items, next } = await this.reads.page(readingRoundsView, {
      filter,
      orderBy: 'from',
      descending: true,
      cursor,
      limit: Math.min(limit, MOST_ROUNDS),
    });
    return { items: await Promise.all(items.map((each) => this.withProgress(each, reach))), next };
  }

  /** @throws ProblemException 404 `ReadingRoundMustExist`, also for a round of another county or contractor */
  async one(roundId: string, reach: Reach): Promise<ReadingRoundShown> {
    await this.contracts.mustBeRegistered(onlyContractorOf(reach));
    const round = await this.reads.named(readingRoundsView, roundId, readingRoundMustExist.rule);
    const { countyOffice, contractorId } = round;
    mustBeWithin(reach, { countyOffice, contractors: [contractorId] }, readingRoundMustExist.rule, roundId);
    return round;
  }

  /** Former orders of other contractors are none of a contractor's. */
  async withProgress(round: ReadingRoundShown, reach: Reach): Promise<RoundShown> {
    const own = onlyContractorOf(reach);
    const formerOrders = round.formerOrders.filter(({ contractorId }) => own === undefined || contractorId === own);
    return {
      ...shown(readingRoundsView, { ...round, formerOrders }),
      isOverdue: isOverdue(round, this.platform.clock.today()),
      progress: await this.progress.of(round),
    };
  }
}
