import { describe, expect, it } from '@jest/globals';
import { addDays } from '@pishkhan/calendar';
import { isRejection } from '@pishkhan/decider';
import { foldView, type Fact } from '@pishkhan/views';
import fc from 'fast-check';
import { terms } from '../examples/account.ts';
import {
  after,
  codesUsedUp,
  correctNarrowly,
  correctTo,
  opened,
  read,
  readNarrowly,
  tenYearsLater,
  type History,
  type Step,
} from '../examples/history.ts';
import * as money from '../examples/money.ts';
import { billsOfAccount } from './bills-of-account.view.ts';
import type { BillAccountEvent } from '../domain/bill-account.messages.ts';
import { billAccount } from '../domain/bill-account.ts';
import { lastReading, type BillAccount } from '../domain/bill-account.state.ts';
import type { RefundStatus } from '../domain/payment/refund/refund.ts';
import { changedStandings } from '../domain/payment/standing.ts';

const chosen = <Item>(items: readonly Item[], which: number): Item | undefined =>
  items[Math.min(items.length - 1, Math.floor(which * items.length))];
const receipts = ({ payments }: BillAccount) => payments.map(({ receiptNumber }) => receiptNumber);

interface Drawn {
  readonly kind: 'read' | 'correct' | 'pay' | 'reverse' | 'honour' | 'refund' | 'handleRefund';
  readonly which: number;
  readonly part: number;
  readonly narrow: boolean;
}
const fraction = fc.integer({ min: 0, max: 99 }).map((hundredths) => hundredths / 100);
const step: fc.Arbitrary<Drawn> = fc.record({
  kind: fc.constantFrom(
    'read',
    'read',
    'correct',
    'pay',
    'pay',
    'pay',
    'reverse',
    'reverse',
    'honour',
    'refund',
    'handleRefund',
  ),
  which: fraction,
  part: fraction,
  narrow: fc.boolean(),
});

const amounts = [0, 60, 150, 190, 320] as const;

const payStep = ({ which, part }: Drawn, account: BillAccount, place: number): Step | undefined => {
  const bill = chosen(
    account.bills.filter(({ face }) => face.paymentId !== undefined),
    which,
  );
  const amount = Math.ceil(
    ([bill?.face.payable, bill?.left, account.receivable, 30_000][Math.floor(part * 4)] ?? 0) * (which < 0.4 ? 2 : 1),
  );
  return bill && amount > 0 ? money.payAmount(`p-${place}`, amount, { bill: () => bill }) : undefined;
};

const nextSteps: Readonly<Record<RefundStatus, readonly ((refundId: string) => Step)[]>> = {
  awaitingApproval: [
    money.approveRefund,
    money.approveRefund,
    (id) => money.approveRefund(id, money.head),
    money.declineRefund,
  ],
  approved: [money.payRefund, money.payRefund, money.declineRefund],
  paid: [money.returnRefund],
  declined: [money.payRefund],
  returned: [money.returnRefund],
};
const refundStep = ({ which, part }: Drawn, { refunds }: BillAccount): Step | undefined => {
  const refund = chosen(refunds, which);
  return refund && chosen(nextSteps[refund.status], part)!(refund.refundId);
};

/** A command that fits the account; what it breaks, the account refuses. */
const stepOf = (drawn: Drawn, account: BillAccount, place: number): Step | undefined => {
  const { kind, which, part, narrow } = drawn;
  const used = chosen(amounts, part)!;
  switch (kind) {
    case 'read':
      return (narrow ? readNarrowly : read)(`r${place}`, addDays(lastReading(account)!.readOn, 30), used);
    case 'correct':
      return account.bills.length === 0 ? undefined : (narrow ? correctNarrowly : correctTo)(used);
    case 'pay':
      return payStep(drawn, account, place);
    case 'reverse': {
      const receipt = chosen(receipts(account), which);
      return receipt === undefined ? undefined : money.reverse(receipt);
    }
    case 'honour': {
      const reversed = chosen(
        account.payments.filter(({ reversedBy }) => reversedBy !== undefined),
        which,
      );
      return (
        reversed &&
        money.payAmount(`h-${place}`, reversed.amount, {
          bill: ({ bills }) => bills.find(({ face }) => face.paymentId === reversed.paymentId)!,
          honours: reversed.reference,
        })
      );
    }
    case 'refund':
      return money.requestRefund(`f-${place}`, Math.max(1, Math.ceil(-account.receivable * (part + 0.3))));
    case 'handleRefund':
      return refundStep(drawn, account);
  }
};

/** Commands without effect, as a correction to the same index, are left out. */
const decided = (command: Step, account: BillAccount): readonly BillAccountEvent[] => {
  try {
    const decision = billAccount.decide(command(account), account);
    return isRejection(decision) ? [] : decision;
  } catch (error) {
    if (error instanceof Error && /^[A-Z]\w+Must/.test(error.message)) return [];
    throw error;
  }
};

/** In the second one, the next bill of 190 m³ finds no free payment id. */
const starts = [opened, after(opened, [...codesUsedUp, ...tenYearsLater])] as const;

const grown = (steps: readonly Drawn[], start: History): readonly History[] =>
  steps.reduce<History[]>(
    (histories, drawn, place) => {
      const { account, events } = histories.at(-1)!;
      const command = stepOf(drawn, account, place);
      const decision = command ? decided(command, account) : [];
      return decision.length === 0
        ? histories
        : [...histories, { account: decision.reduce(billAccount.evolve, account), events: [...events, ...decision] }];
    },
    [start],
  );
const histories = fc
  .tuple(fc.array(step, { minLength: 8, maxLength: 40, size: 'max' }), fc.constantFrom(...starts))
  .map(([steps, start]) => grown(steps, start));
const runs = { numRuns: 150 };

/** The little model: sums of what was billed, received, taken back and refunded, by events alone. */
const sums = (events: readonly BillAccountEvent[]) => {
  const live = new Map<string, { amount: number; billNumber?: string }>();
  const refunds = new Map<string, number>();
  let charged = 0;
  for (const event of events)
    switch (event.type) {
      case 'BillIssued':
        charged += event.data.charges.total;
        break;
      case 'BillsCorrected':
        charged += event.data.difference;
        break;
      case 'MiscEntryPosted':
        charged -= event.data.amount;
        break;
      case 'PaymentReceived': {
        const { billNumber } = event.data.matched;
        live.set(event.data.receiptNumber, {
          amount: event.data.amount,
          ...(billNumber !== undefined && { billNumber }),
        });
        break;
      }
      case 'PaymentReversed':
        live.delete(event.data.receiptNumber);
        break;
      case 'RefundRequested':
        refunds.set(event.data.refundId, event.data.amount);
        break;
      case 'RefundDeclined':
      case 'RefundReturned':
        refunds.delete(event.data.refundId);
        break;
      default:
    }
  const total = (of: Iterable<number>) => [...of].reduce((sum, amount) => sum + amount, 0);
  const received = total([...live.values()].map(({ amount }) => amount));
  const refunded = total(refunds.values());
  const paid = (billNumber: string) =>
    total([...live.values()].filter((payment) => payment.billNumber === billNumber).map(({ amount }) => amount));
  return { balance: charged - received + refunded, received, refunded, paid };
};

const factsOf = (events: readonly BillAccountEvent[]): Fact[] =>
  events.map((event, revision) => ({
    ...event,
    schemaVersion: 1,
    stream: `bill-account-${terms.accountId}`,
    revision,
    recordedAt: '2026-11-22T08:30:00.000Z',
    businessDate: '2026-11-22',
    actor: { subject: 'spec', roles: [] },
  }));

describe('8.7, 15.4-47: pay, reverse, pay again and refund, with corrections and postponed payables in between', () => {
  it('the balance is what was charged, less what was received and is still there; no bill asks for more', () =>
    fc.assert(
      fc.property(histories, (grows) => {
        for (const { account, events } of grows) {
          const model = sums(events);
          expect(account.receivable).toBe(model.balance);
          for (const { face, paid, left, settled, supersededBy } of account.bills) {
            expect([face.billNumber, paid]).toEqual([face.billNumber, model.paid(face.billNumber)]);
            if (settled || supersededBy !== undefined) continue;
            expect(left).toBeGreaterThanOrEqual(0);
            expect(left).toBeLessThanOrEqual(Math.max(0, model.balance));
            expect(model.balance).toBeGreaterThanOrEqual(1_000);
          }
          for (const event of events)
            if ('posting' in event.data)
              expect(event.data.posting.entries.reduce((sum, { amount }) => sum + amount, 0)).toBe(0);
        }
      }),
      runs,
    ));
  it('9.5: no more is refunded than was received, and never into a debt', () =>
    fc.assert(
      fc.property(histories, (grows) => {
        for (const { account, events } of grows) {
          const { received, refunded } = sums(events);
          expect(refunded).toBeLessThanOrEqual(received);
          if (events.at(-1)!.type === 'RefundRequested') expect(account.receivable).toBeLessThanOrEqual(0);
        }
      }),
      runs,
    ));
  it('the view of bills agrees with the account after every step', () =>
    fc.assert(
      fc.property(histories, (grows) => {
        const { account, events } = grows.at(-1)!;
        const documents = foldView(billsOfAccount, factsOf(events));
        for (const { face, paid, left, settled, supersededBy } of account.bills)
          expect(documents.get(face.billNumber)).toMatchObject({
            paid,
            settled,
            leftToPay: settled || supersededBy !== undefined ? 0 : left,
          });
      }),
      runs,
    ));
  it('a payment that is taken back at once leaves every bill as it was', () =>
    fc.assert(
      fc.property(histories, fraction, fraction, (grows, which, part) => {
        const { account } = grows.at(-1)!;
        const command = payStep({ kind: 'pay', which, part, narrow: false }, account, 900);
        if (!command) return;
        const paid = decided(command, account).reduce(billAccount.evolve, account);
        const back = decided(money.reverse('p-900'), paid);
        if (back.length === 0) return;
        const restored = back.reduce(billAccount.evolve, paid);
        expect(restored.receivable).toBe(account.receivable);
        expect(changedStandings(account.bills, restored.bills)).toEqual([]);
      }),
      runs,
    ));
});
