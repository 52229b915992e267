import type { CivilDate } from '@pishkhan/calendar';
import { indexesOf, isImpossible, judgeIndex, type IndexOnDay } from '@pishkhan/consumption';
import { rule } from '@pishkhan/decider';
import type { KnownMeter, KnownReading, MeterFacts } from '../../engine/kind/known.ts';

interface Report {
  readonly visitedOn: CivilDate;
  readonly indexSeen: number;
  readonly remarks?: string | undefined;
}
/** The register cannot show more digits than it has: the report is refused at once (15.4-34; F1). */
export const indexSeenMustFitRegister = rule(
  'IndexSeenMustFitRegister',
  { fa: 'رقم دیده‌شده از تعداد ارقام این کنتور بیشتر است', en: 'The index seen has more digits than the register' },
  ({ indexSeen }: Report, { meter }: MeterFacts) =>
    meter !== undefined && indexSeen >= indexesOf(meter) && { indexSeen, registerDigits: meter.registerDigits },
);

/** A misreading explains one reading, not the last two at once; for a lower index, not all of them. */
const contradicts = (meter: KnownMeter, facts: readonly KnownReading[], index: IndexOnDay): boolean => {
  const { limits } = meter;
  const isContradicted = (fact: KnownReading, kinds: readonly string[]) =>
    judgeIndex({ register: meter, before: [fact], index, ...(limits && { limits }) }).findings.some(
      (finding) => isImpossible(finding) && kinds.includes(finding.kind),
    );
  return (
    facts.length > 1 &&
    (facts.slice(-2).every((fact) => isContradicted(fact, ['exceedsCapacity'])) ||
      facts.every((fact) => isContradicted(fact, ['falls'])))
  );
};

/**
 * An index that no reading of the meter explains is a slip of the pen, or needs a word, such as the number of the
 * photograph: it is shown to the people who decide and approve (15.4-34; F1).
 */
export const indexSeenMustBeExplained = rule(
  'IndexSeenMustBeExplained',
  {
    fa: 'رقم دیده‌شده با قرائت‌های این کنتور نمی‌خواند؛ آن را دوباره بررسی کنید و اگر درست است، مدرک آن را در توضیح بنویسید',
    en: 'The index seen contradicts the readings of the meter; check it, and if it is right name its evidence in the remarks',
  },
  ({ visitedOn, indexSeen, remarks }: Report, { meter, meterReadings }: MeterFacts) => {
    const facts = meterReadings.filter(
      ({ estimatedBy, readOn, meterId }) =>
        estimatedBy === undefined && readOn <= visitedOn && meterId === meter?.meterId,
    );
    const last = facts.at(-1);
    return (
      remarks === undefined &&
      meter !== undefined &&
      last !== undefined &&
      contradicts(meter, facts, { readOn: visitedOn, index: indexSeen }) && {
        indexSeen,
        visitedOn,
        previousIndex: last.index,
        previousReadOn: last.readOn,
      }
    );
  },
);

/** A visited meter is an installed one (A3-2). */
export const visitedMeterMustBeInstalled = rule(
  'VisitedMeterMustBeInstalled',
  { fa: 'برای این اشتراک کنتوری نصب نشده است', en: 'No meter is installed for this account' },
  (meterId: string | null) => meterId === null,
);

/** A visit for a case is not before its registration and not in the future (A3-2, A6-2). */
export const visitMustFallBetweenOpeningAndToday = rule(
  'VisitMustFallBetweenOpeningAndToday',
  {
    fa: 'تاریخ بازدید پیش از ثبت درخواست یا در آینده است',
    en: 'The visit is dated before the request or in the future',
  },
  (openedOn: string, visitedOn: string, on: string) =>
    (visitedOn < openedOn || visitedOn > on) && { openedOn, visitedOn, on },
);
