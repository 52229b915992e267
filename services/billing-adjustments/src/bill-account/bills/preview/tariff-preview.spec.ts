import { describe, expect, it } from '@jest/globals';
import { civilDate } from '@pishkhan/calendar';
import { fold } from '@pishkhan/decider';
import { rial } from '@pishkhan/money';
import type { TariffVersion } from '../../../pricing/tariff/domain/tariff-book.messages.ts';
import { basis, billing, day, eventsOf, reading } from '../../examples/account.ts';
import { billAccount } from '../../domain/bill-account.ts';
import { evenPlaces } from './sampled-accounts.ts';
import { previewedBillOf, previewOf, totalsOf } from './tariff-preview.ts';

const { bills } = fold(
  billAccount,
  eventsOf([billing(reading('a', day(5), 1_060)), billing(reading('b', day(6), 1_240))]),
);
const bill = previewedBillOf({ bills })!;
const inForce = basis.book.versions.at(-1)!;
/** Every price is the double one. */
const doubled = (effectiveFrom: string): TariffVersion => ({
  ...inForce,
  version: 'doubled',
  effectiveFrom: civilDate(effectiveFrom),
  uses: inForce.uses.map((use) => ({
    ...use,
    tables: use.tables.map((table) => ({
      ...table,
      tiers: table.tiers.map((tier) => ({ ...tier, price: rial(tier.price * 2) })),
    })),
  })),
  standingCharges: inForce.standingCharges.map((charge) => ({ ...charge, monthly: rial(charge.monthly * 2) })),
});

describe('what a bill would be by a version of the tariff (11.1, 15.4-41)', () => {
  it('11.1: the version in force changes nothing, to the rial', () => {
    expect(previewOf(bill, basis.book, inForce)).toMatchObject({
      isOfItsDays: true,
      difference: 0,
      after: bill.inForce,
    });
  });
  it('11.1: a version of later days is previewed as if it had been in force on the days of the bill', () => {
    const { isOfItsDays, before, after, difference } = previewOf(bill, basis.book, doubled('2031-03-21'));
    expect(isOfItsDays).toBe(false);
    // Each line is rounded once: the double of a rounded line can be one rial off.
    for (const line of ['gasPrice', 'standingCharge'] as const)
      expect(Math.abs(after![line] - before[line] * 2)).toBeLessThanOrEqual(1);
    expect(difference).toBe(after!.total - before.total);
  });
  it('15.4-41: a version inside the period changes the days from its first one on only', () => {
    const middle = previewOf(bill, basis.book, doubled('2026-08-07'));
    const whole = previewOf(bill, basis.book, doubled('2026-03-21'));
    expect(middle.isOfItsDays).toBe(true);
    expect(middle.difference).toBeGreaterThan(0);
    expect(middle.difference).toBeLessThan(whole.difference!);
  });
  it('11.3: a version without a price for the bill says so, and is left out of the sums', () => {
    const without = { ...doubled('2031-03-21'), standingCharges: [] };
    const unpriced = previewOf(bill, basis.book, without);
    expect(unpriced).toMatchObject({ after: null, difference: null });
    const priced = previewOf(bill, basis.book, doubled('2031-03-21'));
    expect(totalsOf([unpriced, priced])).toEqual({
      bills: 2,
      higher: 1,
      lower: 0,
      notPriced: 1,
      before: priced.before.total,
      after: priced.after!.total,
      difference: priced.difference,
    });
  });
  it('A7: the sample has places at even distances of the file numbers, both ends included', () => {
    expect(evenPlaces('00000010', '00000040', 4)).toEqual(['00000010', '00000020', '00000030', '00000040']);
  });
});
