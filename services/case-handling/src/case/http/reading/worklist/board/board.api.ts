import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { addWorkingDays, daysBetween, type CivilDate } from '@pishkhan/calendar';
import type { Reach } from '@pishkhan/roles';
import {
  Access,
  Aggregates,
  CurrentActor,
  Granted,
  Operation,
  PLATFORM,
  Reads,
  type Platform,
  type SignedInActor,
} from '@pishkhan/service-kit';
import { knownOffices } from '@pishkhan/service-kit/offices';
import { COMPANY } from '../../../../calendars-in-force.ts';
import { caseTimes, NO_DAY, type CaseTimes } from '../../../../views/times/case-times.view.ts';
import { byPlace, byUrgency, countedAt, countsOf, regrouped, type Grouped } from './board.counts.ts';
import { BoardCasePage, BoardCasesQuery, BoardDto, BoardQuery, type BoardCaseDto } from './board.dto.ts';
import { boardReaders, casesBehind, countedFor, dueOf, type Now, type Wanted } from './board.filter.ts';
import { calendarsInForce } from '../statistics/calendars.ts';
import { awaitedTitle, kindsToChoose, kindTitle, stageTitle } from './titles.ts';

const SOON_DAYS = 3;
const MOST_OFFICES = 200;

const caseOf = (times: CaseTimes & { readonly _id: string }, now: Now): BoardCaseDto => {
  const { trackingCode, kind, stage, awaits, officeId, countyOffice, accountId, openedOn, since, dueOn } = times;
  return {
    caseId: times._id,
    trackingCode,
    kind,
    title: kindTitle(kind),
    stage,
    stageTitle: stageTitle(kind, stage),
    awaits,
    awaitsTitle: awaitedTitle(awaits),
    officeId,
    countyOffice,
    accountId,
    openedOn,
    since,
    dueOn: dueOn === NO_DAY ? null : dueOn,
    due: dueOf(times, now),
    daysLeft: dueOn === NO_DAY ? null : daysBetween(now.today, dueOn as CivilDate),
  };
};

/** What is open now, for those who answer for it; each number has the list of exactly the cases that it counts. */
@ApiTags('statistics')
@Controller('v1/statistics/board')
export class BoardApi {
  constructor(
    @Inject(Reads) private readonly reads: Reads,
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  @Get()
  @Access(boardReaders)
  @Operation({
    fa: 'پرونده‌های باز به تفکیک مهلت، مرحله، کسی که باید اقدام کند، و دفتر',
    en: 'Open cases by nearest deadline: in all, by kind and stage, by who must act, by counter office (7.1, 15.4-36)',
  })
  @ApiOkResponse({ type: BoardDto })
  async readBoard(
    @Query() { days, ...wanted }: BoardQuery,
    @CurrentActor() actor: SignedInActor,
    @Granted() reach: Reach,
  ): Promise<BoardDto> {
    const now = await this.now(reach, wanted, days);
    await this.reads.upToDate(caseTimes);
    const filter = casesBehind(countedFor(actor, reach, { ...wanted, kind: undefined }), {}, now);
    const ofEveryKind = await this.reads
      .model(caseTimes)
      .aggregate<Grouped>([{ $match: filter }, { $group: { _id: byPlace, ...countedAt(now) } }]);
    const groups = ofEveryKind.filter(({ _id: { kind } }) => wanted.kind === undefined || kind === wanted.kind);
    const offices = regrouped(groups, 'officeId', 'countyOffice');
    return {
      at: now.at,
      today: now.today,
      soonUntil: now.soonUntil,
      kindsToChoose: kindsToChoose(ofEveryKind.map(({ _id: { kind } }) => kind)),
      all: countsOf(regrouped(groups)[0]),
      stages: regrouped(groups, 'kind', 'stage')
        .map(({ _id: { kind, stage }, ...each }) => ({
          kind,
          kindTitle: kindTitle(kind),
          stage,
          title: stageTitle(kind, stage),
          ...countsOf(each),
        }))
        .toSorted(byUrgency),
      awaited: regrouped(groups, 'awaits')
        .map(({ _id: { awaits }, ...each }) => ({ awaits, title: awaitedTitle(awaits), ...countsOf(each) }))
        .toSorted(byUrgency),
      offices: offices
        .map(({ _id: { officeId, countyOffice }, ...each }) => ({ officeId, countyOffice, ...countsOf(each) }))
        .toSorted(byUrgency)
        .slice(0, MOST_OFFICES),
      officesLeftOut: Math.max(offices.length - MOST_OFFICES, 0),
    };
  }

  @Get('cases')
  @Access(boardReaders)
  @Operation({
    fa: 'پرونده‌های پشت هر عدد تابلو، نزدیک‌ترین مهلت در آغاز',
    en: 'The open cases that a number of the board counts, the nearest deadline first',
  })
  @ApiOkResponse({ type: BoardCasePage })
  async listBoardCases(
    @Query() { days, cursor, limit, ...wanted }: BoardCasesQuery,
    @CurrentActor() actor: SignedInActor,
    @Granted() reach: Reach,
  ): Promise<BoardCasePage> {
    const now = await this.now(reach, wanted, days);
    const filter = casesBehind(countedFor(actor, reach, wanted), wanted, now);
    const { items, next } = await this.reads.page(caseTimes, { filter, orderBy: 'endsAt', cursor, limit });
    return { items: items.map((times) => caseOf(times, now)), next };
  }

  /** `soon` counts working days by the calendar of the office or county that the figures are of (15.4-50). */
  private async now(reach: Reach, { office, county }: Wanted, days = SOON_DAYS): Promise<Now> {
    const { clock } = this.platform;
    const today = clock.today();
    const officeId = office ?? (reach.places.includes('all') ? undefined : reach.office);
    const countyOffice = county ?? reach.county ?? (await this.countyOf(officeId)) ?? COMPANY;
    const calendars = await calendarsInForce(this.aggregates, { officeId: officeId ?? countyOffice, countyOffice });
    return { at: clock.now().toISOString(), today, soonUntil: addWorkingDays(calendars, today, days).day };
  }

  private async countyOf(officeId: string | undefined): Promise<string | undefined> {
    const office = officeId === undefined ? undefined : await this.reads.find(knownOffices, officeId);
    return office?.countyOffice ?? officeId;
  }
}
