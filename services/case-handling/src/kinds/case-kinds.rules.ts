import type { CivilDate } from '@pishkhan/calendar';
import { reject, rejectAsMissing } from '@pishkhan/decider';
import type { KnownReading } from '../case/domain/kind/known.ts';
import type { Visit } from '../case/domain/kind/vocabulary.ts';

/** Whoever objects to a bill must come before the end of its payment deadline; the last day itself still counts (B3-5). */
export const objectionMustPrecedePaymentDeadline = ({ known, on }: { known: { bill: { paymentDeadline: CivilDate } }; on: CivilDate }) =>
  on > known.bill.paymentDeadline && reject('ObjectionMustPrecedePaymentDeadline', { paymentDeadline: known.bill.paymentDeadline, on });

/** A meter can be visited only where one is known to be installed (A3-1). */
export const meterMustBeInstalled = ({ known }: { known: { account: { meterId?: string } } }) =>
  known.account.meterId === undefined && rejectAsMissing('MeterMustBeInstalled');

/** The reading said to be wrong must be one that opens or closes the disputed bill (A6-3, 11.8-1). */
export const readingMustBelongToTheBill = ({ form, facts }: { form: { wrongReadingId: string }; facts: { openingReadingId: string; closingReadingId: string } }) =>
  form.wrongReadingId !== facts.openingReadingId && form.wrongReadingId !== facts.closingReadingId
  && reject('ReadingMustBelongToTheBill', { wrongReadingId: form.wrongReadingId, openingReadingId: facts.openingReadingId, closingReadingId: facts.closingReadingId });

/** The reading said to be wrong must be one of the visited account (A3-3). */
export const readingMustBelongToTheAccount = ({ accountId, reading }: { accountId: string; reading: KnownReading | undefined }) =>
  reading?.accountId !== accountId && reject('ReadingMustBelongToTheAccount', { accountId, readingId: reading?.readingId });

/** There is an error only where the right index differs from the billed one (A3-3, A6-3). */
export const rightIndexMustDifferFromBilledIndex = ({ form, reading }: { form: { rightIndex: number }; reading: KnownReading | undefined }) =>
  form.rightIndex === reading?.index && reject('RightIndexMustDifferFromBilledIndex', { billedIndex: reading.index });

/** A reading contractor can be at fault only for a reading that a contractor made (A3-5). */
export const faultyContractorMustHaveRead = ({ form, reading }: { form: { fault: 'readingContractor' | 'company' }; reading: KnownReading | undefined }) =>
  form.fault === 'readingContractor' && reading?.contractorId === undefined && reject('FaultyContractorMustHaveRead', { readingId: reading?.readingId });

/** A meter that is not sound takes the matter out of A3 and A6: it goes on as a meter fault (A3-3, A2). */
export const meterIsFaulty = (visit: Visit) => !visit.meterSound;
