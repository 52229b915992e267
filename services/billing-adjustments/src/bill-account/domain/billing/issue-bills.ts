import { addDays } from '@pishkhan/calendar';
import { estimateCorrectionOn } from './estimate-correction.ts';
import { overrulesEstimates, type Measured } from '@pishkhan/consumption';
import { fold, isRejection, type Decision, type Rejection } from '@pishkhan/decider';
import { billDatesOf } from '../../../pricing/policy/domain/content/billing.policy.ts';
import type { PolicyVersionOf } from '../../../pricing/policy/domain/policy.messages.ts';
import { policyOfNameOn } from '../../../pricing/policy/domain/policy.ts';
import { rate } from '../../../pricing/rating/domain/rating.ts';
import { consumptionMustNotBeNegative, ratingMustBePossible } from '../../../pricing/rating/domain/rating.rules.ts';
import { currentRatingRule, type PeriodToRate } from '../../../pricing/rating/domain/rating.lines.ts';
import { evolveBillAccount } from '../bill-account.evolve.ts';
import type { BillAccountEvent, BillingBasis, BillIssued, BillReading } from '../bill-account.messages.ts';
import {
  payableMustFitPaymentId,
  readingMustBeOfTheAccountsMeter,
  readingMustFollowTheLast,
} from '../bill-account.rules.ts';
import { lastReading, type BillAccount } from '../bill-account.state.ts';
import type { Reading } from './bill.ts';
import { broughtTerms, type DatedTerms } from './terms/terms.ts';
import { payableFigures, carriedLines, linesWithInputs, withoutPaymentId } from './bill-figures.ts';
import { billNumberOf, nextPeriod, newPaymentId } from './bill-numbers.ts';
import {
  broughtReadings,
  measuredWith,
  isBeforeCorrectedDay,
  isBelowCorrection,
  judgedBy,
  meterPartsOf,
  periodOf,
} from './consumption.ts';
import { isToCome, placeOf } from '../metering/connection.ts';
import { isPutInLate } from '../metering/late-exchange.ts';
import { isSecondMeter } from '../metering/meters.evolve.ts';
import { postingOfCharges } from './posting.ts';

/** All inputs for billing a reading. */
interface Ready {
  readonly state: BillAccount;
  readonly terms: DatedTerms;
  readonly measured: Measured<Reading>;
  readonly opening: Reading;
  readonly closing: Reading;
  readonly policy: PolicyVersionOf<'billing'>;
  readonly period: PeriodToRate;
  readonly isOverruling: boolean;
}

/** The name of a missing input, a rejection of the reading, or all inputs. */
const readiness = (
  state: BillAccount,
  reading: Reading,
  { book, billing, estimates }: BillingBasis,
): string | Rejection | Ready => {
  const { terms } = state;
  const opening = lastReading(state);
  if (!terms) return 'account';
  if (isSecondMeter(state, reading.meterId)) return 'otherMeter';
  if (!opening || isToCome(state, reading)) return isPutInLate(state, reading.meterId) ? 'lateExchange' : 'meter';
  if (isBeforeCorrectedDay(opening, reading)) return 'correctedDay';
  const place = placeOf(state, reading);
  const refusal = readingMustBeOfTheAccountsMeter(place, reading) || readingMustFollowTheLast(opening, reading);
  if (refusal || !place) return refusal || 'meter';
  const policy = policyOfNameOn('billing', billing, reading.readOn);
  if (!policy) return 'policy';
  if (isBelowCorrection(place.register, place.readings, reading)) return 'correctedIndex';
  const isOverruling = overrulesEstimates(place.register, place.readings, reading, place.history);
  if (isOverruling && estimateCorrectionOn(estimates, reading.readOn).content.laterPeriod === 'hold')
    return 'estimateCorrection';
  const closing = isOverruling ? { ...reading, rolledOver: false } : judgedBy(place, reading);
  const prices = { book, ratingRule: currentRatingRule };
  const measured = measuredWith(state, closing, isOverruling);
  const period = periodOf(terms, measured, [opening, closing], prices);
  const silent = consumptionMustNotBeNegative(period) || ratingMustBePossible(period);
  if (silent) return silent.rejected === 'ConsumptionMustNotBeNegative' ? silent : silent.rejected;
  return { state, terms, measured, opening, closing, policy, period, isOverruling };
};

const billOf = ({
  state,
  terms,
  measured,
  opening,
  closing,
  policy,
  period,
  isOverruling,
}: Ready): BillIssued['data'] => {
  const rating = rate(period);
  const { accountId, billId } = terms;
  const numbers = nextPeriod(state, closing.readOn);
  const figures = payableFigures(rating.charges.total, state.receivable);
  const offset = policy.content.correctivePeriodOffset;
  const parts = meterPartsOf(measured, [opening, closing]);
  const paymentId = newPaymentId(state, { billId, amount: figures.payable, numbers, offset });
  return {
    accountId,
    meterId: closing.meterId,
    billNumber: billNumberOf(accountId, numbers),
    billId,
    paymentId,
    ...numbers,
    periodFrom: period.from,
    periodTo: period.to,
    ...billDatesOf(policy.content, closing.readOn),
    consumption: period.consumption,
    estimated: closing.kind === 'estimated',
    openingReadingId: opening.readingId,
    closingReadingId: closing.readingId,
    contractorId: closing.contractorId,
    charges: rating.charges,
    ratingRule: period.ratingRule,
    ...(paymentId === undefined && figures.payable > 0 ? withoutPaymentId(figures) : figures),
    reading: closing,
    ...(isOverruling && { overrulesEstimate: true }),
    ...(parts && { parts }),
    lines: linesWithInputs(rating, [
      ...broughtTerms(terms, period.to),
      ...broughtReadings(measured.readings, [opening, closing]),
    ]),
    carried: carriedLines(state.receivable, state.moved),
    billingPolicy: policy.version,
    posting: postingOfCharges(accountId, rating.charges),
  };
};

/** A person should act within the days of the policy; every other reason ends without one. */
const needsPerson: readonly string[] = ['estimateCorrection', 'lateExchange', 'correctedIndex', 'correctedDay'];
const needsNoPrice: readonly string[] = [...needsPerson, 'account', 'meter', 'otherMeter', 'earlierReading'];

/** Whether a kept reading waits for the publication of a tariff or of the billing policy (11.1). */
export const waitsForPrices = (waitsFor: string): boolean => !needsNoPrice.includes(waitsFor);

/** Day by which a person should have corrected an estimate, or another cause (15.4-32). */
const deadlineOf = ({ reading, today = reading.readOn, basis }: ReadingToBill) =>
  addDays(today, estimateCorrectionOn(basis.estimates, today).content.correctWithinDays);

/**
 * The reading waits for this input, or for an earlier reading that waits, with a day if a person should act (15.4-32).
 * Recorded once for each reason.
 */
const keptEvents = (
  state: BillAccount,
  accountId: string,
  toBill: ReadingToBill,
  waitsFor: string,
): BillAccountEvent[] => {
  const { reading, today = reading.readOn } = toBill;
  if (state.keptFor[reading.readingId] === waitsFor) return [];
  const [first] = state.waiting;
  const alsoBehind = waitsFor === 'earlierReading' && needsPerson.includes(state.keptFor[first!.readingId] ?? '');
  const until = (needsPerson.includes(waitsFor) || alsoBehind) && { until: deadlineOf(toBill) };
  const county = state.terms && { countyOffice: state.terms.countyOffice };
  return [{ type: 'ReadingKept', data: { accountId, reading, waitsFor, ...county, keptOn: today, ...until } }];
};

type ReadingToBill = Pick<BillReading, 'reading' | 'basis' | 'today'>;

const decideOne = (state: BillAccount, accountId: string, toBill: ReadingToBill): Decision<BillAccountEvent> => {
  const { reading, basis } = toBill;
  const first = state.waiting.find(
    (each) => !isToCome(state, each) || (each.meterId === reading.meterId && !isSecondMeter(state, each.meterId)),
  );
  if (
    first &&
    state.terms &&
    lastReading(state) &&
    first.readingId !== reading.readingId &&
    first.readOn < reading.readOn
  )
    return keptEvents(state, accountId, toBill, 'earlierReading');
  const ready = readiness(state, reading, basis);
  if (typeof ready === 'string') return keptEvents(state, accountId, toBill, ready);
  if ('rejected' in ready) return ready;
  return (
    payableMustFitPaymentId(payableFigures(rate(ready.period).charges.total, state.receivable).payable) || [
      {
        type: 'BillIssued',
        data: { ...billOf(ready), ...(ready.isOverruling && { correctEstimateBy: deadlineOf(toBill) }) },
      },
    ]
  );
};

/** Bills readings in order, kept ones first. A reading with a missing input is kept, and later ones wait with it. */
export const billReadings = (
  state: BillAccount,
  accountId: string,
  readings: readonly Reading[],
  { basis, today }: Pick<BillReading, 'basis' | 'today'>,
): Decision<BillAccountEvent> => {
  const events: BillAccountEvent[] = [];
  for (const reading of readings) {
    const so = fold({ initial: state, evolve: evolveBillAccount }, events);
    const decision = decideOne(so, accountId, { reading, basis, ...(today && { today }) });
    if (isRejection(decision)) return decision;
    events.push(...decision);
  }
  return events;
};
