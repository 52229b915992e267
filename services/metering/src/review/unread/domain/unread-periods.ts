import type { CivilDate } from '@pishkhan/calendar';

/** What the records have of one day of a connection, on whichever meter. */
export interface MeterFact {
  readonly id: string;
  readonly on: CivilDate;
  readonly meterId: string;
  /**
   * `read`: by the company, its contractors included. `declared`: an approved figure of the subscriber. `corrected`: an
   * estimate whose index evidence gave. `waiting`: a figure from the meter that a person judges.
   */
  readonly known: 'read' | 'declared' | 'estimated' | 'corrected' | 'waiting' | 'installed';
  /** It closes a period; a removal and evidence do not. */
  readonly closes: boolean;
}

/** The days after one closing figure until the next one. */
export interface UnreadPeriod {
  readonly after: CivilDate;
  readonly to: CivilDate;
  readonly closedBy: 'estimated' | 'declared' | 'corrected';
}

/** A right of the company, since the end of the second period. */
export interface RightToCut {
  readonly trigger: 'notDetermined' | 'notRead';
  readonly since: CivilDate;
  /** The two periods that made it. */
  readonly periods: readonly [UnreadPeriod, UnreadPeriod];
  /** Periods without a break until now, these two included. */
  readonly inARow: number;
}

/** Whether an approved self-reading of a day counts as read by the company (15.4-6, policy). */
export type Satisfies = (day: CivilDate) => boolean;

type Counted = MeterFact & { readonly after: CivilDate };

const byDay = (facts: readonly MeterFact[]) => facts.toSorted((one, other) => one.on.localeCompare(other.on));

/** The closing figures with the day that the period begins after; the first one begins with the oldest record. */
const periodsOf = (facts: readonly MeterFact[]): readonly Counted[] => {
  const sorted = byDay(facts);
  return sorted
    .filter(({ closes }) => closes)
    .map((fact, at, closing) => ({ ...fact, after: closing[at - 1]?.on ?? sorted[0]!.on }));
};

const lastDayOf = (facts: readonly MeterFact[], counts: (fact: MeterFact) => boolean): CivilDate | undefined =>
  byDay(facts.filter(counts)).at(-1)?.on;

const rightOf = (trigger: RightToCut['trigger'], counted: readonly Counted[]): readonly RightToCut[] => {
  const periods = counted.map(({ after, on: to, known }) => ({ after, to, closedBy: known }) as UnreadPeriod);
  const [first, second] = periods;
  return first && second ? [{ trigger, since: second.to, periods: [first, second], inARow: periods.length }] : [];
};

const isFact = ({ known }: MeterFact) => known !== 'estimated' && known !== 'installed';

/** The consumption of a period is determined by a figure of its last day or of a later one (B3-7, 15.4-32). */
const undetermined = (facts: readonly MeterFact[]) => {
  const last = lastDayOf(facts, isFact);
  return rightOf(
    'notDetermined',
    periodsOf(facts).filter(({ on }) => last === undefined || last < on),
  );
};

/** A meter is read in a period by a figure of any of its days (B7-4). */
const unread = (facts: readonly MeterFact[], satisfies: Satisfies) => {
  const last = lastDayOf(
    facts,
    ({ known, on }) => known === 'read' || known === 'waiting' || (known === 'declared' && satisfies(on)),
  );
  return rightOf(
    'notRead',
    periodsOf(facts).filter(({ after, on }) => last === undefined || (last <= after && last < on)),
  );
};

/** The two triggers of 15.4-6, each by itself, over all meters of a connection. */
export const rightsOf = (facts: readonly MeterFact[], satisfies: Satisfies): readonly RightToCut[] => [
  ...undetermined(facts),
  ...unread(facts, satisfies),
];

/** Figures before the last two closing ones of the company make no right any more, also if the last one moves. */
export const pruned = (facts: readonly MeterFact[]): readonly MeterFact[] => {
  const sorted = byDay(facts);
  const from = sorted.filter(({ known, closes }) => known === 'read' && closes).at(-2)?.on;
  return from === undefined ? sorted : sorted.filter(({ on }) => on >= from);
};
