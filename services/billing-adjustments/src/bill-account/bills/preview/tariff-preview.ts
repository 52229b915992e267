import type { CivilDate } from '@pishkhan/calendar';
import { subtractRial, type CubicMetres, type Rial } from '@pishkhan/money';
import { ratingRuleOf, type Charges, type PricedTerms } from '../../../pricing/rating/domain/rating.lines.ts';
import { ratingMustBePossible } from '../../../pricing/rating/domain/rating.rules.ts';
import { rate } from '../../../pricing/rating/domain/rating.ts';
import type { TariffBook, TariffVersion } from '../../../pricing/tariff/domain/tariff-book.messages.ts';
import type { Bill, BillAccount } from '../../domain/bill-account.state.ts';
import { tariffOfBill } from '../../domain/billing/terms/tariff-of-bill.ts';
import { termsWithin } from '../../domain/billing/terms/terms.ts';

/** A bill as it is in force, and with a version of the tariff that nobody has published. */
export interface PreviewedBill extends PricedTerms {
  readonly periodFrom: CivilDate;
  readonly periodTo: CivilDate;
  readonly consumption: CubicMetres;
  /** Days of the bill are at or after the first day of the version; else it is priced as if they were. */
  readonly isOfItsDays: boolean;
  readonly before: Charges;
  /** Null if the version has no price for it. */
  readonly after: Charges | null;
  readonly difference: Rial | null;
}

const byFirstDay = (one: TariffVersion, other: TariffVersion): number =>
  one.effectiveFrom < other.effectiveFrom ? -1 : 1;

/** The book by which the bill was rated, with the draft in it from its first day on, or for all days of the bill. */
const bookWith = (bill: Bill, book: TariffBook, draft: TariffVersion, isOfItsDays: boolean): TariffBook => {
  if (!isOfItsDays) return { versions: [{ ...draft, effectiveFrom: bill.days.from }] };
  const others = tariffOfBill(bill, book).versions.filter(({ effectiveFrom }) => effectiveFrom !== draft.effectiveFrom);
  return { versions: [...others, draft].toSorted(byFirstDay) };
};

/** The last bill in force of an account; undefined without one. */
export const previewedBillOf = ({ bills }: Pick<BillAccount, 'bills'>): Bill | undefined =>
  bills.findLast(({ supersededBy }) => supersededBy === undefined);

/**
 * What a bill would be by a version of the tariff: its days, consumption, terms and rating rule stay, only the prices
 * are others (11.1, 15.4-41). The draft fits the rules of the tariff.
 */
export const previewOf = (bill: Bill, book: TariffBook, draft: TariffVersion): PreviewedBill => {
  const { from, to } = bill.days;
  const isOfItsDays = draft.effectiveFrom < to;
  const terms = termsWithin(bill.terms, [from, to]);
  const period = {
    ...terms,
    book: bookWith(bill, book, draft, isOfItsDays),
    ratingRule: ratingRuleOf(bill.face),
    from,
    to,
    consumption: bill.consumptionInForce,
  };
  const { use, climateZone, dwellingUnits, meterCapacity } = terms;
  const shown = { use, climateZone, dwellingUnits, meterCapacity, periodFrom: from, periodTo: to, isOfItsDays };
  const unchanged = { ...shown, consumption: bill.consumptionInForce, before: bill.inForce };
  if (ratingMustBePossible(period)) return { ...unchanged, after: null, difference: null };
  const after = rate(period).charges;
  return { ...unchanged, after, difference: subtractRial(after.total, bill.inForce.total) };
};

/** The sum over the bills that the version prices. */
export const totalsOf = (bills: readonly PreviewedBill[]) => {
  const priced = bills.filter(({ after }) => after !== null);
  const sum = (of: (bill: PreviewedBill) => number): number => priced.reduce((total, bill) => total + of(bill), 0);
  const before = sum((bill) => bill.before.total);
  const after = sum((bill) => bill.after!.total);
  return {
    bills: bills.length,
    higher: priced.filter(({ difference }) => difference! > 0).length,
    lower: priced.filter(({ difference }) => difference! < 0).length,
    notPriced: bills.length - priced.length,
    before,
    after,
    difference: after - before,
  };
};
