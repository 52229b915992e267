import { billAccount, leftOf, type BillAccount } from '@pishkhan/billing-adjustments/simulation';
import { factOf, judge, ofType, type RecordedEvent } from '@pishkhan/event-store';
import type { Check } from './check.ts';

interface Confirmed {
  readonly reversalId: string;
}
interface Posted extends Confirmed {
  readonly results: readonly { readonly reference: string; readonly refusedBy?: string }[];
}
interface Reversed extends Confirmed {
  readonly reference: string;
}
interface Moved {
  readonly matched?: unknown;
  readonly refundId?: string;
}

const confirmedReversalsArePosted: Check = {
  name: 'each confirmed reversal ends once, and takes back the payments that it names',
  judge: ({
    company: {
      store: { log },
    },
  }) => {
    const posted = ofType<Posted>(log, 'PaymentReversalPosted');
    const reversed = ofType<Reversed>(log, 'PaymentReversed');
    const confirmed = Map.groupBy(ofType<Confirmed>(log, 'PaymentReversalConfirmed'), ({ stream }) => stream);
    return judge([...confirmed], ([stream, { length }]) => {
      const ends = posted.filter((event) => event.stream === stream);
      const waits = ofType(log, 'PaymentReversalFoundShort').filter((event) => event.stream === stream);
      const taken = ends.flatMap(({ data }) => data.results).filter(({ refusedBy }) => refusedBy === undefined);
      const missing = taken.find(
        ({ reference }) => reversed.filter(({ data }) => data.reference === reference).length !== 1,
      );
      return (
        (ends.length + waits.length !== length || missing !== undefined) &&
        `${stream}: confirmed ${length} times, ended ${ends.length} times, payment ${missing?.reference} not taken back`
      );
    });
  },
};

const fold = (events: readonly RecordedEvent[]): BillAccount =>
  events.reduce((state, event) => billAccount.evolve(state, factOf(billAccount, event)), billAccount.initial);

/** Events of an account that change what is left to pay in ways that depend on what was paid before. */
const dependent = new Set([
  'PaymentReceived',
  'PaymentReversed',
  'BillsCorrected',
  'RefundRequested',
  'RefundDeclined',
  'RefundReturned',
]);

const leftByNumber = ({ bills }: BillAccount) =>
  bills.map((bill) => `${bill.face.billNumber} paid ${bill.paid} left ${leftOf(bill)}`).join(', ');

/**
 * The bills are as open as if the payment had never been received, if nothing between depends on it: an account
 * computed without it says so (15.4-47).
 */
const reversedMoneyIsOwedAgain: Check = {
  name: 'after a reversal the bills ask for what they ask for without the payment',
  judge: ({ company: { store } }) => {
    const cases = ofType<Reversed>(store.log, 'PaymentReversed').flatMap(
      ({ stream, revision, data: { reference } }) => {
        const events = store.stream(stream).slice(0, revision + 1);
        const place = events.findIndex(
          (event, at) =>
            event.type === 'PaymentReceived' && fold(events.slice(0, at + 1)).payments.at(-1)?.reference === reference,
        );
        const between = events.slice(place + 1, revision);
        if (place < 0 || between.some(({ type }) => dependent.has(type))) return [];
        const without = [...events.slice(0, place), ...between];
        return [{ stream, revision, after: fold(events), without: fold(without) }];
      },
    );
    return judge(cases, ({ stream, revision, after, without }) => {
      const [found, right] = [leftByNumber(after), leftByNumber(without)];
      const isOwed = after.receivable === without.receivable;
      return !(isOwed && found === right) && `${stream} #${revision}: ${found}; without the payment ${right}`;
    });
  },
};

/** The bank pays a refund once, after other persons than the requester approved (9.5, 7.5). */
const refundsArePaidOnce: Check = {
  name: 'each refund ends at most once, and is paid only after other persons approved it',
  judge: ({
    company: {
      store: { log },
    },
  }) => {
    const ofRefund = (type: string, refundId: string) =>
      ofType<Moved & { by?: string; requestedBy?: string }>(log, type).filter(({ data }) => data.refundId === refundId);
    return judge(ofType<{ refundId: string; requestedBy: string }>(log, 'RefundRequested'), ({ stream, data }) => {
      const [paid, declined, returned, approved] = [
        'RefundPaid',
        'RefundDeclined',
        'RefundReturned',
        'RefundApproved',
      ].map((type) => ofRefund(type, data.refundId)) as [
        ReturnType<typeof ofRefund>,
        ReturnType<typeof ofRefund>,
        ReturnType<typeof ofRefund>,
        ReturnType<typeof ofRefund>,
      ];
      const isOwn = approved.some(({ data: { by } }) => by === data.requestedBy);
      const isEnded = paid.length + declined.length <= 1 && returned.length <= paid.length;
      return (
        (isOwn || !isEnded || (paid.length > 0 && approved.length === 0)) &&
        `${stream} refund ${data.refundId}: paid ${paid.length}, declined ${declined.length}, returned ${returned.length} times by ${approved.length} approvals`
      );
    });
  },
};

/** A cheque that the bank honours after all counts once, whatever receipts name it (15.4-47). */
const honouredOnce: Check = {
  name: 'each returned cheque is honoured at most once',
  judge: ({
    company: {
      store: { log },
    },
  }) => {
    const honoured = ofType<{ honours?: string }>(log, 'PaymentReceived').flatMap(
      ({ data: { honours = [] } }) => honours,
    );
    return judge([...new Set(honoured)], (reference) => {
      const times = honoured.filter((each) => each === reference).length;
      return times !== 1 && `payment ${reference} was honoured ${times} times`;
    });
  },
};

export const moneyChecks: readonly Check[] = [
  honouredOnce,
  confirmedReversalsArePosted,
  reversedMoneyIsOwedAgain,
  refundsArePaidOnce,
];
