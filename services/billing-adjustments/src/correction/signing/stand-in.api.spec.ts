import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fold } from '@pishkhan/decider';
import { eventually, get, post, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { billAccount } from '../../bill-account/domain/bill-account.ts';
import { billing, day, eventsOf, reading } from '../../bill-account/examples/account.ts';
import { requestOf, seenAt, simulated } from '../../bill-account/examples/correction.ts';
import { certificates, publishedSettings } from '../../bill-account/examples/settings.ts';
import { billingAdjustments } from '../../index.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;

const issued = eventsOf([
  billing(reading('a', day(5), 1_060)),
  billing(reading('b', day(6), 5_240)),
  billing(reading('c', day(7), 5_250)),
]);
const [small, large] = [5_239, 1_140];
/** A correction of the office with one representative, `representative-102`, who proposed it. */
const proposalOf = (
  correctionId: string,
  rightIndex: number,
  { reader, ...more }: { proposedBy?: string; proposedAs?: 'headOfSubscriberAffairs'; reader?: string } = {},
) => {
  const asked = { correctionId, rightIndex, officeId: 'office-102', proposedBy: 'representative-102', ...more };
  const request = requestOf({ ...asked, ...seenAt(5_262) });
  return {
    type: 'CorrectionProposed',
    data: {
      request,
      ...simulated(fold(billAccount, issued), request),
      countyOffice: 'county-1',
      disputedReaders: reader === undefined ? [] : [reader],
      proposedOn: day(7, 10),
    },
  };
};
const byHead = { proposedBy: 'head-1', proposedAs: 'headOfSubscriberAffairs' } as const;
const waiting = {
  small: proposalOf('small', small),
  large: proposalOf('large', large),
  read: proposalOf('read', small, { ...byHead, reader: 'Representative-102' }),
};
const list = async (username: string, query: string) =>
  (await api.when(get(`/v1/corrections?${query}`).by(username)).then(200)).body.items as {
    correctionId: string;
    yourPart?: string;
  }[];
const inbox = async (username: string, role = 'qualifiedRepresentative') =>
  (await list(username, `approvalsLeft=${role}`))
    .map(({ correctionId, yourPart }) => `${correctionId}: ${yourPart}`)
    .toSorted();
const headsInbox = () => inbox('head-1', 'headOfSubscriberAffairs');
const hashOf = async (correctionId: string): Promise<string> =>
  (await api.when(get(`/v1/corrections/${correctionId}`).by('auditor-1')).then(200)).body.hash;
const approving = async (correctionId: string, username: string) =>
  post(`/v1/corrections/${correctionId}/approvals`, { hash: await hashOf(correctionId) }).by(username);
const naming = (correctionId: string, person: string, username = 'head-1') =>
  post(`/v1/corrections/${correctionId}/stand-ins`, { person, reason: 'تنها نماینده دفتر پیشنهاددهنده است' }).by(
    username,
  );

beforeAll(async () => {
  platform = await startTestPlatform({ now: '2026-10-02T04:30:00.000Z' });
  api = await platform.start(billingAdjustments);
  const history = {
    ...publishedSettings,
    ...certificates,
    'certificate-representative-199': JSON.parse(
      JSON.stringify(certificates)
        .replaceAll('representative-101-a', 'representative-199')
        .replaceAll('office-101', 'office-199'),
    )['certificate-representative-199'],
    'bill-account-10203040': issued,
    ...Object.fromEntries(Object.entries(waiting).map(([id, event]) => [`correction-${id}`, [event]])),
  };
  await api.given(history).when(get('/v1/corrections').by('auditor-1')).then(200);
});
afterAll(() => platform.stop());

describe('the inbox names only persons who could act (F2, 15.4-35)', () => {
  it('F2: the proposer and the disputed reader find nothing, the head his signatures and the places to fill', async () => {
    expect(await inbox('representative-102')).toEqual([]);
    expect(await headsInbox()).toEqual(['large: sign', 'read: nameStandIn', 'small: signInPlace']);
    expect(await inbox('representative-101-a')).toEqual([]);
  });
  it('15.4-35: an office sees its corrections, and another one only those for which its representative is named', async () => {
    expect((await list('representative-102', '')).length).toBe(3);
    expect(await list('representative-101-a', '')).toEqual([]);
    await api.when(get('/v1/corrections/large').by('representative-101-a')).thenRefused(404, 'CorrectionMustExist');
  });
});

describe('an office with one representative (F2)', () => {
  it('F2, 7.5: below the band the head signs in his place, and the case gets its correction', async () => {
    const { body } = await api.when(await approving('small', 'head-1')).then(200);
    expect(body).toMatchObject({ status: 'fullyApproved', approvalsLeft: [] });
    const shown = (await api.when(get('/v1/corrections/small').by('clerk-102')).then(200)).body;
    expect(shown.approvals).toMatchObject([
      {
        by: 'head-1',
        role: 'qualifiedRepresentative',
        inPlace: { as: 'headOfSubscriberAffairs', because: 'nobodyLeft', certified: ['representative-102'] },
      },
    ]);
    await eventually(async () =>
      expect((await platform.eventStore.readStream('correction-small')).at(-1)!.type).toBe('CorrectionPosted'),
    );
  });
  it('15.4-35: names are given by the head, for a need, of certified persons of open offices without a part', async () => {
    await api.when(naming('large', 'representative-101-a', 'representative-102')).thenRefused(403, 'RoleMustAllow');
    await api.when(naming('large', 'representative-101-lapsed')).thenRefused(422, 'StandInMustHoldValidCertificate');
    await api.when(naming('large', 'representative-199')).thenRefused(422, 'StandInMustHoldValidCertificate');
    await api.when(naming('large', 'representative-102')).thenRefused(422, 'StandInMustHaveHadNoPart');
    await api.when(naming('none', 'representative-101-a')).thenRefused(404, 'CorrectionMustExist');
    await api.when(naming('small', 'representative-101-a')).thenRefused(409, 'CorrectionMustBeAwaitingApproval');
    await api
      .when(post('/v1/corrections/large/stand-ins', { person: 'representative-101-a' }).by('head-1'))
      .thenRefused(400, 'InvalidInput');
  });
  it('F2: above the band a named representative of another office and the head sign, once each', async () => {
    await api.when(post('/v1/corrections/large/proposals').by('head-1')).then(200, [{ type: 'CorrectionReproposed' }]);
    const named = naming('large', 'representative-101-a').key('stand-in-of-large');
    await api.when(named).then(201, [
      {
        type: 'StandInNamed',
        data: { person: 'representative-101-a', office: 'office-101', because: 'nobodyLeft', namedBy: 'head-1' },
      },
    ]);
    expect((await api.when(named).then(201, [])).headers.get('idempotency-repeated')).toBe('true');
    expect(await inbox('representative-101-a')).toEqual(['large: signInPlace']);
    expect(await inbox('representative-101-b')).toEqual([]);
    await api.when(await approving('large', 'representative-101-b')).thenRefused(404, 'CorrectionMustExist');
    await api.when(await approving('large', 'representative-102')).thenRefused(422, 'ApproverMustNotBeProposer');
    await api.when(get('/v1/corrections/large').by('representative-101-a')).then(200);
    await api.when(await approving('large', 'head-1')).then(200, [{ type: 'CorrectionApproved' }]);
    expect(await headsInbox()).toEqual(['read: nameStandIn']);
    await api.when(await approving('large', 'head-1')).then(200, []);
    const { body } = await api.when(await approving('large', 'representative-101-a')).then(200);
    expect(body.status).toBe('fullyApproved');
  });
  it('F2, 15.4-37: the head judged because the only representative is the reader; a named one signs', async () => {
    await api.when(await approving('read', 'head-1')).thenRefused(403, 'ApproverMustHoldTheRole');
    await api.when(naming('read', 'representative-101-b')).then(201, [{ type: 'StandInNamed' }]);
    expect(await headsInbox()).toEqual([]);
    await api
      .when(await approving('read', 'representative-102'))
      .thenRefused(422, 'ApproverMustNotBeTheDisputedReader');
  });
  it('15.4-35: a stand-in whose certificate was revoked waits for nobody: the head names another', async () => {
    await api
      .when(post('/v1/certificates/representative-101-b/revocations', { reason: 'he left' }).by('certifier-1'))
      .then(200);
    expect(await headsInbox()).toEqual(['read: nameStandIn']);
    await api
      .when(await approving('read', 'representative-101-b'))
      .thenRefused(403, 'ApproverMustHoldValidCertificate');
    await api.when(naming('read', 'representative-101-a')).then(201, [{ type: 'StandInNamed' }]);
    expect(await inbox('representative-101-a')).toContain('read: signInPlace');
  });
});
