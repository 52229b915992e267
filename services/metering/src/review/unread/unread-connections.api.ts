import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { civilDate } from '@pishkhan/calendar';
import type { Reach } from '@pishkhan/roles';
import { Access, Aggregates, Granted, OkPage, Operation, Reads, type Page } from '@pishkhan/service-kit';
import { trusted } from '@pishkhan/views';
import { MeterPlaces } from '../../copies/meter-places.ts';
import { readingPolicy } from '../policy/domain/reading-policy.ts';
import { UnreadConnectionsQuery } from './unread-connections.dto.ts';
import {
  noticeWords,
  rules,
  shownConnection,
  type ShownConnection,
  type UnreadConnection,
} from './unread-connections.schema.ts';
import { unreadConnections } from './unread-connections.view.ts';
import { selfReadingCountsOn } from './domain/unread-periods.policy.ts';
import { rightsOf, type Satisfies } from './domain/unread-periods.ts';

/** Connections without a right have no day. */
const beforeAll = civilDate('1900-01-01');

type Trigger = UnreadConnectionsQuery['trigger'];

const rightsShown = ({ facts }: UnreadConnection, satisfies: Satisfies, trigger: Trigger) =>
  rightsOf(facts, satisfies)
    .filter((right) => trigger === undefined || right.trigger === trigger)
    .map((right) => ({ ...right, periods: [...right.periods], rule: rules[right.trigger], notice: noticeWords }));

@ApiTags('unread connections')
@Controller('v1/unread-connections')
export class UnreadConnectionsApi {
  constructor(
    @Inject(Reads) private readonly reads: Reads,
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(MeterPlaces) private readonly places: MeterPlaces,
  ) {}

  @Get()
  @Access({ headOfSubscriberAffairs: 'ownCounty', auditor: 'all' })
  @Operation({
    fa: 'اشتراک‌هایی که مصرف آن‌ها دو دوره پیاپی تعیین نشده یا کنتورشان دو دوره پیاپی خوانده نشده است؛ حق قطع پس از اخطار کتبیِ ثابت‌شده',
    en: 'Connections whose consumption was not determined, or whose meter was not read, in two consecutive periods; the notice is still to be proven (15.4-6)',
  })
  @OkPage(shownConnection)
  async listUnreadConnections(
    @Query() { trigger, countyOffice, cursor, limit }: UnreadConnectionsQuery,
    @Granted() reach: Reach,
  ): Promise<Page<ShownConnection>> {
    const satisfies = selfReadingCountsOn((await this.aggregates.load(readingPolicy, 'unread-periods')).state);
    const rights = (each: UnreadConnection) => rightsShown(each, satisfies, trigger);
    const { items, next } = await this.reads.page(unreadConnections, {
      filter: { [trigger ?? 'since']: trusted({ $gt: beforeAll }) },
      orderBy: trigger ?? 'since',
      cursor,
      limit,
      keep: async (found) =>
        this.places.ofCounty(
          countyOffice,
          await this.places.within(
            reach,
            found.filter((each) => rights(each).length > 0),
          ),
        ),
    });
    const countyOf = await this.places.countiesOf(items);
    return {
      items: items.map((each) => ({
        accountId: each.accountId,
        meterId: each.meterId,
        countyOffice: countyOf.get(each.accountId) ?? null,
        rights: rights(each),
      })),
      next,
    };
  }
}
