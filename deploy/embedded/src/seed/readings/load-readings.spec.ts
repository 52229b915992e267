import { describe, expect, it } from '@jest/globals';
import type { District } from '@pishkhan/data/district';
import { loadReadings } from './load-readings.ts';
import type { SeedSessions } from '../loading.ts';

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
    route: 'A',
    readOn,
    csv: `header\nm,${readOn},1,actual,x\n`,
  })),
} as unknown as District;

describe('loading the readings', () => {
  it('if interrupted and repeated, finds each bill among later ones and sends the same payment files', async () => {
    const [paid, keys]: [string[], string[]] = [[], []];
    const session = {
      post: async (path: string, body: string, { key }: { key: string }) => {
        if (path !== '/v1/payment-files') return { rows: 1, refused: [] };
        paid.push(body);
        keys.push(key);
        return { location: path };
      },
      get: async (path: string) => {
        if (path.startsWith('/v1/payment-files'))
          return { state: 'taken', rows: 1, totals: { posted: { rows: 1 }, repeated: { rows: 0 } } };
        const from = Number(/cursor=(\d+)/.exec(path)?.[1] ?? 0);
        return { items: bills.slice(from, from + 2), next: from + 2 < bills.length ? String(from + 2) : null };
      },
    };
    await loadReadings((() => session) as unknown as SeedSessions, district, () => undefined);
    expect(paid).toEqual(
      rounds.map(
        (paidOn, number) =>
          `bill_id,payment_id,amount,paid_on,receipt\nb,payment-${number},${1000 + number},${paidOn},r-${number}\n`,
      ),
    );
    expect(new Set(keys).size).toBe(rounds.length);
  });
  it('fails if a payment is not posted', async () => {
    const session = {
      post: async () => ({ rows: 1, refused: [], location: '/v1/payment-files/1' }),
      get: async (path: string) =>
        path.startsWith('/v1/payment-files')
          ? { state: 'taken', rows: 1, totals: { posted: { rows: 0 }, repeated: { rows: 0 } } }
          : { items: bills, next: null },
    };
    await expect(loadReadings((() => session) as unknown as SeedSessions, district, () => undefined)).rejects.toThrow(
      '/v1/payment-files/1',
    );
  });
  it('while bills are missing, it asks for one account only, and for the others when that bill is there', async () => {
    const accounts = Array.from({ length: 40 }, (_, number) => `a${number}`);
    const readOn = '2026-03-01';
    const [asked, paid]: [string[], string[]] = [[], []];
    const isBilled = () => asked.filter((account) => account === 'a0').length >= 5;
    const session = {
      post: async (path: string, body: string) => {
        if (path !== '/v1/payment-files') return { rows: accounts.length, refused: [] };
        paid.push(...body.split('\n').slice(1, -1));
        return { location: path };
      },
      get: async (path: string) => {
        if (path.startsWith('/v1/payment-files'))
          return { state: 'taken', rows: 40, totals: { posted: { rows: 40 }, repeated: { rows: 0 } } };
        asked.push(path.split('/')[3]!);
        return { items: isBilled() ? [{ periodTo: readOn, paymentId: 'p', payable: 1 }] : [], next: null };
      },
    };
    const round = {
      meters: accounts.map((accountId) => ({ serial: `m-${accountId}`, accountId })),
      payments: accounts.map((accountId) => ({ accountId, readOn, billId: 'b', paidOn: readOn, receiptNumber: 'r' })),
      readingFiles: [{ ...district.readingFiles[0]!, csv: `header\n${accounts.map((id) => `m-${id}\n`).join('')}` }],
    } as unknown as District;
    await loadReadings((() => session) as unknown as SeedSessions, round, () => undefined);
    expect(paid).toHaveLength(40);
    expect(asked.length).toBeLessThan(60);
  });
});
