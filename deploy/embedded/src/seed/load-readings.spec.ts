import { describe, expect, it } from '@jest/globals';
import type { District } from '@pishkhan/data/district';
import { loadReadings } from './load-readings.ts';
import type { SeedSessions } from './loading.ts';

const rounds = ['2026-03-01', '2026-04-01', '2026-05-01', '2026-06-01', '2026-07-01'];
const bills = rounds
  .map((periodTo, number) => ({
    billNumber: `bill-${number}`,
    periodTo,
    paymentId: `payment-${number}`,
    payable: 1000 + number,
  }))
  .toReversed();

const district = {
  meters: [{ serial: 'm', accountId: 'a' }],
  payments: rounds.map((readOn, number) => ({
    accountId: 'a',
    readOn,
    billId: 'b',
    paidOn: readOn,
    receiptNumber: `r-${number}`,
  })),
  readingFiles: rounds.map((readOn) => ({
    name: readOn,
    contractorId: 'contractor-zagros',
    readOn,
    csv: `header\nm,${readOn},1,actual,x\n`,
  })),
} as unknown as District;

describe('loading the readings', () => {
  it('if interrupted and repeated, finds each bill among later ones and pays it with the same command', async () => {
    const paid: unknown[] = [];
    const session = {
      post: async (path: string, body: unknown) =>
        path === '/v1/payments' ? paid.push(body) : { rows: 1, refused: [] },
      get: async (path: string) => {
        const from = Number(/cursor=(\d+)/.exec(path)?.[1] ?? 0);
        return { items: bills.slice(from, from + 2), next: from + 2 < bills.length ? String(from + 2) : null };
      },
    };
    await loadReadings((() => session) as unknown as SeedSessions, district, () => undefined);
    expect(paid).toEqual(
      rounds.map((paidOn, number) => ({
        billId: 'b',
        paymentId: `payment-${number}`,
        amount: 1000 + number,
        paidOn,
        receiptNumber: `r-${number}`,
      })),
    );
  });
});
