import { addDays, civilDate, type CivilDate } from '@pishkhan/calendar';
import { isImpossible, judgeIndex, type IndexFinding, type IndexOnDay } from '@pishkhan/consumption';
import { declarationChannelTitles } from '@pishkhan/contracts';
import { choice, date, meterIndex, neededIf, optional, text, withHelp, yesNo } from '../../engine/kind/form.ts';
import type { MeterFacts } from '../../engine/kind/known.ts';
import { visitIn } from '../parts/visit.ts';

/** What the subscriber declared, and what the representative found; both stay (A9-3). */
export type DeclaredFacts = {
  readonly channel: string;
  readonly declaredIndex: number;
  readonly declaredReadOn: string;
  /** Beside the day on which the meter was read (15.4-12). */
  readonly announcedOn: string;
  readonly evidence?: string;
  readonly slipNumber?: string;
  readonly slipLeftOn?: string;
  /** Last day of the time that the slip gives (B3-7). */
  readonly reportBy?: string;
  readonly afterReportBy?: boolean;
  readonly answerWithin: number;
  readonly mostInSequence: number;
  readonly mostDaysWithoutReading: number;
  readonly enteredIndex?: number;
  readonly enteredReadOn?: string;
  /** Of another figure than the declared one; empty if the declared one is entered. */
  readonly enteredEvidence?: string;
  readonly enteredBy?: string;
  readonly rolloverConfirmed?: boolean;
  readonly grounds?: string;
};

/** The slip of the reader, the figure, its day, and how and when it was declared (A9-1, A9-2, B3-7, 15.4-12). */
export const declaration = {
  accountId: text({ fa: 'شماره اشتراک', en: 'Account' }, 60),
  channel: choice({ fa: 'شیوه اعلام رقم', en: 'How the figure was declared' }, declarationChannelTitles),
  index: meterIndex({ fa: 'رقم کنتور', en: 'Figure of the meter' }),
  readOn: date({ fa: 'روز خواندن کنتور', en: 'Day on which the meter was read' }),
  announcedOn: optional(
    withHelp(date({ fa: 'روز اعلام رقم', en: 'Day on which it was declared' }), {
      fa: 'اگر امروز نیست، مثلاً روز رسیدن نامه',
      en: 'if not today, such as the day on which the letter arrived',
    }),
  ),
  evidence: optional(text({ fa: 'مدرک، مانند شماره عکس یا نامه', en: 'Evidence, such as the photograph' }, 200)),
  slipNumber: optional(text({ fa: 'شماره برگه مأمور قرائت', en: 'Number of the slip of the reader' }, 60)),
  slipLeftOn: neededIf(optional(date({ fa: 'روز گذاشتن برگه', en: 'Day on which the slip was left' })), {
    field: 'slipNumber',
    is: 'given',
  }),
  remarks: optional(text({ fa: 'توضیح', en: 'Remarks' }, 2_000)),
} as const;

/** What the clerk and the representative see of the time that the slip gives (B3-7). */
export const timeOfSlip = {
  reportBy: date({ fa: 'مهلت اعلام بر پایه برگه', en: 'Last day that the slip gives' }),
  afterReportBy: yesNo({ fa: 'پس از مهلت برگه اعلام شده است', en: 'Declared after that day' }),
} as const;

interface Declaration {
  readonly channel: string;
  readonly index: number;
  readonly readOn: CivilDate;
  readonly announcedOn?: CivilDate;
  readonly evidence?: string;
  readonly slipNumber?: string;
  readonly slipLeftOn?: CivilDate;
}
const given = <Value extends object>(values: Value) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<Value>;

/** A figure after the time of its slip is accepted and marked (B3-7). */
export const declared = (
  form: Declaration,
  { on, policy }: { readonly on: CivilDate; readonly policy: Readonly<Record<string, unknown>> },
): DeclaredFacts => {
  const { channel, index, readOn, announcedOn = on, evidence, slipNumber, slipLeftOn } = form;
  const reportBy = slipLeftOn && addDays(slipLeftOn, Number(policy['reportWithinDays']));
  return {
    channel,
    declaredIndex: index,
    declaredReadOn: readOn,
    announcedOn,
    ...given({ evidence, slipNumber, slipLeftOn, reportBy }),
    ...(reportBy !== undefined && announcedOn > reportBy ? { afterReportBy: true } : {}),
    answerWithin: Number(policy['answerWithinWorkingDays']),
    mostInSequence: Number(policy['mostInSequence']),
    mostDaysWithoutReading: Number(policy['mostDaysWithoutReading']),
  };
};

export interface Figure {
  readonly index: number;
  readonly readOn: CivilDate;
  readonly rolloverConfirmed?: boolean;
}
/** The figure that the representative enters: the declared one, or another one with its evidence (A9-3). */
export const figureIn = (facts: DeclaredFacts, form: Partial<Figure> = {}): Figure => ({
  index: form.index ?? facts.declaredIndex,
  readOn: form.readOn ?? civilDate(facts.declaredReadOn),
  ...(form.rolloverConfirmed ? { rolloverConfirmed: true } : {}),
});

type Around = MeterFacts & { readonly reports: Parameters<typeof visitIn>[0]['reports'] };
const byDay = (one: IndexOnDay, other: IndexOnDay) => one.readOn.localeCompare(other.readOn);

/** Readings from the present meter, and the index that the visit of the case has seen on it. */
const factsOf = ({ meter, meterReadings, reports }: Around): readonly IndexOnDay[] => {
  const read = meterReadings.filter(({ meterId, estimatedBy }) => meterId === meter?.meterId && !estimatedBy);
  const visit = visitIn({ reports });
  const isRead = read.some(({ readOn }) => readOn === visit?.visitedOn);
  const seen = visit && !isRead ? [{ readOn: civilDate(visit.visitedOn), index: visit.indexSeen }] : [];
  return [...read, ...seen].toSorted(byDay);
};

/** The last index from the meter before a day: what the clerk compares the figure with. */
export const lastFactBefore = (around: Around, readOn: CivilDate): IndexOnDay | undefined =>
  factsOf(around).findLast((fact) => fact.readOn < readOn);

/**
 * Why the figure is impossible, judged as any index, also by the visit of the case (15.4-33, 15.4-34). One of a day
 * before the present meter is of another meter, which metering judges by its own readings (11.4).
 */
export const findingOf = (around: Around, { rolloverConfirmed, ...figure }: Figure): IndexFinding | undefined => {
  const { meter } = around;
  const facts = factsOf(around);
  const before = facts.filter(({ readOn }) => readOn < figure.readOn);
  if (meter === undefined || before.length === 0) return undefined;
  const after = facts.find(({ readOn }) => readOn > figure.readOn);
  const { findings } = judgeIndex({
    register: meter,
    before,
    index: { ...figure, ...(rolloverConfirmed ? { rolloverConfirmed } : {}) },
    ...(after ? { after } : {}),
    ...(meter.limits ? { limits: meter.limits } : {}),
  });
  return findings.find((finding) => isImpossible(finding) || finding.kind === 'unconfirmedRollover');
};
