import type { CivilDate } from '@pishkhan/calendar';
import {
  countedOnDays,
  litresOf,
  mostBetween,
  overlap,
  removalIn,
  type MeteringWindow,
  type Segment,
} from '@pishkhan/consumption';
import type { Rejection } from '@pishkhan/decider';
import type { MeterErrorWindowPolicy } from '../../../../../pricing/policy/domain/content/meter-error-window.policy.ts';
import type { BillAccount, PostedWindow } from '../../../bill-account.state.ts';
import type { Reading } from '../../../billing/bill.ts';
import { chainOf, measuredBy, segmentsOf } from '../../../metering/connection.ts';
import type { CorrectionCause, CorrectionRequest } from '../../proposal.ts';
import { causeOf, type CauseOf } from '../several/causes.ts';
import type { ProposedWindow } from './window.messages.ts';
import { faultConsumption } from './fault-methods.ts';
import {
  agreedConsumptionMustBeNamed,
  errorMustBePossible,
  errorMustHaveDays,
  faultConsumptionMustNotExceedCapacity,
  faultMethodMustHaveReadings,
  faultPeriodMustBeOfTheMeter,
  faultPeriodMustBePosted,
  meterMustHaveMeasured,
  windowsMustNotOverlap,
} from './window.rules.ts';

/** The last time that the meter was put in place before a day. */
const segmentOf = (account: BillAccount, meterId: string, day: string): Segment<Reading> | undefined =>
  segmentsOf(account, chainOf(account)).findLast(
    ({ readings }) => readings[0]!.meterId === meterId && readings[0]!.readOn <= day,
  );

const laterOf = (one: CivilDate, other: CivilDate): CivilDate => (one > other ? one : other);

/** The first day that the periods of the policy allow: of a billed period before the request, or its end (A1-9). */
const firstBilledDay = ({ bills }: BillAccount, requestedOn: string, periods: number): CivilDate | undefined => {
  const before = bills
    .filter(({ supersededBy, days }) => supersededBy === undefined && days.to <= requestedOn)
    .toSorted((one, other) => (one.days.from < other.days.from ? -1 : 1));
  if (periods === 0) return before.at(-1)?.days.to;
  return (before.at(-periods) ?? before[0])?.days.from;
};

/** What the meter measured on the known days of an error, without a factor, and the most that flows through it. */
const countedWith = (account: BillAccount, { register, readings }: Segment<Reading>, window: MeteringWindow) => {
  const end = (removalIn(readings) ?? readings.at(-1)!).readOn;
  const known = account.readings.filter(({ readingId }) => readings.some((each) => each.readingId === readingId));
  const found =
    window.from < end
      ? countedOnDays({ ...measuredBy(account, known), windows: [window], factors: [] }, [window.from, end])
      : undefined;
  const { capacity } = register;
  return { litres: found ? litresOf(found.volume) : 0n, most: capacity && mostBetween({ capacity }, window.from, end) };
};

/**
 * From the later of the opening reading of the last billed period before the request and the last test, until the
 * removal of the meter; also if the error is in favour of the subscriber (A1-9, B5-1, B5-3, 15.1-1, 15.4-17).
 */
const errorWindow = (
  account: BillAccount,
  { meterId, errorBasisPoints, requestedOn, lastTestOn }: CauseOf<'meterError'>,
  { billedPeriods, lastTest }: MeterErrorWindowPolicy,
): ProposedWindow | Rejection => {
  const segment = segmentOf(account, meterId, requestedOn);
  const refusal = meterMustHaveMeasured(segment, meterId);
  if (refusal || !segment) return refusal as Rejection;
  const [first, removal] = [segment.readings[0]!, removalIn(segment.readings)];
  const byPeriod = laterOf(firstBilledDay(account, requestedOn, billedPeriods) ?? first.readOn, first.readOn);
  const test = lastTest === 'bounds' ? (lastTestOn as CivilDate | undefined) : undefined;
  const isByTest = test !== undefined && test > byPeriod;
  const window = {
    kind: 'error',
    meterId,
    from: isByTest ? test : byPeriod,
    ...(removal && { to: removal.readOn }),
    errorBasisPoints,
    fixedBy: isByTest ? 'B5-1' : 'A1-9',
  } as const;
  return errorMustHaveDays(window) || errorMustBePossible(countedWith(account, segment, window)) || window;
};

const faultWindow = (
  account: BillAccount,
  cause: CauseOf<'faultPeriod'>,
  requestedOn: CivilDate,
): ProposedWindow | Rejection => {
  const { meterId, method } = cause;
  const segment = segmentOf(account, meterId, cause.from);
  const refusal =
    meterMustHaveMeasured(segment, meterId) ||
    faultPeriodMustBeOfTheMeter(cause, segment!, requestedOn) ||
    agreedConsumptionMustBeNamed(cause);
  if (refusal) return refusal;
  const found = faultConsumption(account, cause, segment!);
  const missing = faultMethodMustHaveReadings(found, cause);
  if (missing || !found) return missing as Rejection;
  const [from, to] = [cause.from as CivilDate, cause.to as CivilDate];
  const { cubicMetres, basis } = found;
  const window = { kind: 'fault', meterId, from, to, cubicMetres, method, ...(basis && { basis }) } as const;
  return faultConsumptionMustNotExceedCapacity(window, segment!, measuredBy(account).factors) || window;
};

/** The days that the cause names, or the rule that it breaks; undefined if it names none. */
export const windowOf = (
  { cause, requestedOn }: Pick<CorrectionRequest, 'cause' | 'requestedOn'>,
  account: BillAccount,
  policy: MeterErrorWindowPolicy,
): ProposedWindow | Rejection | undefined => {
  const { windows = [] } = account;
  const [error, fault] = [causeOf(cause, 'meterError'), causeOf(cause, 'faultPeriod')];
  const withdrawn = causeOf(cause, 'faultPeriodWithdrawn');
  if (withdrawn) return faultPeriodMustBePosted(windows, withdrawn.faultOf) || undefined;
  const window = error
    ? errorWindow(account, error, policy)
    : fault && faultWindow(account, fault, requestedOn as CivilDate);
  if (!window || 'rejected' in window) return window;
  return windowsMustNotOverlap(window, windows) || window;
};

/** The windows after the correction: a newer test of the same days replaces the one before (15.4-31). */
export const windowsAfter = (
  windows: readonly PostedWindow[],
  { cause, window, correctionId }: { cause: CorrectionCause; window?: ProposedWindow; correctionId: string },
): readonly PostedWindow[] => {
  const withdrawn = causeOf(cause, 'faultPeriodWithdrawn');
  if (withdrawn) return windows.filter((each) => each.correctionId !== withdrawn.faultOf);
  if (!window) return windows;
  const { meterId, from } = window;
  const counted: PostedWindow =
    window.kind === 'error'
      ? {
          kind: 'error',
          meterId,
          from,
          ...(window.to && { to: window.to }),
          errorBasisPoints: window.errorBasisPoints,
          correctionId,
        }
      : { kind: 'fault', meterId, from, to: window.to, cubicMetres: window.cubicMetres, correctionId };
  return [...windows.filter((each) => !overlap(each, window)), counted];
};
