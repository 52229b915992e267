import type { BillCorrectionRequestedV3 } from '@pishkhan/contracts';
import type { KnownReading } from '../../../engine/kind/known.ts';
import type { Visit } from '../../../engine/kind/vocabulary.ts';
import {
  overrideOfTheCapacityMustBeByTheHead,
  rightIndexMustFitRegister,
  rightIndexMustNotExceedCapacity,
  wideRolloverMustBeConfirmedByTheHead,
  type Row,
} from '../right-index.rules.ts';
import {
  contractorsReading,
  estimateOfTheSystemMustNotBeTheContractorsFault,
  everyReadingAboveIndexSeenMustBeCorrected,
  faultyContractorMustHaveRead,
  readingMustBeNamedOnce,
  readingMustBelongToTheAccount,
  rightIndexMustDifferFromBilledIndex,
  rightIndexMustNotExceedIndexSeen,
} from '../wrong-reading.rules.ts';
import type { Named } from '../right-index.rules.ts';
import { acceptedByHead } from '../wrong-reading.ts';
import {
  dayMustBeNamedOnce,
  rightDayMustDiffer,
  rightDayMustKeepTheOrder,
  rightDayMustNotBeInFuture,
  rightDaysIn,
  type DayRow,
  type NamedCauses,
} from './wrong-days.rules.ts';

type Cause = BillCorrectionRequestedV3['cause'];
type OneCause = Exclude<Cause, { readonly kind: 'several' }>;

/** What a decision names, as filled in. */
interface FilledCauses {
  readonly readings?: readonly Row[];
  readonly days?: readonly DayRow[];
  readonly fault?: 'readingContractor' | 'company';
  readonly override?: string;
  readonly rolloverEvidence?: string;
  readonly document?: string;
}

/** Rows in the order of the days of their readings. */
const byDay = <Each extends { readonly readingId: string }>(
  rows: readonly Each[],
  readings: readonly KnownReading[],
): Each[] => {
  const dayOf = ({ readingId }: Each) => readings.find((each) => each.readingId === readingId)?.readOn ?? '';
  return rows.toSorted((a, b) => dayOf(a).localeCompare(dayOf(b)));
};

/** The cause of a request: what the decision names, one input or several at once (15.4-38). */
export const causesOf = (
  { readings: indexes, days }: FilledCauses,
  readings: readonly KnownReading[],
  others: readonly OneCause[] = [],
): Cause => {
  const causes: OneCause[] = [
    ...(indexes ? [{ kind: 'readings' as const, readings: byDay(indexes, readings) }] : []),
    ...(days ? [{ kind: 'days' as const, readings: byDay(days, readings) }] : []),
    ...others,
  ];
  const [first] = causes;
  return first && causes.length === 1 ? first : { kind: 'several', causes };
};

const contractorOf = (readings: readonly KnownReading[]) => {
  const contractorId = contractorsReading(readings)?.contractorId;
  return contractorId === undefined ? {} : { contractorId };
};

/** What proves the cause: the visit, a document, the party at fault, and what the head accepts (A3-5, 15.4-34). */
export const withEvidence = ({
  form: { fault, document, ...accepted },
  readings,
  reports: { visit },
  decidedBy,
}: {
  readonly form: FilledCauses;
  readonly readings: readonly KnownReading[];
  readonly reports: { readonly visit: Visit };
  readonly decidedBy: string;
}) => ({
  evidence: {
    visitedOn: visit.visitedOn,
    visitedBy: visit.visitedBy,
    indexSeen: visit.indexSeen,
    ...(visit.remarks === undefined ? {} : { remarks: visit.remarks }),
  },
  ...(document === undefined ? {} : { document }),
  ...(fault === undefined ? {} : { fault }),
  ...(fault === 'readingContractor' ? contractorOf(readings) : {}),
  ...acceptedByHead(accepted, decidedBy),
});

type AsNamed = Named & NamedCauses;

const moved =
  (days: ReadonlyMap<string, KnownReading['readOn']>) =>
  (reading: KnownReading): KnownReading => ({ ...reading, readOn: days.get(reading.readingId) ?? reading.readOn });

/** The rows with a right index, on the right days: the rules of a wrong index judge them. */
const withRightDays = (named: NamedCauses): AsNamed => {
  const onRightDay = moved(rightDaysIn(named));
  const rows = named.form.readings ?? [];
  return {
    ...named,
    form: { ...named.form, readings: rows },
    readings: named.readings.slice(0, rows.length).map(onRightDay),
    meterReadings: named.meterReadings.map(onRightDay),
  };
};

/** Also the readings that only move, and those after them: their periods have other days (15.4-34). */
const withNeighbours = (named: NamedCauses): AsNamed => {
  const days = rightDaysIn(named);
  const all = withRightDays(named);
  const rows = new Map(all.form.readings.map(({ readingId, rightIndex }) => [readingId, rightIndex]));
  const judged = all.meterReadings.filter(
    ({ readingId, estimatedBy }, place) =>
      rows.has(readingId) ||
      (estimatedBy === undefined && (days.has(readingId) || days.has(all.meterReadings[place - 1]?.readingId ?? ''))),
  );
  return {
    ...all,
    form: {
      ...all.form,
      readings: judged.map(({ readingId, index }) => ({ readingId, rightIndex: rows.get(readingId) ?? index })),
    },
    readings: judged,
  };
};

const onIndexes =
  <Refusal>(judge: (named: AsNamed) => Refusal) =>
  (named: NamedCauses): Refusal =>
    judge(withRightDays(named));

/** Every named reading is one of the account (A3-3). */
export const namedReadingRulesOfTheCase = [
  ({ readings, ...named }: NamedCauses & { readonly accountId: string | null }) => {
    const rows = readings.map(({ readingId, index }) => ({ readingId, rightIndex: index }));
    return readingMustBelongToTheAccount({ ...named, form: { readings: rows }, readings });
  },
] as const;

/** Rules of right indexes and right days together, and of the party at fault (A3-3, A3-5, A6-3, 15.4-34, 15.4-38). */
export const namedReadingRules = [
  onIndexes(readingMustBeNamedOnce),
  dayMustBeNamedOnce,
  rightDayMustDiffer,
  rightDayMustNotBeInFuture,
  rightDayMustKeepTheOrder,
  onIndexes(rightIndexMustDifferFromBilledIndex),
  onIndexes(rightIndexMustFitRegister),
  onIndexes(rightIndexMustNotExceedIndexSeen),
  onIndexes(overrideOfTheCapacityMustBeByTheHead),
  onIndexes(wideRolloverMustBeConfirmedByTheHead),
  (named: NamedCauses) => rightIndexMustNotExceedCapacity(withNeighbours(named)),
  onIndexes(everyReadingAboveIndexSeenMustBeCorrected),
  (named: NamedCauses) => named.form.fault === 'readingContractor' && faultyContractorMustHaveRead(atFault(named)),
  (named: NamedCauses) =>
    named.form.fault === 'readingContractor' && estimateOfTheSystemMustNotBeTheContractorsFault(atFault(named)),
] as const;

const atFault = ({ readings }: NamedCauses) => ({ form: { fault: 'readingContractor' as const }, readings });
