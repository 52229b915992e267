import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { START, type RecordedEvent } from '@pishkhan/event-store';
import { startService } from '@pishkhan/service-kit';
import { dyingStore, eventually, get, post, startTestPlatform, type Death, type TestPlatform } from '@pishkhan/testing';
import { billingAdjustments } from '../../../../index.ts';
import { senderTo, supplied } from '../../../examples/messages.ts';
import { publishedSettings } from '../../../examples/settings.ts';
import { ROWS_OF_A_PART } from '../domain/payment-file.ts';
import { billIdFor, csvOf, type RowOf } from './payment-file.builders.ts';

type Api = Awaited<ReturnType<TestPlatform['start']>>;
interface Sums {
  readonly rows: number;
  readonly amount: number;
}
interface TakenFile {
  readonly fileId: string;
  readonly rows: number;
  readonly totals: Record<'posted' | 'repeated' | 'unidentified' | 'malformed', Sums>;
}

/** Hundreds of rows on a busy machine. */
const PATIENCE_MS = 60_000;

const [a, b, unknown] = ['20000911', '20000912', '20000913'];
let platform: TestPlatform;
let deaths = 0;

beforeAll(async () => {
  platform = await startTestPlatform({ now: '2026-10-01T04:30:00.000Z' });
  const api = await platform.start(billingAdjustments);
  await api.given(publishedSettings).when(get('/v1/corrections').by('auditor-1')).then(200);
  const send = senderTo(platform.messages);
  for (const accountId of [a, b])
    await send('customer-accounts', `account-${accountId}`, 'AccountOpened', {
      ...supplied,
      accountId,
      fileNumber: accountId,
      billId: billIdFor(accountId),
    });
  await eventually(async () =>
    expect((await log()).filter(({ type }) => type === 'BillAccountOpened')).toHaveLength(2),
  );
  await api.service.stop();
});
afterAll(() => platform.stop());

const log = (): Promise<readonly RecordedEvent[]> => platform.eventStore.readAll({ after: START, limit: 100_000 });

const tryToSend = async (url: string, csv: string): Promise<void> => {
  const headers = {
    'content-type': 'text/csv',
    'idempotency-key': crypto.randomUUID(),
    authorization: `Bearer ${await platform.tokenFor('bank-1')}`,
  };
  await fetch(`${url}/v1/payment-files`, { method: 'POST', body: csv, headers });
};

/** Delivers the files at the same moment to a process that dies. */
const deliverAndDie = async (death: Death, files: readonly string[]): Promise<void> => {
  const { store, isDead } = dyingStore(platform.eventStore, death);
  const mortal = await startService(
    billingAdjustments,
    { ...(await platform.platformFor('billing-adjustments')), eventStore: store },
    { host: '127.0.0.1', port: 0 },
  );
  await mortal.ready();
  await Promise.all(files.map((csv) => tryToSend(mortal.url, csv)));
  try {
    await eventually(() => expect(isDead()).toBe(true), PATIENCE_MS);
  } finally {
    await mortal.stop();
  }
};

const sending = (csv: string) => post('/v1/payment-files', csv, 'text/csv').asTyped().by('bank-1');
const taken = async (api: Api, csv: string): Promise<TakenFile> => {
  const { body } = await api.when(sending(csv)).then(202);
  return eventually(async () => {
    const file = (await api.when(get(`${body.location}?limit=1`).by('bank-1')).then(200)).body;
    expect(file.state).toBe('taken');
    return file as TakenFile;
  }, PATIENCE_MS);
};

/** Starts again, delivers again as a channel without an answer does, and waits until every row has its result. */
const startAgain = async (files: readonly string[]): Promise<readonly TakenFile[]> => {
  const api = await platform.start(billingAdjustments);
  try {
    const all = await Promise.all(files.map((csv) => taken(api, csv)));
    await eventually(async () => expect(await keptWithoutOpening()).toEqual([]));
    return all;
  } finally {
    await api.service.stop();
  }
};

const idsOf = (events: readonly RecordedEvent[], type: string) =>
  events
    .filter((event) => event.type === type)
    .map(({ data }) => (data as { unidentifiedPaymentId: string }).unidentifiedPaymentId);
const keptWithoutOpening = async (): Promise<readonly string[]> => {
  const events = await log();
  const opened = new Set(idsOf(events, 'UnidentifiedPaymentOpened'));
  return idsOf(events, 'PaymentKept').filter((id) => !opened.has(id));
};

const receiptsOf = (events: readonly RecordedEvent[], type: string, prefix: string): readonly string[] =>
  events
    .filter((event) => event.type === type)
    .map(({ data }) => (data as { receiptNumber: string }).receiptNumber)
    .filter((receipt) => receipt.startsWith(`${prefix}-`))
    .toSorted();
const sumsAddUp = ({ rows, totals }: TakenFile): void =>
  expect(Object.values(totals).reduce((sum, each) => sum + each.rows, 0)).toBe(rows);
/** Each part of a file is stored and taken once. */
const isWhole = async ({ fileId, rows }: TakenFile): Promise<void> => {
  const ofFile = (await log()).filter(({ stream }) => stream === `payment-file-${fileId}`).map(({ type }) => type);
  const parts = Math.ceil(rows / ROWS_OF_A_PART);
  const each = (type: string) => Array.from({ length: parts }, () => type);
  expect(ofFile).toEqual(['PaymentFileReceived', ...each('PaymentRowsRead'), ...each('PaymentRowsTaken')]);
};

const row = (file: string, receipt: string, amount = 1_000): RowOf => ({ file, amount, receipt });
/** Seven rows: three payments, one of them twice, one of an unknown account, one doubted, one malformed. */
const sevenRows = (prefix: string): string =>
  csvOf(
    row(a!, `${prefix}-1`),
    row(b!, `${prefix}-2`),
    row(a!, `${prefix}-3`),
    row(a!, `${prefix}-1`),
    row(unknown!, `${prefix}-4`),
    { ...row(b!, `${prefix}-5`), paidOn: '2020-01-01' },
    'rubbish',
  );
const nextPrefix = () => `K${(deaths += 1)}`;

/** File, part, three payments, two kept ones with their unidentified payments, and the result of the part. */
const appendsOfSevenRows = 10;
const deathsOfSevenRows = Array.from({ length: appendsOfSevenRows }, (_, place) => place + 1).flatMap((append) =>
  (['before', 'after'] as const).map((when) => ({ append, when })),
);

describe('situation 19, 15.4-45: a process killed in the middle of a payment file', () => {
  it.each(deathsOfSevenRows)('situation 19: killed $when append $append, every row counts once', async (death) => {
    const prefix = nextPrefix();
    const csv = sevenRows(prefix);
    await deliverAndDie(death, [csv]);
    const [file] = await startAgain([csv]);
    expect(file).toMatchObject({
      totals: {
        posted: { rows: 3, amount: 3_000 },
        repeated: { rows: 1, amount: 1_000 },
        unidentified: { rows: 2, amount: 2_000 },
        malformed: { rows: 1 },
      },
    });
    await isWhole(file!);
    const events = await log();
    expect(receiptsOf(events, 'PaymentReceived', prefix)).toEqual([1, 2, 3].map((nr) => `${prefix}-${nr}`));
    expect(receiptsOf(events, 'PaymentKept', prefix)).toEqual([4, 5].map((nr) => `${prefix}-${nr}`));
    expect(receiptsOf(events, 'UnidentifiedPaymentOpened', prefix)).toEqual([4, 5].map((nr) => `${prefix}-${nr}`));
  });

  const inTwoParts: readonly Death[] = [
    { event: 'PaymentRowsRead', nth: 2, when: 'before' },
    { event: 'PaymentRowsTaken', nth: 1, when: 'after' },
    { event: 'PaymentReceived', nth: ROWS_OF_A_PART + 2, when: 'before' },
    { event: 'PaymentRowsTaken', nth: 2, when: 'before' },
  ];
  it.each(inTwoParts)(
    'situation 19: of two parts, killed $when $event $nth',
    async (death) => {
      const prefix = nextPrefix();
      const receipts = Array.from({ length: ROWS_OF_A_PART + 4 }, (_, place) => `${prefix}-${place}`);
      const csv = csvOf(...receipts.map((receipt, place) => row(place % 2 === 0 ? a! : b!, receipt)));
      await deliverAndDie(death, [csv]);
      const [file] = await startAgain([csv]);
      expect(file!.totals.posted).toEqual({ rows: receipts.length, amount: receipts.length * 1_000 });
      await isWhole(file!);
      expect(receiptsOf(await log(), 'PaymentReceived', prefix)).toEqual(receipts.toSorted());
    },
    120_000,
  );

  const ofTwoFiles = [5, 9, 13].flatMap((append) => (['before', 'after'] as const).map((when) => ({ append, when })));
  it.each(ofTwoFiles)('situation 19: two files at once, killed $when append $append', async (death) => {
    const prefix = nextPrefix();
    const rows = Array.from({ length: 12 }, (_, nr) => row(nr % 3 === 0 ? unknown! : a!, `${prefix}-${nr}`));
    const files = [csvOf(...rows.slice(0, 9), 'x'), csvOf('xx', ...rows.slice(3))];
    await deliverAndDie(death, files);
    const both = await startAgain(files);
    both.forEach(sumsAddUp);
    for (const file of both) await isWhole(file);
    const sumOf = (outcome: keyof TakenFile['totals']) =>
      both.reduce((sum, { totals }) => sum + totals[outcome].rows, 0);
    expect([sumOf('posted'), sumOf('unidentified'), sumOf('repeated'), sumOf('malformed')]).toEqual([8, 4, 6, 2]);
    const events = await log();
    const receipts = (isKnown: boolean) =>
      rows.filter(({ file }) => (file === a) === isKnown).map(({ receipt }) => receipt);
    expect(receiptsOf(events, 'PaymentReceived', prefix)).toEqual(receipts(true).toSorted());
    expect(receiptsOf(events, 'UnidentifiedPaymentOpened', prefix)).toEqual(receipts(false).toSorted());
  });
});
