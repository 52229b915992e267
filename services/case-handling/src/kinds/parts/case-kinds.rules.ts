import type { CivilDate } from '@pishkhan/calendar';
import { reject, rejectAsMissing, rejectByStatus } from '@pishkhan/decider';
import type { KnownMeter, KnownReading, OpenReview } from '../../engine/kind/known.ts';
import type { Visit } from '../../engine/kind/vocabulary.ts';

/**
 * Whoever objects to a bill must come before the end of its payment deadline; the last day itself still counts (B3-5).
 */
export const objectionMustPrecedePaymentDeadline = ({
  known,
  on,
}: {
  known: { bill: { paymentDeadline: CivilDate } };
  on: CivilDate;
}) =>
  on > known.bill.paymentDeadline &&
  reject('ObjectionMustPrecedePaymentDeadline', { paymentDeadline: known.bill.paymentDeadline, on });

/**
 * A bill that a corrective bill replaced is no longer asked for; whoever objects, objects to the corrective one
 * (11.8-5).
 */
export const billMustNotBeReplaced = ({ known: { bill } }: { known: { bill: { correctiveBill?: string } } }) =>
  bill.correctiveBill !== undefined && reject('BillMustNotBeReplaced', { correctiveBill: bill.correctiveBill });

/** A bill is reviewed once at a time, at whichever office: two reviews could find two right indexes for it (A6-1). */
export const billMustNotBeUnderReview = ({ known: { underReview } }: { known: { underReview?: OpenReview } }) =>
  underReview !== undefined && rejectByStatus('BillMustNotBeUnderReview', { officeId: underReview.officeId });

/** A meter can be visited only where one is known to be installed (A3-1). */
export const meterMustBeInstalled = ({ known }: { known: { account: { meterId?: string } } }) =>
  known.account.meterId === undefined && rejectAsMissing('MeterMustBeInstalled');

/** The reading said to be wrong must be one that opens or closes the disputed bill (A6-3, 11.8-1). */
export const readingMustBelongToTheBill = ({
  form,
  facts,
}: {
  form: { wrongReadingId: string };
  facts: { openingReadingId: string; closingReadingId: string };
}) =>
  form.wrongReadingId !== facts.openingReadingId &&
  form.wrongReadingId !== facts.closingReadingId &&
  reject('ReadingMustBelongToTheBill', {
    wrongReadingId: form.wrongReadingId,
    openingReadingId: facts.openingReadingId,
    closingReadingId: facts.closingReadingId,
  });

/** The reading said to be wrong must be one of the visited account (A3-3). */
export const readingMustBelongToTheAccount = ({
  accountId,
  reading,
}: {
  accountId: string;
  reading: KnownReading | undefined;
}) =>
  reading?.accountId !== accountId &&
  reject('ReadingMustBelongToTheAccount', { accountId, readingId: reading?.readingId });

/** There is an error only where the right index differs from the billed one (A3-3, A6-3). */
export const rightIndexMustDifferFromBilledIndex = ({
  form,
  reading,
}: {
  form: { rightIndex: number };
  reading: KnownReading | undefined;
}) =>
  form.rightIndex === reading?.index && reject('RightIndexMustDifferFromBilledIndex', { billedIndex: reading.index });

interface Seen {
  readonly visit: Visit | undefined;
  readonly meter: KnownMeter | undefined;
}

/**
 * A register that passed its last digit shows less than before; what passed in between is then small beside the
 * register (11.4).
 */
const hasRolledOver = ({ visit, meter }: Seen, index: number): boolean => {
  if (visit === undefined || meter?.meterId !== visit.meterId) return false;
  const indexes = 10 ** meter.registerDigits;
  return index < indexes && indexes - index + visit.indexSeen <= indexes / 4;
};

/** A sound meter counts up only: on an earlier day it cannot have shown more than the visit saw. */
const isAboveIndexSeen = (seen: Seen, index: number, readOn: CivilDate): boolean =>
  seen.visit !== undefined &&
  readOn <= seen.visit.visitedOn &&
  index > seen.visit.indexSeen &&
  !hasRolledOver(seen, index);

/**
 * The right index is bounded by what the visit saw on the sound meter, unless the register passed its last digit in
 * between (A3-3, 11.8, 11.4).
 */
export const rightIndexMustNotExceedIndexSeen = ({
  form,
  reading,
  ...seen
}: Seen & { form: { rightIndex: number }; reading: KnownReading | undefined }) =>
  reading !== undefined &&
  isAboveIndexSeen(seen, form.rightIndex, reading.readOn) &&
  reject('RightIndexMustNotExceedIndexSeen', { rightIndex: form.rightIndex, indexSeen: seen.visit?.indexSeen });

/**
 * A sound meter that shows less than it was billed for speaks for the subscriber: the visit stands, and the reading is
 * corrected or the meter visited again, but it is not called right (A3-3, A6-3, A6-4).
 */
export const readingMustNotExceedIndexSeen = ({ disputed, ...seen }: Seen & { disputed: KnownReading | undefined }) =>
  disputed !== undefined &&
  isAboveIndexSeen(seen, disputed.index, disputed.readOn) &&
  reject('ReadingMustNotExceedIndexSeen', {
    readingId: disputed.readingId,
    index: disputed.index,
    indexSeen: seen.visit?.indexSeen,
  });

/** A reading contractor can be at fault only for a reading that a contractor made (A3-5). */
export const faultyContractorMustHaveRead = ({
  form,
  reading,
}: {
  form: { fault: 'readingContractor' | 'company' };
  reading: KnownReading | undefined;
}) =>
  form.fault === 'readingContractor' &&
  reading?.contractorId === undefined &&
  reject('FaultyContractorMustHaveRead', { readingId: reading?.readingId });

/** A meter that is not sound takes the matter out of A3 and A6: it goes on as a meter fault (A3-3, A2). */
export const meterIsFaulty = (visit: Visit) => !visit.meterSound;
