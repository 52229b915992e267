import { whole } from '@pishkhan/fields';
import type { CivilDate } from '@pishkhan/calendar';
import { MOST_ROLLOVER_PERCENT } from '../register.ts';
import { definePolicy, policyOn, type ContentOf, type Policy } from '@pishkhan/published-versions';

const percent = (fa: string, en: string, max = 100) => whole({ fa, en }, { min: 0, max });
const times = (fa: string, en: string) => whole({ fa, en }, { min: 0, max: 1_000 });

/**
 * When an index waits for a person, and which rollovers need none (15.4-33, 15.4-34, 11.4). The sources name the kinds
 * of limits and no numbers.
 */
export const indexJudgement = definePolicy({
  title: { fa: 'سنجش رقم کنتور', en: 'Judgement of meter indexes' },
  fields: {
    /**
     * A lower index is a possible rollover up to this share of the register; beyond, the index falls (11.4).
     * Corrections follow the same limit, so that no version goes beyond a quarter.
     */
    rolloverPercentOfRegister: percent(
      'بیشترین مصرف پذیرفتنی پس از گذر از صفر، درصدی از ظرفیت شمارنده',
      'most consumption of a rollover, per cent of the register',
      MOST_ROLLOVER_PERCENT,
    ),
    /** A rollover within both limits is confirmed by the policy; 0 confirms none (15.4-33). */
    confirmPercentOfCapacity: percent(
      'تأیید خودکار گذر از صفر، تا درصدی از ظرفیت کنتور',
      'rollover confirmed by policy, up to per cent of the capacity',
    ),
    confirmTimesSameSeason: times(
      'تأیید خودکار گذر از صفر، تا چند برابر مصرف همان فصل',
      'rollover confirmed by policy, up to times the same season',
    ),
    /** Consumption is unusual from this multiple of the same season on; 0 never. */
    unusualTimesSameSeason: times('مصرف نامعمول، از چند برابر همان فصل', 'unusual from times the same season'),
    /** A small consumption is never unusual. */
    unusualCubicMetresPer30Days: whole(
      { fa: 'کمترین مصرف نامعمول در ۳۰ روز، مترمکعب', en: 'least unusual m³ in 30 days' },
      { min: 0, max: 1_000_000 },
    ),
    /** The meter stands still after this many consecutive readings with one index (A2). */
    readingsOfAStandstill: whole(
      { fa: 'تعداد قرائت‌های یکسان برای توقف کنتور', en: 'readings of a standstill' },
      { min: 2, max: 24 },
    ),
    /** Days within which a person reviews a reading that waits. */
    reviewWithinDays: whole({ fa: 'مهلت رسیدگی به قرائت، روز', en: 'days to review a reading' }, { min: 1, max: 90 }),
  },
  rules: () => false,
});
export type IndexLimits = ContentOf<typeof indexJudgement>;

/** In force until the company publishes a version: no rollover is confirmed, and no consumption is unusual. */
export const indexJudgementUntilPublished: IndexLimits = {
  rolloverPercentOfRegister: MOST_ROLLOVER_PERCENT,
  confirmPercentOfCapacity: 0,
  confirmTimesSameSeason: 0,
  unusualTimesSameSeason: 0,
  unusualCubicMetresPer30Days: 0,
  readingsOfAStandstill: 3,
  reviewWithinDays: 3,
};

/** A version of the policy `index-judgement`; without a name before the first one is published. */
export interface JudgementPolicy {
  readonly version?: string;
  readonly limits: IndexLimits;
}
export const policyUntilPublished: JudgementPolicy = { limits: indexJudgementUntilPublished };

/**
 * The limits on a day, with the version to name in events (15.4-33).
 *
 * @param policy Versions of `index-judgement`
 */
export const indexJudgementOn = (policy: Policy, day: CivilDate): JudgementPolicy => {
  const version = policyOn({ 'index-judgement': indexJudgement }, 'index-judgement', policy, day);
  return version ? { version: version.version, limits: version.content } : policyUntilPublished;
};
