import { describe, expect, it } from '@jest/globals';
import { fold } from '@pishkhan/decider';
import { tariffBook } from '../../../../pricing/tariff/domain/tariff-book.ts';
import type { TariffVersion } from '../../../../pricing/tariff/domain/tariff-book.messages.ts';
import { basis, billing, day, eventsOf, reading } from '../../../examples/account.ts';
import { requestOf } from '../../../examples/correction.ts';
import { billAccount } from '../../bill-account.ts';
import { simulateCorrection } from '../../correcting/simulate-correction.ts';
import { laterVersionsOf, tariffOfBill } from './tariff-of-bill.ts';

const account = fold(
  billAccount,
  eventsOf([
    billing(reading('a', day(5), 1_060)),
    billing(reading('b', day(6), 1_240)),
    billing(reading('c', day(7), 1_250)),
  ]),
);
const [first, second, third] = account.bills as [
  (typeof account.bills)[0],
  (typeof account.bills)[0],
  (typeof account.bills)[0],
];
const last = basis.book.versions.at(-1)!;
const published = (...more: readonly Partial<TariffVersion>[]) =>
  fold(
    tariffBook,
    [...basis.book.versions, ...more.map((version) => ({ ...last, ...version }))].map((data) => ({
      type: 'TariffVersionPublished' as const,
      data,
    })),
  );
const backdated = published({ version: 'backdated', effectiveFrom: day(5, 11), vatBasisPoints: 1_000 });
const proposed = (book: typeof basis.book) => {
  const simulation = simulateCorrection(requestOf(), { ...basis, book, account, today: day(7, 10) });
  if ('rejected' in simulation) throw new Error(simulation.rejected);
  return simulation.proposal;
};

describe('F15, 15.4-41: a tariff version that comes into force before it is published', () => {
  it('is not mixed into the correction of a misreading', () => {
    const { bills } = proposed(backdated);
    expect(bills).toEqual(proposed(basis.book).bills);
    expect(bills.flatMap(({ lines }) => lines.flatMap(({ tariffVersions }) => tariffVersions))).not.toContain(
      'backdated',
    );
  });
  it('concerns the bills with days on which it is in force', () => {
    expect(
      [first, second, third].map((bill) => laterVersionsOf(bill, backdated).map(({ version }) => version)),
    ).toEqual([[], ['backdated'], ['backdated']]);
    expect(tariffOfBill(first, backdated)).toBe(backdated);
  });
  it('a bill keeps a version that was replaced on its day of publishing', () => {
    const replaced = published({ version: 'mended', effectiveFrom: last.effectiveFrom, vatBasisPoints: 1_000 });
    expect(tariffOfBill(second, replaced).versions.map(({ version }) => version)).toEqual(
      basis.book.versions.map(({ version }) => version),
    );
    expect(proposed(replaced).bills).toEqual(proposed(basis.book).bills);
  });
  it('days after the bill have the versions of the whole book', () => {
    const later = published(
      { version: 'backdated', effectiveFrom: day(5, 11) },
      { version: 'next', effectiveFrom: day(8) },
    );
    expect(tariffOfBill(second, later).versions.map(({ version }) => version)).toEqual([
      ...basis.book.versions.map(({ version }) => version),
      'next',
    ]);
  });
});
