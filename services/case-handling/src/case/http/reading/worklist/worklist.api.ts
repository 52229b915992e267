import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { addDays, type CivilDate } from '@pishkhan/calendar';
import { roleNames, scopeOf, type Reach, type Role } from '@pishkhan/roles';
import {
  Access,
  CurrentActor,
  Granted,
  Operation,
  PageQuery,
  PLATFORM,
  Reads,
  type Platform,
  type SignedInActor,
} from '@pishkhan/service-kit';
import { trusted } from '@pishkhan/views';
import { zonesOf } from '../../../../copies/contractors/who-gets-orders.ts';
import { NO_DEADLINE, worklist, type WorklistItem } from '../../../views/worklist/worklist.view.ts';
import { caseReaders } from '../../case.roles.ts';
import { notAbout, waitingForWork, worklistOf } from '../case.scope.ts';
import { judgingOf } from '../who-judges.ts';
import { WorklistPage, WorklistQuery, WorkSummaryDto } from './worklist.dto.ts';
import { roleWorkOf, worklistItemOf, type Counted } from './worklist.responses.ts';

const SOON_DAYS = 2;

const countIf = (condition: object) => ({ $sum: { $cond: [condition, 1, 0] } });
/** One group with the figures of all cases that match. */
const countedOn = (today: CivilDate) => ({
  _id: null,
  waiting: { $sum: 1 },
  overdue: countIf({ $lt: ['$dueOn', today] }),
  dueSoon: countIf({ $and: [{ $gte: ['$dueOn', today] }, { $lte: ['$dueOn', addDays(today, SOON_DAYS)] }] }),
  paused: countIf({ $ne: ['$waiting.paused', null] }),
  cameBack: countIf({ $ne: ['$cameBack', null] }),
  nearest: { $min: { $ifNull: ['$dueOn', NO_DEADLINE] } },
  oldest: { $min: '$openedOn' },
});

/** Cases that the person sent back, while they wait for somebody there. */
const sentBackBy = (actor: SignedInActor, reach: Reach) => ({
  ...scopeOf(reach),
  ...notAbout(actor),
  'cameBack.by': actor.subject,
  'shownTo.0': trusted({ $exists: true }),
});

@ApiTags('cases')
@Controller('v1')
export class WorklistApi {
  constructor(
    @Inject(Reads) private readonly reads: Reads,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  @Get('worklist')
  @Access(caseReaders)
  @Operation({
    fa: 'کارتابل من، نزدیک‌ترین مهلت در آغاز؛ برای حسابرس همه کارتابل‌ها',
    en: "The caller's worklist, the nearest deadline first; for the auditor, every worklist",
  })
  @ApiOkResponse({ type: WorklistPage })
  async readWorklist(
    @Query() { role, work, cursor, limit }: WorklistQuery,
    @CurrentActor() actor: SignedInActor,
  ): Promise<WorklistPage> {
    const today = this.platform.clock.today();
    const { filter, judging } = await this.waitingFor(role === undefined ? actor : inRole(actor, role));
    const wanted = work === undefined ? filter : { $and: [filter, waitingForWork(work)] };
    const { items, next } = await this.reads.page(worklist, { filter: wanted, orderBy: 'dueOn', cursor, limit });
    const zones = await this.zonesFor(actor, items);
    return { items: items.map((item) => worklistItemOf(item, today, actor.roles, judging, zones)), next };
  }

  @Get('worklist/summary')
  @Access(caseReaders)
  @Operation({
    fa: 'شمار کارهای من در هر نقش، نزدیک‌ترین مهلت و قدیمی‌ترین پرونده',
    en: "The caller's work in figures, by role: counts, nearest deadline, oldest case",
  })
  @ApiOkResponse({ type: WorkSummaryDto })
  async summarizeWorklist(@CurrentActor() actor: SignedInActor, @Granted() reach: Reach): Promise<WorkSummaryDto> {
    const today = this.platform.clock.today();
    const held = roleNames.filter((role) => actor.roles.includes(role));
    const figures = held.map(async (role) => roleWorkOf(role, await this.countedIn(inRole(actor, role), today), today));
    return {
      roles: await Promise.all(figures),
      sentBack: await this.reads.model(worklist).countDocuments(sentBackBy(actor, reach)),
    };
  }

  @Get('sent-back')
  @Access(caseReaders)
  @Operation({
    fa: 'پرونده‌هایی که من برگردانده‌ام و هنوز در همان مرحله در انتظارند',
    en: 'Cases that the caller sent back to an earlier stage and that wait there still, the nearest deadline first',
  })
  @ApiOkResponse({ type: WorklistPage })
  async listSentBack(
    @Query() { cursor, limit }: PageQuery,
    @CurrentActor() actor: SignedInActor,
    @Granted() reach: Reach,
  ): Promise<WorklistPage> {
    const filter = sentBackBy(actor, reach);
    const { items, next } = await this.reads.page(worklist, { filter, orderBy: 'dueOn', cursor, limit });
    const today = this.platform.clock.today();
    return { items: items.map((item) => worklistItemOf(item, today, actor.roles, { inPlace: [] })), next };
  }

  /** Only the company that exchanges meters works by zones (A1-4). */
  private async zonesFor({ roles }: SignedInActor, items: readonly WorklistItem[]) {
    const orders = roles.includes('exchangeContractor') ? items : [];
    return zonesOf(
      this.reads,
      orders.flatMap(({ accountId }) => accountId ?? []),
      this.platform.clock.today(),
    );
  }

  private async waitingFor(actor: SignedInActor) {
    const judging = await judgingOf(this.reads, actor, this.platform.clock.today());
    return { filter: worklistOf(actor, judging), judging };
  }

  private async countedIn(actor: SignedInActor, today: CivilDate): Promise<Counted | undefined> {
    const { filter } = await this.waitingFor(actor);
    const [counted] = await this.reads
      .model(worklist)
      .aggregate<Counted>([{ $match: filter }, { $group: countedOn(today) }]);
    return counted;
  }
}

/** The same person in one of the roles held, and in none if it is not held. */
const inRole = (actor: SignedInActor, role: Role): SignedInActor => ({
  ...actor,
  roles: actor.roles.filter((held) => held === role),
});
