import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fold } from '@pishkhan/decider';
import { eventually, get, post, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { billAccount } from '../../bill-account/domain/bill-account.ts';
import { billing, day, eventsOf, reading } from '../../bill-account/examples/account.ts';
import { requestOf, simulated } from '../../bill-account/examples/correction.ts';
import { publishedSettings } from '../../bill-account/examples/settings.ts';
import { billingAdjustments } from '../../index.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;

const issued = eventsOf([billing(reading('a', day(5), 1_060)), billing(reading('b', day(6), 5_240))]);
/** Above the band: representative and head, proposed by the only representative of the county. */
const request = requestOf({
  correctionId: 'large',
  rightIndex: 1_140,
  officeId: 'office-102',
  proposedBy: 'representative-102',
});
const proposed = {
  type: 'CorrectionProposed',
  data: {
    request,
    ...simulated(fold(billAccount, issued), request),
    countyOffice: 'county-1',
    disputedReaders: [],
    proposedOn: day(7, 10),
  },
};
const certified = (subject: string, office: string, countyOffice: string) => ({
  [`certificate-${subject}`]: [
    {
      type: 'CertificateGranted',
      data: {
        subject,
        office,
        countyOffice,
        certificateNumber: `C-${subject}`,
        issuer: 'certifier-1',
        validFrom: '2026-03-21',
        validTo: '2027-03-20',
      },
    },
  ],
});

const naming = (person: string) =>
  post('/v1/corrections/large/stand-ins', { person, reason: 'در شهرستان نماینده دیگری نیست' }).by('head-1');
const read = async (username: string) =>
  (await api.when(get('/v1/corrections/large').by(username)).then(200)).body as { hash: string; status: string };
const approving = async (username: string) =>
  post('/v1/corrections/large/approvals', { hash: (await read('auditor-1')).hash }).by(username);

beforeAll(async () => {
  platform = await startTestPlatform({ now: '2026-10-02T04:30:00.000Z' });
  api = await platform.start(billingAdjustments);
  const history = {
    ...publishedSettings,
    ...certified('representative-102', 'office-102', 'county-1'),
    ...certified('representative-101-a', 'office-101', 'county-2'),
    ...certified('representative-101-b', 'office-103', 'county-1'),
    'bill-account-10203040': issued,
    'correction-large': [proposed],
  };
  await api.given(history).when(get('/v1/corrections').by('auditor-1')).then(200);
});
afterAll(() => platform.stop());

describe('a county of one head and one representative, above the band (15.4-35)', () => {
  it('15.4-35: as long as somebody of the county is free, nobody of another county may be named', async () => {
    await api.when(naming('representative-101-a')).thenRefused(422, 'StandInMustBeOfTheCounty');
  });
  it('15.4-35: with nobody left, a representative of another county signs, once, and the correction is posted', async () => {
    const left = post('/v1/certificates/representative-101-b/revocations', { reason: 'دفتر بسته شد' });
    await api.when(left.by('certifier-1')).then(200);
    await api.when(get('/v1/corrections/large').by('representative-101-a')).thenRefused(404, 'CorrectionMustExist');
    await api.when(naming('representative-101-a')).then(201, [
      {
        type: 'StandInNamed',
        data: { person: 'representative-101-a', namedBy: 'head-1', otherCounty: { countyOffice: 'county-2' } },
      },
    ]);
    await api.when(await approving('representative-102')).thenRefused(422, 'ApproverMustNotBeProposer');
    await api.when(await approving('head-1')).then(200, [{ type: 'CorrectionApproved' }]);
    await api.when(await approving('head-1')).then(200, []);
    const { body } = await api.when(await approving('representative-101-a')).then(200);
    expect(body).toMatchObject({ status: 'fullyApproved', approvalsLeft: [] });
    await eventually(async () => expect(await read('auditor-1')).toMatchObject({ status: 'posted' }));
  });
});
