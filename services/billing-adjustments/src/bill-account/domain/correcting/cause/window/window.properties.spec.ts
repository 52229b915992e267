import { expect, it } from '@jest/globals';
import { addDays } from '@pishkhan/calendar';
import { consumedBetween, litresConsumed } from '@pishkhan/consumption';
import { fold, isRejection } from '@pishkhan/decider';
import { addRial, rial, thousandths } from '@pishkhan/money';
import fc from 'fast-check';
import { basis, billing, day, meter, openedAccount, reading, terms } from '../../../../examples/account.ts';
import { requestOf } from '../../../../examples/correction.ts';
import type { BillAccountEvent } from '../../../bill-account.messages.ts';
import { billAccount } from '../../../bill-account.ts';
import { lastReading, type BillAccount } from '../../../bill-account.state.ts';
import { measuredBy } from '../../../metering/connection.ts';
import type { CorrectionCause } from '../../proposal.ts';
import { simulateCorrection } from '../../simulate-correction.ts';

const { accountId } = terms;
type Command = Parameters<typeof billAccount.decide>[0];

/** A month of the account: read, or exchanged and read. */
interface Month {
  readonly days: number;
  readonly used: number;
  readonly exchangeAfter: number;
}
const month: fc.Arbitrary<Month> = fc.record({
  days: fc.integer({ min: 25, max: 62 }),
  used: fc.integer({ min: 0, max: 600 }),
  exchangeAfter: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 24 })),
});
interface Cause {
  readonly which: number;
  readonly what: 'error' | 'fault' | 'index';
  readonly figure: number;
}
const cause: fc.Arbitrary<Cause> = fc.record({
  which: fc.nat(20),
  what: fc.constantFrom('error', 'fault', 'index'),
  figure: fc.integer({ min: 0, max: 999 }),
});

const applied = (events: readonly BillAccountEvent[], command: Command): readonly BillAccountEvent[] => {
  const decision = billAccount.decide(command, fold(billAccount, events));
  return isRejection(decision) ? events : [...events, ...decision];
};

const billed = (months: readonly Month[]): readonly BillAccountEvent[] =>
  months.reduce<readonly BillAccountEvent[]>((events, { days, used, exchangeAfter }, place) => {
    const state = fold(billAccount, events);
    const from = lastReading(state)!.readOn;
    const present = state.meter!.meterId;
    const shown = state.readings.at(-1)!.index;
    const before = exchangeAfter === 0 ? 0 : Math.floor((used * exchangeAfter) / days);
    const on = addDays(from, exchangeAfter);
    const next = `meter-${place}`;
    const removal = reading(`off-${place}`, on, shown + before, { meterId: present, kind: 'removal' });
    const opening = reading(`on-${place}`, on, 7 * place, { meterId: next, kind: 'installation' });
    const exchanged =
      exchangeAfter === 0
        ? events
        : applied(events, {
            type: 'TakeMeterChange',
            accountId,
            change: { changeId: String(place), removal, next: { meter: { ...meter, meterId: next }, opening } },
          });
    const meterId = exchangeAfter === 0 ? present : next;
    const index = exchangeAfter === 0 ? shown + used : 7 * place + used - before;
    return applied(exchanged, billing(reading(String(place), addDays(from, days), index, { meterId })));
  }, openedAccount);

/** What a case names, for an account with these bills. */
const causeOf = (state: BillAccount, { which, what, figure }: Cause): CorrectionCause => {
  const bill = state.bills[which % state.bills.length]!;
  const closing = state.readings.find(({ readingId }) => readingId === bill.face.closingReadingId)!;
  const { meterId, readOn } = closing;
  if (what === 'index')
    return {
      kind: 'readings',
      readings: [{ readingId: closing.readingId, rightIndex: closing.index + 1 + (figure % 3) }],
    };
  if (what === 'error')
    return { kind: 'meterError', meterId, testId: 't', errorBasisPoints: figure * 5 - 2_000, requestedOn: readOn };
  const from = addDays(readOn, -10);
  return { kind: 'faultPeriod', meterId, from, to: readOn, method: 'agreed', cubicMetres: figure };
};

const corrected = (
  events: readonly BillAccountEvent[],
  named: CorrectionCause,
  correctionId: string,
): readonly BillAccountEvent[] => {
  const account = fold(billAccount, events);
  const today = addDays(lastReading(account)!.readOn, 3);
  const { evidence: _e, fault: _f, ...request } = requestOf({ cause: named, correctionId, requestedOn: today });
  const approved = simulateCorrection(request, { ...basis, account, today });
  if ('rejected' in approved) return events;
  return applied(events, { type: 'PostCorrection', request, approved, approvals: [], basis: { ...basis, today } });
};

const inForce = ({ bills }: BillAccount) => bills.filter(({ supersededBy }) => supersededBy === undefined);
const counted = (state: BillAccount): bigint =>
  litresConsumed(consumedBetween(measuredBy(state), [state.readings[0]!.readingId, lastReading(state)!.readingId]));

it('11.5, 15.4-17, A2-6: bills in force add up to what the meters measured, and money to the postings', () => {
  fc.assert(
    fc.property(
      fc.array(month, { minLength: 1, maxLength: 6 }),
      fc.array(cause, { minLength: 1, maxLength: 4 }),
      (months, causes) => {
        const events = causes.reduce(
          (so, each, place) => corrected(so, causeOf(fold(billAccount, so), each), `c-${place}`),
          billed(months),
        );
        const state = fold(billAccount, events);
        const sum = inForce(state).reduce((total, each) => total + thousandths(each.consumptionInForce), 0n);
        expect(sum).toBe(counted(state));
        expect(state.receivable).toBe(addRial(rial(0), ...inForce(state).map((bill) => bill.inForce.total)));
      },
    ),
    { numRuns: 60 },
  );
});

it('15.4-31: the order of corrections does not matter for the final consumption', () => {
  fc.assert(
    fc.property(
      fc.array(month, { minLength: 2, maxLength: 5 }),
      fc.array(cause, { minLength: 2, maxLength: 3 }),
      (months, named) => {
        const events = billed(months);
        const state = fold(billAccount, events);
        // The later of two corrections of one input is right: one each is compared.
        const all = named.map((each) => causeOf(state, each));
        const inputOf = (each: CorrectionCause) => (each.kind === 'readings' ? each.readings[0]!.readingId : each.kind);
        const causes = all.filter(
          (each, place) => all.findIndex((other) => inputOf(other) === inputOf(each)) === place,
        );
        const ids = (so: readonly BillAccountEvent[]) => fold(billAccount, so).corrections;
        const posted = (list: readonly (readonly [CorrectionCause, string])[]) =>
          list.reduce((so, [each, id]) => corrected(so, each, id), events);
        const list = causes.map((each, place) => [each, `c-${place}`] as const);
        const [one, other] = [posted(list), posted(list.toReversed())];
        // Corrections that exclude each other, such as two of one day, are refused in either order.
        if (ids(one).length < list.length || ids(other).length < list.length) return;
        const figures = (so: readonly BillAccountEvent[]) =>
          inForce(fold(billAccount, so))
            .map((bill) => [bill.days.from, bill.consumptionInForce, bill.inForce.total])
            .toSorted();
        expect(figures(one)).toEqual(figures(other));
      },
    ),
    { numRuns: 60 },
  );
});

it('the sample account has an exchange and every kind of cause', () => {
  const events = billed([{ days: 31, used: 200, exchangeAfter: 10 }]);
  expect(fold(billAccount, events).bills[0]!.face.consumption).toBe('200.000');
  expect(day(4)).toBe(fold(billAccount, events).bills[0]!.days.from);
});
