import { isDeepStrictEqual } from 'node:util';
import {
  byStream,
  EVERY_GROUP,
  factOf,
  inCategory,
  judge,
  type Invariant,
  type RecordedEvent,
} from '@pishkhan/event-store';
import { billAccount } from '../domain/bill-account.ts';
import type { BillAccountEvent, BillIssued, BillsCorrected } from '../domain/bill-account.messages.ts';
import { lastReading, type Bill, type BillAccount } from '../domain/bill-account.state.ts';
import { laterVersionsOf, tariffOfBill } from '../domain/billing/terms/tariff-of-bill.ts';
import { measuredWith, periodOf } from '../domain/billing/consumption.ts';
import { endsOf } from '../domain/correcting/cause/rerate.ts';
import { measuredBy } from '../domain/metering/connection.ts';
import { rate } from '../../pricing/rating/domain/rating.ts';
import { ratingRuleOf } from '../../pricing/rating/domain/rating.lines.ts';
import { tariffBook } from '../../pricing/tariff/domain/tariff-book.ts';
import type { TariffEvent } from '../../pricing/tariff/domain/tariff-book.messages.ts';

/** Days in force: a correction of a reading's day moves the end of one period and the start of the next (15.4-39). */
export const daysAreBilledOnce: Invariant = {
  name: 'no gap or overlap in billed days per installation',
  inPersian: 'روزهای هر نصب یک بار و پیوسته صورت‌حساب شده‌اند',
  source: '15.4-19, 15.4-39',
  groupOf: byStream,
  check: (log) => {
    const accounts = new Map<string, BillAccount>();
    for (const event of log)
      if (inCategory(event.stream, billAccount.category)) {
        const before = accounts.get(event.stream) ?? billAccount.initial;
        accounts.set(event.stream, billAccount.evolve(before, factOf<BillAccountEvent>(billAccount, event)));
      }
    const billed = [...accounts].filter(([, { bills }]) => bills.length > 0);
    return judge(billed, ([stream, { bills, meter }]) => {
      const inForce = bills
        .filter(({ supersededBy }) => supersededBy === undefined)
        .toSorted((one, other) => (one.days.from < other.days.from ? -1 : 1));
      const broken = inForce.find(({ days }, place) => place > 0 && days.from !== inForce[place - 1]!.days.to);
      return (
        broken &&
        `${stream}/${meter?.meterId}: bill ${broken.face.billNumber} starts on ${broken.days.from}, not at the end of the previous bill`
      );
    });
  },
};

/**
 * Every bill and every correction is recomputed from the events before it, by the rating rule that it names, to the
 * rial (architecture 7, A7; 15.4-30).
 */
export const billsCanBeRecomputed: Invariant = {
  name: 'every bill is recomputed from events, to the rial',
  inPersian: 'هر صورت‌حساب از رویدادها تا ریال آخر دوباره به دست می‌آید',
  source: 'quality A7; 11.5–11.7, 15.4-30',
  groupOf: (event) => {
    if (inCategory(event.stream, tariffBook.category)) return EVERY_GROUP;
    return inCategory(event.stream, billAccount.category) ? event.stream : undefined;
  },
  check: (log) => {
    const accounts = new Map<string, BillAccount>();
    let book = tariffBook.initial;
    const backdated = new Set<string>();
    const violations: string[] = [];
    let examined = 0;
    for (const event of log) {
      if (inCategory(event.stream, tariffBook.category)) {
        const { type, data } = event as TariffEvent & RecordedEvent;
        if (type === 'TariffVersionPublished' && data.effectiveFrom <= event.metadata.businessDate)
          backdated.add(data.version);
        book = tariffBook.evolve(book, event as TariffEvent & RecordedEvent);
      }
      if (!inCategory(event.stream, billAccount.category)) continue;
      const before = accounts.get(event.stream) ?? billAccount.initial;
      const fact = factOf<BillAccountEvent>(billAccount, event);
      const after = billAccount.evolve(before, fact);
      accounts.set(event.stream, after);
      const recomputed =
        event.type === 'BillIssued'
          ? [ofBill({ before, after }, event.data as BillIssued['data'], { book, backdated })]
          : event.type === 'BillsCorrected'
            ? ofCorrection(after, fact.data as BillsCorrected['data'], book)
            : [];
      examined += recomputed.length;
      violations.push(
        ...recomputed
          .filter((sentence) => sentence !== '')
          .map((sentence) => `${event.stream} #${event.revision}: ${sentence}`),
      );
    }
    return { examined, violations };
  },
};

type Book = typeof tariffBook.initial;

interface Published {
  readonly book: Book;
  /** Versions in force before the day after their publication. */
  readonly backdated: ReadonlySet<string>;
}

/**
 * A backdated version that is published at the same moment may be missing in the bill: it is rated by the versions that
 * it names (15.4-41).
 */
const bookOf = (bill: Bill, { book, backdated }: Published): Book =>
  laterVersionsOf(bill, book).every(({ version }) => backdated.has(version)) ? tariffOfBill(bill, book) : book;

const ofBill = (
  { before, after }: { readonly before: BillAccount; readonly after: BillAccount },
  bill: BillIssued['data'],
  published: Published,
): string => {
  const issued = after.bills.find(({ face }) => face.billNumber === bill.billNumber)!;
  const prices = { book: bookOf(issued, published), ratingRule: ratingRuleOf(bill) };
  const opening = lastReading(before)!;
  const { reading: closing, overrulesEstimate = false } = bill;
  const measured = measuredWith(before, closing, overrulesEstimate);
  const { charges } = rate(periodOf(before.terms!, measured, [opening, closing], prices));
  return isDeepStrictEqual(charges, bill.charges)
    ? ''
    : `bill ${bill.billNumber} has the total ${bill.charges.total}, its inputs yield ${charges.total}`;
};

const ofCorrection = (after: BillAccount, { bills }: BillsCorrected['data'], book: Book): string[] =>
  bills.map((bill) => {
    const corrected = after.bills.find((each) => each.face.billNumber === bill.billNumber)!;
    const { face, terms } = corrected;
    const prices = { book: tariffOfBill(corrected, book), ratingRule: ratingRuleOf(face) };
    const { charges } = rate(periodOf(terms, measuredBy(after), endsOf(after.readings, corrected), prices));
    if (bill.ratingRule !== face.ratingRule)
      return `bill ${bill.billNumber} was corrected by rating rule ${ratingRuleOf(bill)}, not by its own`;
    return isDeepStrictEqual(charges, bill.after)
      ? ''
      : `bill ${bill.billNumber} was corrected to ${bill.after.total}, its inputs yield ${charges.total}`;
  });
