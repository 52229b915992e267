import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { billIdOf } from '@pishkhan/identifiers';
import { eventually, get, post, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { billingAdjustments } from '../../index.ts';
import { day } from '../examples/account.ts';
import { accepted, installed, senderTo, supplied } from '../examples/messages.ts';
import { publishedSettings } from '../examples/settings.ts';

/** A file number of seven digits, so that the bill id has twelve and a barcode pads it with zeros (8.5). */
const accountId = '7654321';
const billId = billIdOf({ fileNumber: accountId, companyCode: '062' });

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
const bill = async () =>
  (await api.when(get(`/v1/accounts/${accountId}/bills`).because('spec').by('auditor-1')).then(200)).body.items[0];
const paying = (more: object) =>
  post('/v1/payments', { billId, amount: 1_000, paidOn: '2026-10-01', receiptNumber: 'R-1', ...more })
    .asTyped()
    .by('bank-1');
const fa = (text: string) => text.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)]!);

beforeAll(async () => {
  platform = await startTestPlatform({ now: '2026-10-01T04:30:00.000Z' });
  api = await platform.start(billingAdjustments);
  const send = senderTo(platform.messages);
  await api.given(publishedSettings).when(get('/v1/corrections').by('auditor-1')).then(200);
  await send('customer-accounts', `account-${accountId}`, 'AccountOpened', {
    ...supplied,
    accountId,
    fileNumber: accountId,
    billId,
  });
  await send('metering', 'meter-62000001', 'MeterInstalled', { ...installed, accountId });
  await send('metering', 'meter-62000001', 'ReadingAccepted', accepted('a', day(5), 1_060, { accountId }));
  await eventually(async () => expect(await bill()).toMatchObject({ status: 'issued' }));
});
afterAll(() => platform.stop());

describe('POST /v1/payments', () => {
  it('F7: ids padded with zeros, as in a barcode, pay the bill (8.5, 15.4-40)', async () => {
    const { billNumber, paymentId, payable } = await bill();
    expect(billId).toHaveLength(12);
    const padded = { billId: billId.padStart(13, '0'), paymentId: paymentId.padStart(13, '0') };
    const { body } = await api
      .when(paying(padded))
      .then(201, [{ type: 'PaymentReceived', data: { accountId, billId, paymentId } }]);
    expect(body.matched).toMatchObject({ to: 'bill', billNumber });
    expect(await bill()).toMatchObject({ paid: 1_000, leftToPay: payable - 1_000, status: 'issued' });
    const rest = { paymentId: fa(paymentId), amount: fa((payable - 1_000).toLocaleString('en')), paidOn: '۱۴۰۵/۷/۹' };
    await api
      .when(paying({ ...rest, receiptNumber: 'R-2' }))
      .then(201, [{ type: 'PaymentReceived', data: { paymentId, amount: payable - 1_000, paidOn: '2026-10-01' } }]);
    expect(await bill()).toMatchObject({ paid: payable, leftToPay: 0, status: 'paid' });
  });
  it('F7: the same receipt with ids in another notation changes nothing', async () => {
    const { paymentId } = await bill();
    await api.when(paying({ billId: fa(billId), paymentId: `0${paymentId}` })).then(201, []);
  });
  it.each([
    ['billId', { billId: '765432106231' }, 'شناسه قبض نادرست است'],
    ['paymentId', { paymentId: undefined }, 'شناسه پرداخت را وارد کنید'],
    ['amount', { amount: '1,00' }, 'مبلغ دریافتی را وارد کنید (عدد صحیح، ریال)'],
    ['paidOn', { paidOn: '1405-13-01' }, 'روز پرداخت نادرست است؛ سال ۱۲ ماه دارد'],
  ])('9.7: %s is rejected by its Persian name', async (field, wrong, message) => {
    const { body } = await api.when(paying({ paymentId: '28750121', ...wrong })).thenRefused(400, 'InvalidInput');
    expect(body.errors).toEqual([{ field, rule: expect.any(String), message }]);
  });
});

describe('paths and queries in Persian digits', () => {
  it('F13: an account, a bill and a day are found (15.4-44)', async () => {
    const { billNumber } = await bill();
    const path = (text: string) => encodeURIComponent(fa(text));
    const { body } = await api
      .when(
        get(`/v1/accounts/${path(accountId)}/bills`)
          .because('spec')
          .by('auditor-1'),
      )
      .then(200);
    expect(body.items).toMatchObject([{ billNumber }]);
    await api
      .when(
        get(`/v1/bills/${path(billNumber)}`)
          .because('spec')
          .by('auditor-1'),
      )
      .then(200);
    for (const asKnownOn of ['1405/07/09', '2026-10-01'])
      expect(
        (
          await api
            .when(
              get(`/v1/bills/${billNumber}/explanation?asKnownOn=${path(asKnownOn)}`)
                .because('spec')
                .by('auditor-1'),
            )
            .then(200)
        ).body.asKnownOn,
      ).toBe('2026-10-01');
  });
  it('9.7: an invalid day is rejected in Persian', async () => {
    const { billNumber } = await bill();
    const { body } = await api
      .when(get(`/v1/bills/${billNumber}/explanation?asKnownOn=yesterday`).because('spec').by('auditor-1'))
      .thenRefused(400, 'InvalidInput');
    expect(body.errors).toMatchObject([{ field: 'asKnownOn', message: expect.stringMatching(/نادرست است \(مانند/) }]);
  });
});
