import { dayInTehranOf } from '@pishkhan/calendar';
import { factOf, type RecordedEvent } from '@pishkhan/event-store';
import type { Text } from '@pishkhan/fields';
import { factOfEvent } from '@pishkhan/views';
import type { BillAccountEvent } from '../../bill-account/domain/bill-account.messages.ts';
import { readingOf, type Bill, type BillAccount } from '../../bill-account/domain/bill-account.state.ts';
import { billAccount } from '../../bill-account/domain/bill-account.ts';
import { billsOfAccount } from '../../bill-account/views/bills-of-account.view.ts';
import { standingOf } from '../standing.ts';
import { happeningsOf } from './happenings.ts';

const billIn = ({ bills }: BillAccount, billNumber: string): Bill | undefined =>
  bills.find(({ face }) => face.billNumber === billNumber);

/** A reading from the meter inside the days of the bill: it changes no amount, but what is known of them (15.4-32). */
const isEvidenceOf = ({ type, data }: BillAccountEvent, { days }: Bill): boolean =>
  type === 'EvidenceTaken' && days.from <= data.evidence.readOn && data.evidence.readOn <= days.to;

/** The bill as it is after the events so far. */
const figuresOf = (bill: Bill, state: BillAccount) => {
  const { face, days, consumptionInForce, inForce } = bill;
  const { status, settled, paid, leftToPay } = standingOf(bill, state);
  return {
    status,
    settled,
    paid,
    leftToPay,
    periodFrom: days.from,
    periodTo: days.to,
    openingIndex: readingOf(state, face.openingReadingId)!.index,
    closingIndex: readingOf(state, face.closingReadingId)!.index,
    consumption: consumptionInForce,
    charges: inForce,
    receivable: state.receivable,
  };
};

interface Step extends ReturnType<typeof figuresOf> {
  readonly knownFrom: string;
  readonly day: string;
  readonly happened: readonly Text[];
}

/** Events of one instant are known together, also those that change only the debt of the account. */
const withStep = (steps: readonly Step[], step: Step): readonly Step[] => {
  const last = steps.at(-1);
  if (last?.knownFrom !== step.knownFrom) return [...steps, step];
  return [...steps.slice(0, -1), { ...step, happened: [...last.happened, ...step.happened] }];
};

/**
 * What was known of a bill, from each change on, in order of record: the first step is its issue. A step is what an
 * explanation as known at its instant says (architecture 108).
 *
 * @param events Events of the account
 */
export const historyOfBill = (events: readonly RecordedEvent[], billNumber: string): readonly Step[] => {
  let state = billAccount.initial;
  let steps: readonly Step[] = [];
  for (const event of events) {
    const fact = factOf(billAccount, event);
    state = billAccount.evolve(state, fact);
    const bill = billIn(state, billNumber);
    const { recordedAt } = event.metadata;
    const touches = billsOfAccount.keysOf(factOfEvent(event)).includes(billNumber);
    const happens = bill !== undefined && (touches || isEvidenceOf(fact, bill));
    if (!bill || !(happens || recordedAt === steps.at(-1)?.knownFrom)) continue;
    steps = withStep(steps, {
      knownFrom: recordedAt,
      day: dayInTehranOf(recordedAt),
      happened: happens ? happeningsOf(fact, billNumber, state) : [],
      ...figuresOf(bill, state),
    });
  }
  return steps;
};
