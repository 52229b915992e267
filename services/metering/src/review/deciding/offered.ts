import { consumptionBetween, type JudgementPolicy } from '@pishkhan/consumption';
import type { CivilDate } from '@pishkhan/calendar';
import { faNumber, type Field, type Text } from '@pishkhan/fields';
import type { MeterEvent } from '../../meter/domain/meter.messages.ts';
import { reviewReading } from '../../meter/domain/reviewing/review.ts';
import type { ReviewDecision } from '../../meter/domain/reviewing/review.messages.ts';
import type { InstalledMeter } from '../../meter/domain/meter.state.ts';
import { ruleTitles } from '../../rule-titles.ts';
import { AcceptanceBody, ReadingCorrectionBody, ReasonBody } from '../review.dto.ts';
import { decisionWords as words } from './decision-words.ts';

/** A field of the form of a decision, for a screen. */
export interface DecisionField {
  readonly name: string;
  readonly label: Text;
  readonly type: 'text' | 'index' | 'yesNo';
  readonly required: boolean;
  readonly maxLength: number | null;
}

/** A decision about a reading that waits, as this person may take it now. */
export interface OfferedDecision {
  readonly name: 'acceptance' | 'correction' | 'rejection' | 'visit';
  readonly title: Text;
  /** What follows for the bill. */
  readonly follows: Text;
  readonly fields: DecisionField[];
  /** Why this person may not take it; null if nothing is against it. */
  readonly barred: Text | null;
}

export interface Decider {
  readonly by: string;
  readonly byHead: boolean;
  readonly today: CivilDate;
  readonly policy: JudgementPolicy;
}

const typeOf = ({ schema }: Field): DecisionField['type'] =>
  schema.type === 'boolean' ? 'yesNo' : schema.type === 'integer' ? 'index' : 'text';

const fieldsOf = (shape: Readonly<Record<string, Field>>): DecisionField[] =>
  Object.entries(shape).map(([name, field]) => ({
    name,
    label: field.label as Text,
    type: typeOf(field),
    required: field.optional !== true,
    maxLength: (field.schema.maxLength as number | undefined) ?? null,
  }));

/** Stands for what the person will write: only whether the decision is possible is asked. */
const WRITTEN = '—';

interface Tried {
  readonly barred: Text | null;
  readonly rule: string | undefined;
  readonly events: readonly MeterEvent[];
}

const tried = (command: ReviewDecision, meter: InstalledMeter): Tried => {
  const answer = reviewReading(command, meter);
  return 'rejected' in answer
    ? { barred: ruleTitles[answer.rejected] ?? null, rule: answer.rejected, events: [] }
    : { barred: null, rule: undefined, events: answer };
};

const acceptance = (reviewId: string, meter: InstalledMeter, decider: Decider): OfferedDecision => {
  const command = { type: 'AcceptHeldReading', reviewId, reason: WRITTEN, ...decider } as const;
  const { barred, events } = tried({ ...command, evidence: WRITTEN }, meter);
  const needsEvidence = tried(command, meter).rule === 'OverrideMustNameEvidence';
  const kept = events.some(({ type }) => type === 'ReadingKeptAsEvidence');
  const mayRollOver = kept && !tried({ ...command, evidence: WRITTEN, rolledOver: true }, meter).barred;
  const billed = events.find((event) => event.type === 'ReadingAccepted');
  const last = meter.readings.findLast(({ readOn }) => billed !== undefined && readOn < billed.data.readOn);
  const consumption = billed && last && consumptionBetween(meter, last.index, billed.data.index);
  const fields = fieldsOf(AcceptanceBody.fields)
    .filter(({ name }) => name !== 'rolledOver' || mayRollOver)
    .map((field) => (field.name === 'evidence' ? { ...field, required: needsEvidence } : field));
  return {
    name: 'acceptance',
    title: words.acceptance,
    follows:
      consumption === undefined
        ? words[kept ? 'keptAsEvidence' : 'standstillAccepted']
        : words.billed(faNumber(consumption), String(consumption)),
    fields,
    barred,
  };
};

/** The rules that bar a correction whatever the right index is. */
const ofAnyIndex = new Set([
  'ReaderMustNotReviewTheOwnReading',
  'EntryMustBeReviewedByAnother',
  'ReviewMustBeOpen',
  'OnlyAReadingMayBeCorrected',
  'DayMustHaveOneReading',
  'OverrideMustBeByTheHead',
]);

const correction = (reviewId: string, meter: InstalledMeter, decider: Decider): OfferedDecision => {
  const rightIndex = meter.held.findLast((each) => each.reviewId === reviewId)?.previous.index ?? 0;
  const command = { type: 'CorrectHeldReading', reviewId, reason: WRITTEN, evidence: WRITTEN, rightIndex } as const;
  const { barred, rule } = tried({ ...command, ...decider }, meter);
  return {
    name: 'correction',
    title: words.correction,
    follows: words.corrected,
    fields: fieldsOf(ReadingCorrectionBody.fields),
    barred: rule !== undefined && ofAnyIndex.has(rule) ? barred : null,
  };
};

const rejection = (reviewId: string, meter: InstalledMeter, decider: Decider): OfferedDecision => ({
  name: 'rejection',
  title: words.rejection,
  follows: words.rejected,
  fields: fieldsOf(ReasonBody.fields),
  barred: tried({ type: 'RejectHeldReading', reviewId, reason: WRITTEN, ...decider }, meter).barred,
});

const visit = (reviewId: string, meter: InstalledMeter, decider: Decider): OfferedDecision => {
  const { barred, events } = tried({ type: 'OrderReadingVisit', reviewId, reason: WRITTEN, ...decider }, meter);
  return {
    name: 'visit',
    title: words.visit,
    follows: words.visited,
    fields: fieldsOf(ReasonBody.fields),
    barred: barred ?? (events.length === 0 ? words.visitOrdered : null),
  };
};

/** The four decisions (11.4, F8), each tried on the meter as it is: what would be refused says why (F4, 15.4-34). */
export const decisionsOn = (reviewId: string, meter: InstalledMeter, decider: Decider): OfferedDecision[] =>
  [acceptance, correction, visit, rejection].map((offered) => offered(reviewId, meter, decider));
