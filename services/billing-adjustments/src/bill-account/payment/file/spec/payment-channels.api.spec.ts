import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { officeClosed, officeRegistered } from '@pishkhan/contracts';
import { eventually, get, post, said, speaking, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { billingAdjustments } from '../../../../index.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
let say: ReturnType<typeof speaking>;
const channel = (officeId: string) =>
  said(officeRegistered, `office-${officeId}`, {
    officeId,
    kind: 'paymentChannel',
    countyOffice: undefined,
    registeredFrom: '2026-11-22',
  });
const csv = 'bill_id,payment_id,amount,paid_on,receipt\n1020304006239,1,1000,2026-11-22,R1\n';
const doors = () => [
  post('/v1/payments', {
    billId: '1020304006239',
    paymentId: '12345600123',
    amount: 1_000,
    paidOn: '2026-11-22',
    receiptNumber: 'R-1',
  }),
  post('/v1/payment-files', csv, 'text/csv'),
  get('/v1/payment-files'),
  get('/v1/unidentified-payments'),
];

beforeAll(async () => {
  platform = await startTestPlatform({ offices: 'byEvents' });
  api = await platform.start(billingAdjustments);
  say = speaking(platform.messages);
  await say(channel('bank-1'));
  await eventually(() => api.when(get('/v1/payment-files').by('bank-1')).then(200));
});
afterAll(() => platform.stop());

describe('N24: payment channels are registered with dates', () => {
  it('N24: a channel that nobody has registered reports no money and reads nothing', async () => {
    for (const door of doors()) await api.when(door.by('bank-2')).thenRefused(409, 'OfficeMustHaveArrived');
  });
  it('N24: an office of another kind is no channel', async () => {
    await say(said(officeRegistered, 'office-bank-2', { officeId: 'bank-2', countyOffice: 'county-1' }));
    await eventually(async () => {
      for (const door of doors()) await api.when(door.by('bank-2')).thenRefused(403, 'OfficeMustBeOfTheKind');
    });
  });
  it('N24: an ended channel is refused from the day of its end on', async () => {
    await say(said(officeClosed, 'office-bank-1', { officeId: 'bank-1', closedFrom: '2026-11-24' }));
    await api.when(get('/v1/payment-files').by('bank-1')).then(200);
    platform.clock.advance(2 * 86_400_000);
    await eventually(async () => {
      for (const door of doors()) await api.when(door.by('bank-1')).thenRefused(403, 'OfficeMustBeOpen');
    });
  });
});
