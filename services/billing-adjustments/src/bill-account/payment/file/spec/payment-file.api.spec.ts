import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { START } from '@pishkhan/event-store';
import { eventually, get, post, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { billingAdjustments } from '../../../../index.ts';
import { senderTo, supplied } from '../../../examples/messages.ts';
import { publishedSettings } from '../../../examples/settings.ts';
import { billIdFor, cellsOf, csvOf, header, paymentIdFor, paymentOf } from './payment-file.builders.ts';

const [a, b, unknown] = ['20000901', '20000902', '20000903'];
let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
let send: ReturnType<typeof senderTo>;

const open = (accountId: string) =>
  send('customer-accounts', `account-${accountId}`, 'AccountOpened', {
    ...supplied,
    accountId,
    fileNumber: accountId,
    billId: billIdFor(accountId),
  });
const sending = (csv: unknown, by = 'bank-1') => post('/v1/payment-files', csv, 'text/csv').asTyped().by(by);
const fileOf = async (location: string) => (await api.when(get(`${location}?limit=200`).by('bank-1')).then(200)).body;
const delivered = async (csv: unknown) => {
  const { body, headers } = await api.when(sending(csv)).then(202);
  expect(headers.get('location')).toBe(body.location);
  return eventually(async () => {
    const file = await fileOf(body.location);
    expect(file.state).toBe('taken');
    return file;
  });
};
const counts = ({ totals }: { totals: Record<string, { rows: number; amount: number }> }) =>
  Object.fromEntries(Object.entries(totals).map(([outcome, { rows, amount }]) => [outcome, [rows, amount]]));
const none = [0, 0];
const eventsOf = async (type: string) =>
  (await platform.eventStore.readAll({ after: START, limit: 10_000 })).filter((event) => event.type === type);
const paidTo = async (accountId: string) =>
  (await eventsOf('PaymentReceived'))
    .map(({ data }) => data as { accountId: string; receiptNumber: string })
    .filter((payment) => payment.accountId === accountId)
    .map(({ receiptNumber }) => receiptNumber);
const fa = (text: string) => text.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)]!);
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');

beforeAll(async () => {
  platform = await startTestPlatform({ now: '2026-10-01T04:30:00.000Z' });
  api = await platform.start(billingAdjustments);
  send = senderTo(platform.messages);
  await api.given(publishedSettings).when(get('/v1/corrections').by('auditor-1')).then(200);
  await open(a);
  await open(b);
  await eventually(async () => expect(await eventsOf('BillAccountOpened')).toHaveLength(2));
});
afterAll(() => platform.stop());

describe('POST /v1/payment-files', () => {
  it('8.7: posted, repeated, unidentified and malformed rows are all rows, in count and in rial', async () => {
    const row = { file: a, amount: 171_000, receipt: 'F-1' };
    const file = await delivered(
      csvOf(
        row,
        { ...row, file: b },
        { ...row, file: unknown },
        { ...row, paidOn: '2020-01-01' },
        { ...row, paidOn: '1405/06/20' },
        `${billIdFor(a)},${paymentIdFor(a, 1_000)},5000,1405-13-01,F-2`,
        'rubbish',
      ),
    );
    expect(file).toMatchObject({ rows: 7, channel: 'bank-1', deliveries: 1 });
    expect(counts(file)).toEqual({
      posted: [2, 342_000],
      repeated: [1, 171_000],
      unidentified: [2, 342_000],
      malformed: [2, 5_000],
    });
    expect(file.items).toMatchObject([
      { line: 2, outcome: 'posted', accountId: a },
      { line: 3, outcome: 'posted', accountId: b },
      { line: 4, outcome: 'unidentified', unidentifiedPaymentId: expect.any(String) },
      { line: 5, outcome: 'unidentified' },
      { line: 6, outcome: 'repeated', repeatsLine: 2 },
      {
        line: 7,
        rule: 'PaidOnMustExist',
        field: 'paid_on',
        message: 'روز پرداخت در تقویم وجود ندارد (ماه یا روز نادرست است)',
      },
      { line: 8, rule: 'PaymentRowMustHaveEveryColumn', message: 'تعداد ستون‌های سطر درست نیست' },
    ]);
    const { body } = await api
      .when(get(`/v1/payment-files/${file.fileId}?outcome=malformed&limit=1`).by('receivables-1'))
      .then(200);
    expect([body.items.length, body.next]).toEqual([1, expect.any(String)]);
  });
  it('situation 7, 15.4-44: empty columns and empty lines of a spreadsheet are no columns and no rows', async () => {
    const cells = cellsOf({ file: a, amount: 1_000, receipt: 'sheet-1' }).join(';');
    const file = await delivered(`${header.replaceAll(',', ';')};;\r\n${cells};;\r\n;;;;;;\r\n`);
    expect(counts(file)).toEqual({ posted: [1, 1_000], repeated: none, unidentified: none, malformed: none });
  });
  it('the same file again changes nothing', async () => {
    const csv = csvOf({ file: a, amount: 1_000, receipt: 'S-1' }, { file: unknown, amount: 1_000, receipt: 'S-1' });
    const first = await delivered(csv);
    const { body: again } = await api.when(sending(csv)).then(202, []);
    expect(again).toMatchObject({ fileId: first.fileId, arrivedBefore: true });
    expect(await delivered(utf16(csv))).toEqual(first);
  });
  it('case 03: a row whose cause was mended is taken the next time, once', async () => {
    const late = '20000904';
    const csv = csvOf({ file: late, amount: 2_000, receipt: 'M-1' }, { file: unknown, amount: 2_000, receipt: 'M-1' });
    expect(counts(await delivered(csv))).toMatchObject({ posted: none, unidentified: [2, 4_000] });
    await open(late);
    await eventually(async () => expect(await eventsOf('BillAccountOpened')).toHaveLength(3));
    await eventually(async () => expect((await eventsOf('UnidentifiedPaymentOpened')).length).toBeGreaterThan(4));
    await api.when(sending(csv)).then(202, [{ type: 'PaymentFileDeliveredAgain', data: { lines: [2] } }]);
    const file = await delivered(csv);
    expect(counts(file)).toMatchObject({ posted: [1, 2_000], unidentified: [1, 2_000] });
    await eventually(async () => expect(await paidTo(late)).toEqual(['M-1']));
    await api.when(sending(csv)).then(202, []);
    expect(file.deliveries).toBe(2);
  });
  it('case 03: another file or request with the row takes it as well', async () => {
    const late = '20000905';
    const [one, two, three] = ['N-1', 'N-2', 'N-3'].map((receipt) => ({ file: late, amount: 2_000, receipt }));
    await delivered(csvOf(one!, two!, three!));
    const copy = csvOf(one!);
    expect(counts(await delivered(copy))).toMatchObject({ repeated: [1, 2_000] });
    await open(late);
    await eventually(async () => expect(await eventsOf('BillAccountOpened')).toHaveLength(4));
    await eventually(async () => expect((await eventsOf('UnidentifiedPaymentOpened')).length).toBeGreaterThan(7));
    expect(counts(await delivered(csvOf(two!, 'x')))).toMatchObject({ posted: [1, 2_000], malformed: [1, 0] });
    await api.when(post('/v1/payments', paymentOf(three!)).by('bank-1')).then(201);
    await api.when(sending(copy)).then(202);
    expect(counts(await delivered(copy))).toMatchObject({ posted: [1, 2_000], repeated: none });
    await eventually(async () => expect((await paidTo(late)).toSorted()).toEqual(['N-1', 'N-2', 'N-3']));
  });
  it('a channel sees its own files, and only persons with a role see any', async () => {
    const { body } = await api.when(get('/v1/payment-files').by('bank-1')).then(200);
    expect(body.items[0]).toMatchObject({ state: 'taken', channel: 'bank-1' });
    await api.when(get('/v1/payment-files').by('clerk-101')).thenRefused(403, 'RoleMustAllow');
    await api.when(get(`/v1/payment-files/${'0'.repeat(64)}`).by('bank-1')).thenRefused(404, 'PaymentFileMustExist');
    await api.when(sending(csvOf('x'), 'receivables-1')).thenRefused(403, 'RoleMustAllow');
  });
});

describe('15.4-45: one payment counts once', () => {
  it('situation 3: by single payment and by file, padded or not', async () => {
    const row = { file: a, amount: 171_000, paidOn: '1405-06-20', receipt: '000451' };
    const { billId, paymentId, ...payment } = paymentOf(row);
    await api.when(post('/v1/payments', { billId, paymentId, ...payment }).by('bank-1')).then(201);
    const padded = [billId.padStart(13, '0'), paymentId.padStart(13, '0'), '171000', '1405/06/20', '451'].join(',');
    const file = await delivered(csvOf(padded));
    expect(counts(file)).toMatchObject({ posted: none, repeated: [1, 171_000] });
    expect(file.items).toMatchObject([{ outcome: 'repeated', accountId: a }]);
    expect((await paidTo(a)).filter((receipt) => receipt.endsWith('451'))).toEqual(['000451']);
  });
  it.each([
    ['bill id', 13, 1],
    ['payment id', 1, 13],
    ['both ids', 13, 13],
  ])('situation 3, F7: the %s padded by single payment or by file is one payment', async (_, ofBill, ofPayment) => {
    const row = { file: a, amount: 16_000, receipt: `00${ofBill}-${ofPayment}` };
    const { billId, paymentId, ...payment } = paymentOf(row);
    const padded = { billId: billId.padStart(ofBill, '0'), paymentId: paymentId.padStart(ofPayment, '0') };
    const unpadded = { ...payment, receiptNumber: `${ofBill}-${ofPayment}` };
    const first = await api.when(post('/v1/payments', { billId, paymentId, ...payment }).by('bank-1')).then(201);
    const again = await api
      .when(
        post('/v1/payments', { ...padded, ...unpadded })
          .asTyped()
          .by('bank-1'),
      )
      .then(201, []);
    expect(again.body).toMatchObject({ status: 'posted', reference: first.body.reference });
    const cells = [padded.billId, padded.paymentId, '16000', '1405/06/20', unpadded.receiptNumber];
    expect(counts(await delivered(csvOf(cells.join(','))))).toMatchObject({ posted: none, repeated: [1, 16_000] });
    expect((await paidTo(a)).filter((receipt) => receipt === payment.receiptNumber)).toHaveLength(1);
  });
  it('situation 2: a number that a bank uses again is another payment; a line twice in one file is seen', async () => {
    const first = { file: b, amount: 171_000, paidOn: '1405-06-20', receipt: '55001' };
    const second = { file: b, amount: 796_000, paidOn: '1405-07-08', receipt: '55001' };
    expect(counts(await delivered(csvOf(first)))).toMatchObject({ posted: [1, 171_000] });
    expect(counts(await delivered(csvOf(second)))).toMatchObject({ posted: [1, 796_000] });
    const third = await delivered(csvOf(second, second));
    expect(counts(third)).toEqual({
      posted: none,
      repeated: [2, 1_592_000],
      unidentified: none,
      malformed: none,
    });
    expect(third.items[1]).toMatchObject({ outcome: 'repeated', repeatsLine: 2 });
    expect((await paidTo(b)).filter((receipt) => receipt === '55001')).toHaveLength(2);
  });
  it('situation 39: the same key twice at one moment is one payment or one file; another body with it is refused', async () => {
    const row = { file: b, amount: 12_000, receipt: 'K-1' };
    const paying = (more: object = {}) =>
      post('/v1/payments', { ...paymentOf(row), ...more })
        .key('key-39-payment')
        .by('bank-1');
    const first = api.send(paying());
    await sleep(50);
    const answers = await Promise.all([first, api.send(paying()), api.send(paying())]);
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.reference}`)).size).toBe(1);
    await api.when(paying({ amount: 13_000 })).thenRefused(422, 'IdempotencyKeyMustNotBeReused');
    const file = csvOf({ ...row, receipt: 'K-2' }, row);
    const answersOfFile = await Promise.all([
      api.send(sending(file).key('key-39-file')),
      api.send(sending(file).key('key-39-file')),
    ]);
    expect(new Set(answersOfFile.map(({ status, body }) => `${status} ${body.location}`)).size).toBe(1);
    expect(counts(await delivered(file))).toMatchObject({ posted: [1, 12_000], repeated: [1, 12_000] });
    expect((await paidTo(b)).filter((receipt) => receipt.startsWith('K-'))).toEqual(['K-1', 'K-2']);
  });
  it.each([
    ['a slash', '12/345', '12/345'],
    ['blanks', 'R 12 / 7', 'R12/7'],
    ['signs of addresses', '9#1?a=%2F&b', '9#1?a=%2F&b'],
    ['Persian letters and digits', 'رسید۷/۵', 'رسید7/5'],
  ])('15.4-44: a receipt with %s is found by single payment, file, list and reversal', async (_, written, stored) => {
    const row = { file: a, amount: 14_000, receipt: written };
    const { body } = await api.when(post('/v1/payments', paymentOf(row)).by('bank-1')).then(201);
    expect(body).toMatchObject({ status: 'posted', receiptNumber: stored });
    expect(counts(await delivered(csvOf(row)))).toMatchObject({ repeated: [1, 14_000] });
    const listed = (await api.when(get(`/v1/accounts/${a}/payments?limit=5`).because('spec').by('clerk-101')).then(200))
      .body.items;
    expect(listed[0]).toMatchObject({ receiptNumber: stored, reference: body.reference });
    const reversal = { reason: 'returnedCheque', documentNumber: 'B-1', documentDate: '1405/06/21' };
    const path = `/v1/payments/${body.reference}/reversals`;
    expect((await api.when(post(path, reversal).asTyped().by('receivables-1')).then(201)).body.payments).toMatchObject([
      { receiptNumber: stored },
    ]);
    const doubtful = paymentOf({ ...row, paidOn: '2020-01-01' });
    const kept = (await api.when(post('/v1/payments', doubtful).by('bank-1')).then(201)).body;
    await eventually(async () =>
      expect(
        (await api.when(get(`/v1/unidentified-payments/${kept.unidentifiedPaymentId}`).by('bank-1')).then(200)).body,
      ).toMatchObject({ receiptNumber: stored }),
    );
  });
  it('in several files and requests at the same moment', async () => {
    const rows = Array.from({ length: 20 }, (_, place) => ({ file: a, amount: 1_000 * (place + 1), receipt: 'P' }));
    const files = await Promise.all([
      ...[rows, rows.toReversed(), rows.slice(0, 19)].map((some) => delivered(csvOf(...some))),
      ...rows.map((row) => api.send(post('/v1/payments', paymentOf(row)).by('bank-1'))),
    ]);
    expect(files).toHaveLength(23);
    expect((await paidTo(a)).filter((receipt) => receipt === 'P')).toHaveLength(20);
  });
});

describe('15.4-48: a file has one encoding', () => {
  const rows = (receipt: string) => [
    cellsOf({ file: a, amount: 171_000, receipt: `${receipt}-1` }),
    ['2.00009E+12', paymentIdFor(a, 171_000), '171000', '1405/06/20', `${receipt}-2`],
    [billIdFor(a), paymentIdFor(a, 171_000), '"171,000"', '1405/06/20', `${receipt}-3`],
    [`\u200f${fa(billIdFor(a))}`, paymentIdFor(a, 171_000), '171000', '۱۴۰۵/۰۶/۲۰', `${receipt}-4`],
  ];
  const separated = (receipt: string, by: string) =>
    [header.replaceAll(',', by), ...rows(receipt).map((cells) => cells.join(by))].join('\r\n');
  it.each([
    ['UTF-16 with its mark, tabs and CRLF', () => utf16(separated('E', '\t'))],
    ['UTF-8 with its mark and semicolons', () => `\ufeff${separated('G', ';')}`],
    ['UTF-8 with commas', () => separated('H', ',')],
  ])('situation 7: %s', async (_, csv) => {
    const file = await delivered(csv());
    expect(file.items).toMatchObject([
      { outcome: 'posted' },
      {
        line: 3,
        outcome: 'malformed',
        outcomeTitle: { fa: 'نادرست' },
        rule: 'BillIdMustBeReadable',
        says: { fa: 'شناسه قبض نادرست است' },
        field: 'bill_id',
        fieldTitle: { fa: 'شناسه قبض' },
        amount: 171_000,
      },
      { outcome: 'posted' },
      { outcome: 'posted', billId: billIdFor(a) },
    ]);
  });
  it('a stated encoding is used, and an unknown one rejected', async () => {
    const csv = Buffer.from(csvOf({ file: a, amount: 3_000, receipt: 'W-1' }), 'utf16le');
    const { body } = await api
      .when(post('/v1/payment-files', csv, 'text/csv; charset=utf-16le').asTyped().by('bank-1'))
      .then(202);
    await eventually(async () => expect((await fileOf(body.location)).totals.posted.rows).toBe(1));
    await api
      .when(post('/v1/payment-files', csv, 'text/csv; charset=x-none').asTyped().by('bank-1'))
      .thenRefused(415, 'MediaTypeMustBeSupported');
  });
  it('a row that is not valid text is named with its column; the others are kept', async () => {
    const csv = Buffer.concat([
      Buffer.from(
        csvOf({ file: a, amount: 4_000, receipt: 'V-1' }) + cellsOf({ file: a, amount: 4_000, receipt: '' }).join(','),
      ),
      Buffer.from([0xd8, 0xff]),
    ]);
    const file = await delivered(csv);
    expect(file.items).toMatchObject([
      { outcome: 'posted' },
      { outcome: 'malformed', rule: 'PaymentCellMustBeText', field: 'receipt', amount: 4_000 },
    ]);
    expect(JSON.stringify((await eventsOf('PaymentRowsRead')).at(-1)!.data)).not.toContain('\ufffd');
  });
  it.each([
    ['a PNG', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'PaymentFileMustBeText'],
    ['UTF-16 without its mark', Buffer.from(csvOf('x'), 'utf16le'), 'PaymentFileMustBeText'],
    ['other columns', 'meter_serial,read_on\n1,2', 'PaymentFileMustHaveHeader'],
    ['no rows', `${header}\n`, 'PaymentFileMustHaveRows'],
    ['too many rows', `${header}\n${'x\n'.repeat(20_001)}`, 'PaymentFileMustBeSplit'],
  ])('%s is rejected as a whole', async (_, csv, rule) => {
    await api.when(sending(csv)).thenRefused(400, rule);
  });
  it('an empty file and one above the limit of size are rejected', async () => {
    expect((await api.when(sending('\n')).then(400, [])).body.rule).toBe('PaymentFileMustHaveHeader');
    await api.when(sending(Buffer.alloc(6 * 1024 * 1024, 'x'))).thenRefused(413, 'BodyMustNotBeTooLarge');
  });
});
