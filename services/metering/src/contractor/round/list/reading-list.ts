import { Inject, Injectable } from '@nestjs/common';
import { onlyContractorOf, type Reach } from '@pishkhan/roles';
import { Reads, type Page } from '@pishkhan/service-kit';
import { orNull, text, titled, trusted, whole } from '@pishkhan/views';
import { Type, type Static } from 'typebox';
import { MetersOfContractor } from '../../../meter/views/meters-of-contractor.ts';
import { meterCard, type MeterCard } from '../../../meter/views/meter-card.view.ts';
import { standingTitles } from '../order/order-words.ts';
import { ProgressOfRounds } from '../progress/progress-of-rounds.ts';
import type { StopsQuery } from '../reading-round.dto.ts';
import { stopsOfRounds, type StopOfRound } from './stops-of-rounds.view.ts';

export const listedStop = Type.Object(
  {
    place: whole('place in the walk, from 1'),
    addressCode: text('address code of the walk route (9.6)'),
    serial: orNull(text('serial of the present meter; null without one, or if no contract covers it today')),
    registerDigits: orNull(whole('digits of its register')),
    accountId: orNull(text('account of the connection; null for a contractor')),
    standing: titled('what the records have of it', standingTitles),
  },
  { $id: 'ListedStop' },
);
export type ListedStop = Static<typeof listedStop>;

const PAGE = 200;

/** What a round has to be read: the connections in walk order, each with its present meter (9.6). */
@Injectable()
export class ReadingList {
  constructor(
    @Inject(Reads) private readonly reads: Reads,
    @Inject(ProgressOfRounds) private readonly progress: ProgressOfRounds,
    @Inject(MetersOfContractor) private readonly ofContractor: MetersOfContractor,
  ) {}

  async page(roundId: string, { standing, cursor, limit }: StopsQuery, reach: Reach): Promise<Page<ListedStop>> {
    const ofStanding = async <Stop extends StopOfRound>(stops: readonly Stop[]): Promise<readonly Stop[]> => {
      const found = await this.progress.standings(roundId, stops.map(accountOf));
      return stops.filter(({ accountId }) => (found.get(accountId) ?? 'open') === standing);
    };
    const { items, next } = await this.reads.page(stopsOfRounds, {
      filter: { roundId },
      orderBy: 'place',
      cursor,
      limit,
      ...(standing !== undefined && { keep: ofStanding }),
    });
    return { items: await this.listed(roundId, items, reach), next };
  }

  /** All stops of a round, at most those of one route. */
  async all(roundId: string, reach: Reach): Promise<ListedStop[]> {
    const stops: ListedStop[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.page(roundId, { limit: PAGE, ...(cursor !== undefined && { cursor }) }, reach);
      stops.push(...page.items);
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    return stops;
  }

  private async listed(roundId: string, stops: readonly StopOfRound[], reach: Reach): Promise<ListedStop[]> {
    const accounts = stops.map(accountOf);
    const [standings, cards] = await Promise.all([
      this.progress.standings(roundId, accounts),
      this.metersOn(accounts, reach),
    ]);
    const isContractor = onlyContractorOf(reach) !== undefined;
    return stops.map(({ place, addressCode, accountId }) => {
      const card = cards.get(accountId);
      return {
        place,
        addressCode,
        serial: card?.serial ?? null,
        registerDigits: card?.registerDigits ?? null,
        accountId: isContractor ? null : accountId,
        standing: standings.get(accountId) ?? 'open',
      };
    });
  }

  /** The present meter of each account; for a contractor if its contracts cover the meter today (N5). */
  private async metersOn(accounts: readonly string[], reach: Reach): Promise<ReadonlyMap<string, MeterCard>> {
    const contracts = await this.ofContractor.contractsOf(reach);
    await this.reads.upToDate(meterCard);
    const cards = await this.reads.model(meterCard).find({ accountId: trusted({ $in: [...accounts] }) });
    const present = cards.filter(
      (card) =>
        card.removed === null &&
        card.takenOff === null &&
        (contracts === undefined || this.ofContractor.covering(contracts, card, 'today').length > 0),
    );
    return new Map(present.map((card) => [card.accountId, card]));
  }
}

const accountOf = ({ accountId }: StopOfRound): string => accountId;
