import { civilDate } from '@pishkhan/calendar';
import { indexesOf, judgeIndex } from '@pishkhan/consumption';
import { permissionRule, rule } from '@pishkhan/decider';
import type { Role } from '../../engine/kind/facts.ts';
import type { KnownReading } from '../../engine/kind/known.ts';
import type { SeenReadings } from './index-seen.ts';
import { visitIn } from './visit.ts';

export interface Row {
  readonly readingId: string;
  readonly rightIndex: number;
}
/** The rows of the form, and the readings that they name in the same order. */
export interface Named {
  readonly form: { readonly readings: readonly Row[]; readonly override?: string; readonly rolloverEvidence?: string };
  readonly readings: readonly KnownReading[];
}
export type NamedAmong = Named & SeenReadings;
export type Broken = Readonly<Record<string, unknown>> | false;

/** The first row that breaks the condition, with its place in a form of several rows. */
export const firstRow = ({ form, readings }: Named, broken: (row: Row, reading: KnownReading) => Broken): Broken => {
  for (const [place, row] of form.readings.entries()) {
    const found = broken(row, readings[place]!);
    if (found) return { ...found, ...(form.readings.length > 1 ? { row: place + 1 } : {}) };
  }
  return false;
};

/** Facts of the meter around a row: readings from the meter with the right indexes of the form, and the visit. */
const factsAround = ({ form, readings: _, meterReadings, ...seen }: NamedAmong, at: KnownReading) => {
  const right = new Map(form.readings.map(({ readingId, rightIndex }) => [readingId, rightIndex]));
  const facts = meterReadings
    .filter(({ meterId }) => meterId === at.meterId)
    .filter(({ estimatedBy, readingId }) => estimatedBy === undefined || right.has(readingId))
    .map((reading) => ({ ...reading, index: right.get(reading.readingId) ?? reading.index }));
  const visit = visitIn(seen);
  return {
    before: facts.filter(({ readOn }) => readOn < at.readOn),
    after:
      visit && visit.visitedOn >= at.readOn
        ? { readOn: civilDate(visit.visitedOn), index: visit.indexSeen }
        : undefined,
  };
};

/**
 * Only the head of subscriber affairs accepts a right index above the capacity, with evidence; another person approves
 * the correction (15.4-34, 15.4-35).
 */
export const overrideOfTheCapacityMustBeByTheHead = permissionRule(
  'OverrideOfTheCapacityMustBeByTheHead',
  {
    fa: 'پذیرش رقمی بیش از ظرفیت کنتور فقط با رئیس امور مشترکین است؛ پرونده را به او ارجاع دهید',
    en: 'Only the head of subscriber affairs accepts an index above the capacity; escalate the case to the head',
  },
  ({ form, decidedAs }: Named & { readonly decidedAs?: Role }) =>
    form.override !== undefined && decidedAs !== 'headOfSubscriberAffairs',
);

/**
 * Only the head of subscriber affairs confirms a rollover above the share of the policy, with evidence; another person
 * approves the correction (15.4-33, 15.4-34).
 */
export const wideRolloverMustBeConfirmedByTheHead = permissionRule(
  'WideRolloverMustBeConfirmedByTheHead',
  {
    fa: 'تأیید گذر شمارنده از صفر بیش از سهم مجاز ضابطه فقط با رئیس امور مشترکین است؛ پرونده را به او ارجاع دهید',
    en: 'Only the head of subscriber affairs confirms a rollover above the share of the policy; escalate the case to the head',
  },
  ({ form, decidedAs }: { readonly form: Pick<Named['form'], 'rolloverEvidence'>; readonly decidedAs?: Role }) =>
    form.rolloverEvidence !== undefined && decidedAs !== 'headOfSubscriberAffairs',
);

/** The register cannot show more digits than it has, so no rollover explains such an index (11.4, 15.4-34). */
export const rightIndexMustFitRegister = rule(
  'RightIndexMustFitRegister',
  { fa: 'رقم صحیح از تعداد ارقام این کنتور بیشتر است', en: 'The right index has more digits than the register' },
  ({ meter, ...named }: NamedAmong) =>
    meter !== undefined &&
    firstRow(
      named,
      ({ rightIndex }, { meterId }) =>
        meterId === meter.meterId &&
        rightIndex >= indexesOf(meter) && { rightIndex, registerDigits: meter.registerDigits },
    ),
);

/**
 * A right index is possible for the meter: not more than its capacity above the reading before it, nor below the index
 * seen. Otherwise the next true reading is impossible, unless the head overrides the judgement (13.3, 15.4-34; F1).
 */
export const rightIndexMustNotExceedCapacity = rule(
  'RightIndexMustNotExceedCapacity',
  {
    fa: 'با این رقم صحیح، مصرف از ظرفیت کنتور بیشتر می‌شود؛ اگر رقم درست است، پرونده را به رئیس امور مشترکین ارجاع دهید تا با مدرک بپذیرد',
    en: "With this right index the consumption exceeds the meter's capacity; if it is right, escalate the case to the head, who may accept it with evidence",
  },
  (named: NamedAmong) =>
    named.form.override === undefined &&
    firstRow(named, ({ rightIndex }, reading) => {
      const { meter } = named;
      // Billing judges readings of a former meter among its own.
      if (meter?.meterId !== reading.meterId) return false;
      const { before, after } = factsAround(named, reading);
      const index = { readOn: reading.readOn, index: rightIndex };
      const { findings } = judgeIndex({ register: meter, before, index, ...(after && { after }) });
      const found = findings.find(({ kind }) => kind === 'exceedsCapacity');
      return (
        found?.kind === 'exceedsCapacity' && {
          rightIndex,
          from: found.earlier.readOn,
          to: found.later.readOn,
          consumption: found.consumption,
          most: found.most,
        }
      );
    }),
);
