import { addDays, type CivilDate } from '@pishkhan/calendar';
import { fold, isRejection } from '@pishkhan/decider';
import type { BillingPolicy } from '../../pricing/policy/domain/content/billing.policy.ts';
import type { BillAccountCommand, BillAccountEvent } from '../domain/bill-account.messages.ts';
import { billAccount } from '../domain/bill-account.ts';
import { lastBill, lastReading, type Bill, type BillAccount } from '../domain/bill-account.state.ts';
import { simulateCorrection } from '../domain/correcting/simulate-correction.ts';
import { basis, billing, day, openedAccount, reading, terms } from './account.ts';
import { requestOf } from './correction.ts';

/** A command for the account as it is by then. */
export type Step = (account: BillAccount) => BillAccountCommand;
/** An account with its events, which grows by commands. */
export interface History {
  readonly account: BillAccount;
  readonly events: readonly BillAccountEvent[];
}
/** The sample account before its first bill. */
export const opened: History = { account: fold(billAccount, openedAccount), events: openedAccount };

/** @throws Error if a command is rejected */
export const after = (history: History, steps: readonly Step[]): History =>
  steps.reduce<History>(({ account, events }, step) => {
    const decision = billAccount.decide(step(account), account);
    if (isRejection(decision)) throw new Error(`${decision.rejected} ${JSON.stringify(decision.data)}`);
    return { account: decision.reduce(billAccount.evolve, account), events: [...events, ...decision] };
  }, history);

/** Prices with another offset of the period of corrective bills. */
const withOffset = (correctivePeriodOffset: number): typeof basis => ({
  ...basis,
  billing: {
    ...basis.billing,
    versions: basis.billing.versions.map((version) => ({
      ...version,
      content: { ...(version.content as BillingPolicy), correctivePeriodOffset },
    })),
  },
});

/** Bills a reading with this consumption, m³. */
export const read =
  (name: string, readOn: CivilDate, used: number, prices = basis): Step =>
  (account) => ({ ...billing(reading(name, readOn, lastReading(account)!.index + used)), basis: prices });

/** Corrects the consumption of the last bill, three days after its reading. */
export const correctTo =
  (used: number, prices = basis): Step =>
  (account) => {
    const { readingId, readOn } = lastReading(account)!;
    const rightIndex = account.readings.at(-2)!.index + used;
    const request = requestOf({ correctionId: `c-${account.corrections.length}`, readingId, rightIndex });
    const dated = { ...prices, today: addDays(readOn, 3) };
    const simulation = simulateCorrection(request, { ...dated, account });
    if ('rejected' in simulation) throw new Error(simulation.rejected);
    return { type: 'PostCorrection', request, approved: simulation, approvals: [], basis: dated };
  };

/** Pays the whole balance with the id of a bill, so that equal consumptions yield equal amounts. */
export const pay =
  (bill: (account: BillAccount) => Bill = (account) => lastBill(account)!): Step =>
  (account) => {
    const paidOn = addDays(lastReading(account)!.readOn, 5);
    return {
      type: 'ReceivePayment',
      billId: terms.billId,
      paymentId: bill(account).face.paymentId!,
      amount: account.receivable,
      paidOn,
      today: paidOn,
      receiptNumber: `R-${account.payments.length}`,
    };
  };

/** Only the codes 98 and 99 are left for corrective bills. */
const narrow = withOffset(97);
export const readNarrowly = (name: string, readOn: CivilDate, used: number): Step => read(name, readOn, used, narrow);
export const correctNarrowly = (used: number): Step => correctTo(used, narrow);

/** The second bill of 1405 was issued five times, for 190 or 150 m³: every code of both amounts is used. */
export const codesUsedUp: readonly Step[] = [
  readNarrowly('a', day(5), 60),
  pay(),
  readNarrowly('b', day(6), 190),
  ...[150, 190, 150, 190].map(correctNarrowly),
];
/** The second bill of 1415 has the period and the amount of the one of 1405. */
export const tenYearsLater: readonly Step[] = [
  pay(),
  readNarrowly('c', day(5, 1, 1415), 60),
  pay(),
  readNarrowly('d', day(6, 1, 1415), 190),
];
