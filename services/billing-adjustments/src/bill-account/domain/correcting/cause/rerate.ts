import { addRial, rial, subtractRial, type Rial } from '@pishkhan/money';
import type { Rejection } from '@pishkhan/decider';
import type { Bill, BillAccount, PostedWindow } from '../../bill-account.state.ts';
import type { Reading } from '../../billing/bill.ts';
import { linesWithInputs } from '../../billing/bill-figures.ts';
import { broughtReadings, periodOf, type Ends } from '../../billing/consumption.ts';
import { measuredBy } from '../../metering/connection.ts';
import { rate } from '../../../../pricing/rating/domain/rating.ts';
import { ratingRuleOf } from '../../../../pricing/rating/domain/rating.lines.ts';
import { ratingMustBePossible } from '../../../../pricing/rating/domain/rating.rules.ts';
import type { TariffBook } from '../../../../pricing/tariff/domain/tariff-book.messages.ts';
import { broughtTerms } from '../../billing/terms/terms.ts';
import { tariffOfBill } from '../../billing/terms/tariff-of-bill.ts';
import type { RatedBill, RestatedReading } from '../proposal.ts';
import { restatedChain, rightDaysOf, type AffectedBill } from './restating.ts';

/** The readings that open and close the period of a bill. */
export const endsOf = (chain: readonly Reading[], { face }: Pick<Bill, 'face'>): Ends => {
  const withId = (id: string) => chain.find(({ readingId }) => readingId === id)!;
  return [withId(face.openingReadingId), withId(face.closingReadingId)];
};

/**
 * Rates the bill's period again: by the right index, the days on which a meter measured wrongly, the terms and the
 * tariff of its days that the cause names, else as they were known when it was rated, and by the rating rule of the
 * bill (11.8-2, 11.8-4, 15.4-41). The caller decides the settlement.
 */
export const rerate = (
  account: BillAccount,
  { bill, because, terms = bill.terms, book: named }: AffectedBill,
  {
    readings,
    windows,
    book,
    correctionId,
  }: {
    readings: readonly RestatedReading[];
    windows: readonly PostedWindow[];
    book: TariffBook;
    correctionId: string;
  },
): RatedBill | Rejection => {
  const chain = restatedChain(account, readings);
  const ends = endsOf(chain, bill);
  const ratingRule = ratingRuleOf(bill.face);
  const prices = { book: named ?? tariffOfBill(bill, book), ratingRule };
  const period = periodOf(terms, measuredBy(account, chain, windows), ends, prices);
  const refusal = ratingMustBePossible(period);
  if (refusal) return refusal;
  const rating = rate(period);
  const { billNumber } = bill.face;
  const { from: periodFrom, to: periodTo } = bill.days;
  const days = rightDaysOf(bill, readings);
  const isMoved = days.from !== periodFrom || days.to !== periodTo;
  const before = bill.inForce;
  return {
    billNumber,
    because,
    periodFrom,
    periodTo,
    ...(isMoved && { rightPeriod: days }),
    consumption: { before: bill.consumptionInForce, after: period.consumption },
    lines: linesWithInputs(rating, [
      ...new Set([...broughtTerms(terms, days.to), ...broughtReadings(chain, ends), correctionId]),
    ]).map((line) => ({
      ...line,
      before: before[line.line],
      difference: subtractRial(line.amount, before[line.line]),
    })),
    before,
    after: rating.charges,
    ...(bill.face.ratingRule !== undefined && { ratingRule }),
    difference: subtractRial(rating.charges.total, before.total),
  };
};

export const differenceOf = (bills: readonly { readonly difference: Rial }[]): Rial =>
  addRial(rial(0), ...bills.map(({ difference }) => difference));
