import { Inject, Injectable } from '@nestjs/common';
import { addDays, civilDate, daysBetween, type CivilDate } from '@pishkhan/calendar';
import { trusted } from '@pishkhan/views';
import { Aggregates } from '../../../../commands/commands.ts';
import type { Platform } from '../../../../definition.ts';
import { invalid } from '../../../../http/input/invalid.ts';
import { Reads } from '../../../reads.ts';
import { PLATFORM } from '../../../../running/tokens.ts';
import { LOOK_UPS, lookUpLimitsOn, type LookUpLimits } from '../../domain/look-up-limits.policy.ts';
import { unusualOf, unusualReturnOf, unusualRules, type Unusual } from '../../domain/unusual.ts';
import type { LookUpParts } from '../../index.ts';
import type { ReaderOfDay } from '../../views/readers-by-day.view.ts';
import type { UnusualLookUpsDto } from '../look-ups.dto.ts';
import { LOOK_UP_PARTS } from '../look-ups.ts';
import { lookUpsOfNearPersons } from './near-look-ups.ts';
import { lookUpsOfStaff } from './staff-look-ups.ts';

const USUAL_DAYS = 6;
const MOST_DAYS = 31;
/** Days from which the average of an office is taken. */
const AVERAGE_DAYS = 30;
const MOST_DOCUMENTS = 2_000;

type Item = UnusualLookUpsDto['items'][number];
type Place = Pick<Item, 'reader' | 'day' | 'office' | 'account'>;

const itemOf = ({ rule, counted, limit }: Unusual, place: Place): Item => ({
  rule,
  ...unusualRules[rule],
  ...place,
  counted,
  limit,
});

/** Answers per reader and day of the office, without this reader's own day. */
const averageOf = ({ day, reader }: ReaderOfDay, month: readonly ReaderOfDay[]): number | undefined => {
  const others = month.filter((each) => each.reader !== reader || each.day !== day);
  if (others.length === 0) return undefined;
  return others.reduce((sum, { answers }) => sum + answers, 0) / others.length;
};

/** The report of unusual look-ups, by the policy in force on the last day. */
@Injectable()
export class UnusualLookUps {
  constructor(
    @Inject(Reads) private readonly reads: Reads,
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(PLATFORM) private readonly platform: Platform,
    @Inject(LOOK_UP_PARTS) private readonly parts: LookUpParts,
  ) {}

  /** @throws ProblemException 400 for more than a month */
  async between(
    asked: { readonly from?: string; readonly to?: string },
    seen: { readonly counties?: string },
  ): Promise<UnusualLookUpsDto> {
    const to = asked.to === undefined ? this.platform.clock.today() : civilDate(asked.to);
    const from = asked.from === undefined ? addDays(to, -USUAL_DAYS) : civilDate(asked.from);
    if (daysBetween(from, to) >= MOST_DAYS) throw invalid([periodMustBeAMonth]);
    const { state } = await this.aggregates.load(this.parts.policy, LOOK_UPS);
    const limits = lookUpLimitsOn(state, to);
    if (limits === undefined) return { from, to, items: [] };
    const items = [
      ...(await this.ofDays({ from, to }, seen, limits)),
      ...(await this.returns({ from, to }, seen, limits)),
      ...(await lookUpsOfStaff(this.reads, this.parts, { from, to }, seen)).map(({ unusual, ...place }) =>
        itemOf(unusual, place),
      ),
      ...(await lookUpsOfNearPersons(this.reads, this.parts, { from, to }, seen)).map(({ unusual, ...place }) =>
        itemOf(unusual, place),
      ),
    ];
    return { from, to, items: items.toSorted((one, other) => other.day.localeCompare(one.day)) };
  }

  private async ofDays(
    { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
    seen: { readonly counties?: string },
    limits: LookUpLimits,
  ): Promise<Item[]> {
    const { byDay } = this.parts;
    await this.reads.upToDate(byDay);
    const days = await this.reads
      .model(byDay)
      .find({ ...seen, day: trusted({ $gte: from, $lte: to }) })
      .limit(MOST_DOCUMENTS)
      .lean();
    const months = new Map<string, readonly ReaderOfDay[]>();
    const items: Item[] = [];
    for (const day of days as readonly ReaderOfDay[]) {
      const { reader, office } = day;
      const key = `${office} ${day.day}`;
      const month = months.get(key) ?? (await this.monthOf(day));
      months.set(key, month);
      const place = { reader, day: day.day, ...(office !== undefined && { office }) };
      items.push(...unusualOf(day, limits, averageOf(day, month)).map((each) => itemOf(each, place)));
    }
    return items;
  }

  /** The days of all readers of the office in the month before. */
  private async monthOf({ office, day }: ReaderOfDay): Promise<readonly ReaderOfDay[]> {
    if (office === undefined) return [];
    return this.reads
      .model(this.parts.byDay)
      .find({ office, day: trusted({ $gte: addDays(day, -AVERAGE_DAYS), $lte: day }) })
      .limit(MOST_DOCUMENTS)
      .lean();
  }

  private async returns(
    { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
    seen: { readonly counties?: string },
    limits: LookUpLimits,
  ): Promise<Item[]> {
    const { ofAccount } = this.parts;
    await this.reads.upToDate(ofAccount);
    const found = await this.reads
      .model(ofAccount)
      .find({ ...seen, lastDay: trusted({ $gte: from, $lte: to }) })
      .limit(MOST_DOCUMENTS)
      .lean();
    return found.flatMap((each) => {
      const unusual = unusualReturnOf(each, limits);
      return unusual ? [itemOf(unusual, { reader: each.reader, day: each.lastDay, account: each.account })] : [];
    });
  }
}

const periodMustBeAMonth = {
  field: 'from',
  rule: 'isPeriod',
  message: { fa: 'بازه گزارش حداکثر ۳۱ روز است', en: `the report covers at most ${MOST_DAYS} days` },
};
