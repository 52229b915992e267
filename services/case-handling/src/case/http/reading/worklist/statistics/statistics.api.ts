import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Reach } from '@pishkhan/roles';
import {
  Access,
  Aggregates,
  CurrentActor,
  Granted,
  mustHold,
  Operation,
  pauses,
  PLATFORM,
  Reads,
  type Platform,
  type SignedInActor,
} from '@pishkhan/service-kit';
import { trusted } from '@pishkhan/views';
import type { QueryFilter } from 'mongoose';
import { caseTimes, type CaseTimes } from '../../../../views/times/case-times.view.ts';
import type { KindChoiceDto } from '../board/board.dto.ts';
import { boardReaders, countedFor } from '../board/board.filter.ts';
import { kindsToChoose } from '../board/titles.ts';
import { unitDays } from './calendars.ts';
import { statisticsMustBeOfThePast, statisticsMustCoverAtMost24Months } from './span.rules.ts';
import { monthsBefore, monthsOf, type Month } from './span.ts';
import { StatisticsDto, StatisticsQuery } from './statistics.dto.ts';
import { statisticsDto } from './statistics.responses.ts';
import { counting, spanOf, type Counted } from './statistics.ts';

const USUAL_MONTHS = 6;
const AT_ONCE = 200;

/** The cases that were open in the span. */
const openIn = (filter: QueryFilter<CaseTimes>, months: readonly Month[]): QueryFilter<CaseTimes> => {
  const { from, to } = spanOf(months);
  const then: QueryFilter<CaseTimes> = { endedOn: trusted({ $gte: from }), openedOn: trusted({ $lte: to }) };
  return { $and: [filter, then] };
};

@ApiTags('statistics')
@Controller('v1/statistics/cases')
export class StatisticsApi {
  constructor(
    @Inject(Reads) private readonly reads: Reads,
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  @Get()
  @Access(boardReaders)
  @Operation({
    fa: 'آمار پرونده‌ها در ماه‌های شمسی: تعداد، رعایت مهلت، روزهای کاری و جایی که زمان رفته است',
    en: 'Cases over whole Jalali months: counts, deadlines kept, working days taken, and where the time went (C1-12, 7.1)',
  })
  @ApiOkResponse({ type: StatisticsDto })
  async readStatistics(
    @Query() { from, to, ...wanted }: StatisticsQuery,
    @CurrentActor() actor: SignedInActor,
    @Granted() reach: Reach,
  ): Promise<StatisticsDto> {
    const today = this.platform.clock.today();
    const last = to ?? (from !== undefined && from > today ? from : today);
    const first = from ?? monthsBefore(last, USUAL_MONTHS - 1);
    mustHold(statisticsMustBeOfThePast(first, last, today));
    const months = monthsOf(first, last, today);
    mustHold(statisticsMustCoverAtMost24Months(months));
    const statistics = await this.counted(countedFor(actor, reach, wanted), months);
    const inPlace = countedFor(actor, reach, { ...wanted, kind: undefined });
    return { ...statistics, today, kindsToChoose: await this.kindsIn(inPlace, months) };
  }

  private async kindsIn(filter: QueryFilter<CaseTimes>, months: readonly Month[]): Promise<KindChoiceDto[]> {
    const found = await this.reads
      .model(caseTimes)
      .aggregate<{ readonly _id: string }>([{ $match: openIn(filter, months) }, { $group: { _id: '$kind' } }]);
    return kindsToChoose(found.map(({ _id: kind }) => kind));
  }

  /** One pass over the cases that were open in the span, by its index. */
  private async counted(filter: QueryFilter<CaseTimes>, months: readonly Month[]) {
    await this.reads.upToDate(caseTimes);
    const days = unitDays(this.aggregates, spanOf(months).from);
    const count = counting(months);
    const found = this.reads
      .model(caseTimes)
      .find(openIn(filter, months) as QueryFilter<CaseTimes & { readonly _id: string }>)
      .select({ kind: 1, officeId: 1, countyOffice: 1, runs: 1 })
      .lean<Counted[]>()
      .cursor({ batchSize: AT_ONCE });
    const pause = pauses();
    for await (const times of found) {
      count.add(times, await days.of(times));
      await pause();
    }
    return statisticsDto(count.result(), days.isProvisional());
  }
}
