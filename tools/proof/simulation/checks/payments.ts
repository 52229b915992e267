import { isMalformed, nextPartOf, paymentFile } from '@pishkhan/billing-adjustments/simulation';
import { factOf, inCategory, judge, ofType, type RecordedEvent } from '@pishkhan/event-store';
import { textOf } from '../people/bank.ts';
import type { Check } from './check.ts';

type Log = readonly RecordedEvent[];

interface Reported {
  readonly billId: string;
  readonly amount: number;
  readonly paidOn: string;
  readonly receiptNumber: string;
  readonly unidentifiedPaymentId?: string;
  readonly honours?: string;
}
interface Unidentified {
  readonly unidentifiedPaymentId: string;
  readonly accountId?: string;
}

/** Without the zeros with which a row of a file pads. */
const identityOf = ({ billId, amount, paidOn, receiptNumber }: Reported): string =>
  [receiptNumber.replace('-00', '-'), paidOn, amount, billId.replace(/^0+/, '')].join(' ');

const received = (log: Log) => ofType<Reported>(log, 'PaymentReceived');

/** Posted for its account or kept for a person, by whatever files and requests it was reported (8.7, 15.4-45). */
const receiptsCountOnce: Check = {
  name: 'each receipt of the bank counts once: posted, or kept for a person',
  judge: ({ bank, company: { store } }) => {
    const asReported = [
      ...received(store.log).filter(({ data }) => data.unidentifiedPaymentId === undefined),
      ...ofType<Reported>(store.log, 'PaymentKept'),
    ].filter(({ data }) => data.honours === undefined);
    const times = Map.groupBy(asReported, ({ data }) => identityOf(data));
    return judge(bank.receipts, (receipt) => {
      const found = times.get(textOf(receipt))?.length ?? 0;
      return found !== 1 && `receipt ${textOf(receipt)} counts ${found} times`;
    });
  },
};

/** Totals of a file = posted + repeated + unidentified + malformed (8.7). */
const filesAreTaken: Check = {
  name: 'each row of a payment file has one result: posted, repeated, unidentified or malformed',
  judge: ({ company: { store } }) => {
    const files = ofType(store.log, 'PaymentFileReceived').map(({ stream }) => stream);
    return judge(files, (stream) => {
      const state = store
        .stream(stream)
        .reduce((so, event) => paymentFile.evolve(so, factOf(paymentFile, event)), paymentFile.initial);
      if (state.status === 'unknown') return `${stream} is unknown`;
      const rows = state.read.flat();
      const payments = rows.filter((row) => !isMalformed(row) && row.repeatsLine === undefined);
      const isTaken = nextPartOf(state) === undefined && rows.length === state.rows;
      const results = Object.keys(state.results);
      return (
        !(isTaken && results.length === payments.length && payments.every(({ line }) => line in state.results)) &&
        `${stream}: ${rows.length} of ${state.rows} rows, ${payments.length} payments, ${results.length} results`
      );
    });
  },
};

const identified = (log: Log, type: string, times: number, name: string): readonly string[] => {
  const posted = Map.groupBy(received(log), ({ data }) => data.unidentifiedPaymentId);
  return ofType<Unidentified>(log, type)
    .map(({ data: { unidentifiedPaymentId: id, accountId } }) => ({
      id,
      found: (posted.get(id) ?? []).filter(({ stream }) => accountId === undefined || stream.endsWith(`-${accountId}`)),
    }))
    .filter(({ found }) => found.length !== times)
    .map(({ id, found }) => `unidentified payment ${id} was ${name} and posted ${found.length} times`);
};

const assignedMoneyIsPostedOnce: Check = {
  name: 'assigned money is posted once, returned money never',
  judge: ({
    company: {
      store: { log },
    },
  }) => ({
    examined: ofType(log, 'UnidentifiedPaymentAssigned').length + ofType(log, 'UnidentifiedPaymentReturned').length,
    violations: [
      ...identified(log, 'UnidentifiedPaymentAssigned', 1, 'assigned'),
      ...identified(log, 'UnidentifiedPaymentReturned', 0, 'returned'),
    ],
  }),
};

/** The money waits for a person in one worklist. */
const keptMoneyIsOpened: Check = {
  name: 'money that was kept, or taken back from a wrong account, waits for a person once',
  judge: ({
    company: {
      store: { log },
    },
  }) => {
    const kept = ofType(log, 'PaymentKept').length;
    const taken = ofType<{ reason: string }>(log, 'PaymentReversed').filter(
      ({ data }) => data.reason === 'wrongAccount',
    ).length;
    const opened = log.filter(
      ({ stream, type }) => type === 'UnidentifiedPaymentOpened' && inCategory(stream, 'unidentified-payment'),
    ).length;
    const isRight = opened === kept + taken;
    return {
      examined: kept + taken,
      violations: isRight ? [] : [`${opened} opened of ${kept} kept, ${taken} taken back`],
    };
  },
};

export const paymentChecks: readonly Check[] = [
  receiptsCountOnce,
  filesAreTaken,
  assignedMoneyIsPostedOnce,
  keptMoneyIsOpened,
];
