import { byField, byStream, byType, judge, ofType, type Invariant } from '@pishkhan/event-store';
import type { ChargePosted } from '../domain/charge/charge.messages.ts';
import type { BillsCorrected, MiscEntryPosted, MiscEntryReversed } from '../domain/bill-account.messages.ts';
import type {
  ContractorCredited,
  ContractorDebited,
} from '../../contractor-account/domain/contractor-account.messages.ts';

type Posted = {
  readonly posting: { readonly entries: readonly { readonly ledgerAccount: string; readonly amount: number }[] };
};

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

export const postingsBalance: Invariant = {
  name: 'each posting balances',
  inPersian: 'هر ثبت مالی تراز است',
  source: 'architecture 4; 11.8-3',
  groupOf: byStream,
  check: (log) =>
    judge(
      log.filter((event) => typeof event.data === 'object' && event.data !== null && 'posting' in event.data),
      (event) => {
        const total = sum((event.data as Posted).posting.entries.map(({ amount }) => amount));
        return total !== 0 && `${event.stream} #${event.revision} ${event.type}: entries sum to ${total}`;
      },
    ),
};

export const differencesAdd: Invariant = {
  name: 'sum of differences = new − old, line by line',
  inPersian: 'جمع تفاوت‌ها، سطر به سطر، برابر مبلغ تازه منهای مبلغ پیشین است',
  source: '11.8-3',
  groupOf: byStream,
  check: (log) =>
    judge(ofType<BillsCorrected['data']>(log, 'BillsCorrected'), ({ stream, revision, data }) => {
      const lines = data.bills.every(
        (bill) =>
          bill.lines.every((line) => line.difference === line.amount - line.before) &&
          sum(bill.lines.map((line) => line.difference)) === bill.difference &&
          bill.after.total - bill.before.total === bill.difference,
      );
      const adds = lines && sum(data.bills.map((bill) => bill.difference)) === data.difference;
      return !adds && `${stream} #${revision}: the differences of correction ${data.correctionId} do not add up`;
    }),
};

/** An amount is reversed at most once: a correction reverses exactly the amount in force. */
export const reversedAtMostOnce: Invariant = {
  name: 'each frozen amount is reversed at most once',
  inPersian: 'هر مبلغ قطعی حداکثر یک بار برگشت خورده است',
  source: 'architecture 4',
  groupOf: byStream,
  check: (log) => {
    const inForce = new Map<string, number>();
    return judge(
      log.filter(({ type }) => type === 'BillIssued' || type === 'BillsCorrected'),
      ({ type, stream, data }) => {
        if (type === 'BillIssued') {
          const bill = data as { billNumber: string; charges: { total: number } };
          inForce.set(bill.billNumber, bill.charges.total);
          return false;
        }
        const { bills, correctiveBill, correctionId } = data as BillsCorrected['data'];
        const wrong = bills.filter((bill) => inForce.get(bill.billNumber) !== bill.before.total);
        for (const bill of bills) inForce.set(bill.billNumber, bill.after.total);
        if (correctiveBill) inForce.set(correctiveBill.face.billNumber, correctiveBill.face.charges.total);
        return (
          wrong.length > 0 &&
          `${stream}: correction ${correctionId} reverses amounts that were not in force on ${wrong.map(({ billNumber }) => billNumber).join(', ')}`
        );
      },
    );
  },
};

type Side = readonly { readonly data: { readonly linkId: string; readonly amount: number } }[];

/** Every link is on both sides, once and with one amount. */
const unpaired = (credits: Side, debits: Side) =>
  judge([...new Set([...credits, ...debits].map(({ data }) => data.linkId))], (linkId) => {
    const amounts = (side: Side) => side.filter(({ data }) => data.linkId === linkId).map(({ data }) => data.amount);
    const [credited, debited] = [amounts(credits), amounts(debits)];
    return (
      !(credited.length === 1 && debited.length === 1 && credited[0] === debited[0]) &&
      `pair ${linkId}: credited ${credited.join('+') || 'nothing'}, debited ${debited.join('+') || 'nothing'}`
    );
  });

export const contractorPairsMatch: Invariant = {
  name: 'every Card 74 pair has both sides, with one amount',
  inPersian: 'هر جفت ثبت متقابل با پیمانکار دو طرف و یک مبلغ دارد',
  source: 'A3-5',
  groupOf: byType({ MiscEntryPosted: byField('linkId'), ContractorDebited: byField('linkId') }),
  check: (log) =>
    unpaired(
      ofType<MiscEntryPosted['data']>(log, 'MiscEntryPosted'),
      ofType<ContractorDebited['data']>(log, 'ContractorDebited'),
    ),
};

export const reversedPairsMatch: Invariant = {
  name: 'every Card 74 item is reversed once and as a whole, a pair on both sides',
  inPersian: 'هر قلم کارت ۷۴ یک بار و به همان مبلغ برگشت خورده است، ثبت متقابل با پیمانکار در هر دو طرف',
  source: '15.4-39',
  groupOf: byType({
    MiscEntryPosted: byField('linkId'),
    ChargePosted: byField('chargeId'),
    MiscEntryReversed: byField('reverses'),
    ContractorCredited: byField('reverses'),
  }),
  check: (log) => {
    const reversed = ofType<MiscEntryReversed['data']>(log, 'MiscEntryReversed');
    // A charge has no contractor; its amount is negative, as that of its reversal.
    const debits = reversed.filter(({ data: { amount } }) => amount >= 0);
    const credits = ofType<ContractorCredited['data']>(log, 'ContractorCredited');
    const posted = [
      ...ofType<MiscEntryPosted['data']>(log, 'MiscEntryPosted').map(({ data }) => data),
      ...ofType<ChargePosted['data']>(log, 'ChargePosted').map(({ data: { chargeId: linkId, amount } }) => ({
        linkId,
        amount: -amount,
      })),
    ];
    const halves = unpaired(credits, debits);
    const reversals = Map.groupBy(
      [...reversed, ...credits].map(({ data }) => data),
      ({ reverses }) => reverses,
    );
    const once = judge([...reversals], ([reverses, sides]) => {
      const item = posted.find(({ linkId }) => linkId === reverses);
      const links = [...new Set(sides.map(({ linkId }) => linkId))];
      const isWhole = sides.every(({ amount }) => amount === item?.amount);
      return (
        !(links.length === 1 && isWhole) &&
        `item ${reverses} of ${item?.amount ?? 'nothing'}: reversed by ${sides.map(({ linkId, amount }) => `${linkId} with ${amount}`).join(', ')}`
      );
    });
    return { examined: once.examined, violations: [...halves.violations, ...once.violations] };
  },
};
