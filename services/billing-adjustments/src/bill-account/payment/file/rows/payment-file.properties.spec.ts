import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { START } from '@pishkhan/event-store';
import { eventually, get, post, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import fc from 'fast-check';
import { billingAdjustments } from '../../../../index.ts';
import { senderTo, supplied } from '../../../examples/messages.ts';
import { publishedSettings } from '../../../examples/settings.ts';
import { isSamePayment, type ReportedPayment } from '../../../domain/payment/payment-identity.ts';
import { billIdFor, cellsOf, csvOf, paymentOf, type RowOf } from '../spec/payment-file.builders.ts';

const accounts = ['20000901', '20000902', '20000903'] as const;
const unknown = '20000909';
const channels = ['bank-1', 'bank-2'] as const;

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
beforeAll(async () => {
  platform = await startTestPlatform({ now: '2026-10-01T04:30:00.000Z' });
  api = await platform.start(billingAdjustments);
  const send = senderTo(platform.messages);
  await api.given(publishedSettings).when(get('/v1/corrections').by('auditor-1')).then(200);
  for (const accountId of accounts)
    await send('customer-accounts', `account-${accountId}`, 'AccountOpened', {
      ...supplied,
      accountId,
      fileNumber: accountId,
      billId: billIdFor(accountId),
    });
  await eventually(async () => expect(await logged('BillAccountOpened')).toHaveLength(accounts.length));
});
afterAll(() => platform.stop());

const logged = async (type: string) =>
  (await platform.eventStore.readAll({ after: START, limit: 50_000 }))
    .filter((event) => event.type === type)
    .map(({ data }) => data as ReportedPayment);

/** A row in one of its notations, or rubbish with a readable amount. */
interface Line {
  readonly row: RowOf;
  readonly isRubbish: boolean;
  readonly padding: number;
}
const line: fc.Arbitrary<Line> = fc.record({
  row: fc.record({
    file: fc.constantFrom(...accounts, unknown),
    amount: fc.integer({ min: 1, max: 4 }).map((thousands) => thousands * 1_000),
    paidOn: fc.constantFrom('2026-09-11', '2026-09-12', '2020-01-01', '2026-10-02'),
    receipt: fc.constantFrom('7', '8'),
  }),
  isRubbish: fc.integer({ min: 0, max: 5 }).map((chance) => chance === 0),
  padding: fc.integer({ min: 0, max: 3 }),
});
const file = fc.record({
  channel: fc.constantFrom(...channels),
  lines: fc.array(line, { minLength: 1, maxLength: 12 }),
  deliveries: fc.integer({ min: 1, max: 3 }),
});

const textOf = ({ row, isRubbish, padding }: Line, run: number): string => {
  const [billId, paymentId, amount, paidOn, receipt] = cellsOf(row) as [string, string, string, string, string];
  const number = `${'0'.repeat(padding)}${receipt}9${run}`;
  return [billId.padStart(13 + padding, '0'), isRubbish ? 'x' : paymentId, amount, paidOn, number].join(',');
};
const reported = ({ row }: Line, channel: string, run: number): ReportedPayment => ({
  ...paymentOf({ ...row, receipt: `${row.receipt}9${run}` }),
  channel,
});

const distinct = (payments: readonly ReportedPayment[]): readonly ReportedPayment[] =>
  payments.filter((one, place) => payments.findIndex((other) => isSamePayment(one, other)) === place);
const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

let runs = 0;

describe('15.4-45: over any files, in any order, delivered any number of times at the same moment', () => {
  it('posted + unidentified are the distinct well-formed payments, and the ledger has each once', () =>
    fc.assert(
      fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 3 }), async (files) => {
        const run = ++runs;
        const sent = files.flatMap(({ channel, lines, deliveries }) =>
          Array.from({ length: deliveries }, () => ({
            channel,
            csv: csvOf(...lines.map((each) => textOf(each, run))),
          })),
        );
        const answers = await Promise.all(
          sent.map(({ channel, csv }) => api.send(post('/v1/payment-files', csv, 'text/csv').by(channel))),
        );
        const taken = await eventually(async () => {
          const found = await Promise.all(
            [...new Set(answers.map(({ body }) => body.location as string))].map(
              async (location) => (await api.when(get(`${location}?limit=200`).by('auditor-1')).then(200)).body,
            ),
          );
          expect(found.every(({ state }) => state === 'taken')).toBe(true);
          return found;
        });
        for (const { rows, totals, items } of taken) {
          const sums = Object.values(totals) as { rows: number; amount: number }[];
          expect(sum(sums.map((each) => each.rows))).toBe(rows);
          expect(sum(sums.map(({ amount }) => amount))).toBe(
            sum(items.map(({ amount = 0 }: { amount?: number }) => amount)),
          );
        }
        const wellFormed = distinct(
          files.flatMap(({ channel, lines }) =>
            lines.filter(({ isRubbish }) => !isRubbish).map((each) => reported(each, channel, run)),
          ),
        );
        const ofRun = (payments: readonly ReportedPayment[]) =>
          payments.filter(({ receiptNumber }) => receiptNumber.replace(/^0+/, '').slice(1) === `9${run}`);
        const [posted, kept] = [ofRun(await logged('PaymentReceived')), ofRun(await logged('PaymentKept'))];
        expect(distinct([...posted, ...kept])).toHaveLength(posted.length + kept.length);
        expect(posted.length + kept.length).toBe(wellFormed.length);
        expect(sum([...posted, ...kept].map(({ amount }) => amount))).toBe(sum(wellFormed.map(({ amount }) => amount)));
        expect(sum(taken.flatMap(({ totals }) => [totals.posted.amount, totals.unidentified.amount]))).toBe(
          sum(wellFormed.map(({ amount }) => amount)),
        );
      }),
      { numRuns: 12 },
    ));
});
