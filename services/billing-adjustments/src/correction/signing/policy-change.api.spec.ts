import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fold } from '@pishkhan/decider';
import { get, post, publishVersion, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { billAccount } from '../../bill-account/domain/bill-account.ts';
import { billing, day, eventsOf, reading } from '../../bill-account/examples/account.ts';
import { requestOf, seenAt, simulated } from '../../bill-account/examples/correction.ts';
import { certificates, publishedSettings } from '../../bill-account/examples/settings.ts';
import { readTariffFile } from '../../pricing/tariff/tariff-files.ts';
import { billingAdjustments } from '../../index.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;

const issued = eventsOf([
  billing(reading('a', day(5), 1_060)),
  billing(reading('b', day(6), 5_240)),
  billing(reading('c', day(7), 5_250)),
]);
const proposalOf = (correctionId: string, rightIndex: number) => {
  const request = requestOf({ correctionId, rightIndex, ...seenAt(5_262) });
  return {
    type: 'CorrectionProposed',
    data: {
      request,
      ...simulated(fold(billAccount, issued), request),
      countyOffice: 'county-1',
      disputedReaders: [],
      proposedOn: day(7, 10),
    },
  };
};
const [small, large] = [5_239, 1_140];
const waiting = {
  first: proposalOf('first', large),
  second: proposalOf('second', large),
  third: proposalOf('third', large),
  small: proposalOf('small', small),
};
const path = '/v1/policies/correction-approval/versions';
const both = ['qualifiedRepresentative', 'headOfSubscriberAffairs'];
const policyOf = (version: string, effectiveFrom: string, bands: readonly object[]) => ({
  version,
  effectiveFrom,
  sample: true,
  settles: '7.5: bands of another amount',
  content: { measure: 'grossDifference', bands },
});
const lax = [
  { upTo: 9_000_000_000_000_000, approvals: ['qualifiedRepresentative'] },
  { upTo: null, approvals: both },
];
const strict = [{ upTo: null, approvals: both }];

const read = async (correctionId: string) =>
  (await api.when(get(`/v1/corrections/${correctionId}`).by('auditor-1')).then(200)).body;
const approving = async (correctionId: string, by = 'representative-101-b') =>
  post(`/v1/corrections/${correctionId}/approvals`, { hash: (await read(correctionId)).hash }).by(by);
const proposing = (correctionId: string) =>
  post(`/v1/corrections/${correctionId}/proposals`).by('representative-101-b');
const decided = (version: string, decision: string) => post(`${path}/${version}/${decision}`);
const inForce = async () =>
  (await api.when(get('/v1/policies/correction-approval').by('auditor-1')).then(200)).body.inForce;

const isStale = async (correctionId: string) =>
  api.when(await approving(correctionId)).thenRefused(422, 'ProposalMustMatchItsInputs');
/** The proposal that is computed again needs the representative and the head. */
const keepsTheHead = async (correctionId: string) => {
  const { body } = await api.when(proposing(correctionId)).then(200, [{ type: 'CorrectionReproposed' }]);
  expect(body.approvalsLeft).toEqual(both);
  const signed = await api.when(await approving(correctionId)).then(200, [{ type: 'CorrectionApproved' }]);
  expect(signed.body).toMatchObject({ status: 'awaitingApproval', approvalsLeft: ['headOfSubscriberAffairs'] });
};

beforeAll(async () => {
  platform = await startTestPlatform({ now: '2026-10-02T04:30:00.000Z' });
  api = await platform.start(billingAdjustments);
  const history = {
    ...publishedSettings,
    ...certificates,
    'bill-account-10203040': issued,
    ...Object.fromEntries(Object.entries(waiting).map(([id, event]) => [`correction-${id}`, [event]])),
  };
  await api.given(history).when(get('/v1/corrections').by('auditor-1')).then(200);
});
afterAll(() => platform.stop());

describe('N2 a policy officer lowers the guard while a correction waits', () => {
  it('N2, 7.5: alone, and back-dated, it changes nothing: the proposal and its hash stay as they are', async () => {
    const raise = { ...policyOf('v-raise', '2026-10-01', lax), reason: 'مصوبه دیر رسید' };
    const { body } = await api.when(post(path, raise).by('policy-1')).then(201, [{ type: 'PolicyVersionProposed' }]);
    expect(body).toEqual({ name: 'correction-approval', version: 'v-raise', status: 'waiting' });
    await api
      .when(decided('v-raise', 'confirmations').by('policy-1'))
      .thenRefused(403, 'VersionConfirmerMustNotBeProposer');
    await api
      .when(decided('v-raise', 'confirmations').by('policy-2'))
      .thenRefused(403, 'VersionConfirmerMustHoldTheRole');
    await api.when(decided('v-raise', 'confirmations').by('representative-101-b')).thenRefused(403, 'RoleMustAllow');
    expect(await inForce()).toBe('sample-1');
    const { hash } = await read('first');
    await api.when(proposing('first')).then(200, []);
    expect((await read('first')).hash).toBe(hash);
    const signed = await api.when(await approving('first')).then(200);
    expect(signed.body).toMatchObject({ status: 'awaitingApproval', approvalsLeft: ['headOfSubscriberAffairs'] });
  });
  it('N2: a back-dated version without a reason is not even proposed', () =>
    api
      .when(post(path, policyOf('v-silent', '2026-10-01', lax)).by('policy-1'))
      .thenRefused(422, 'RetroactiveVersionMustGiveReason'));
  it('N2, 15.4-41: confirmed by the head it is in force from a recorded moment, and what waited keeps the head', async () => {
    const { body } = await api.when(get('/v1/policies/correction-approval').by('head-1')).then(200);
    expect(body.waiting).toMatchObject([{ version: 'v-raise', proposedBy: 'policy-1', reason: 'مصوبه دیر رسید' }]);
    await api.when(decided('v-raise', 'confirmations').by('head-1')).then(200, [
      {
        type: 'PolicyVersionPublished',
        data: {
          version: 'v-raise',
          publication: {
            way: 'secondPerson',
            proposedBy: 'policy-1',
            confirmedBy: 'head-1',
            confirmedAs: 'headOfSubscriberAffairs',
            inForceAt: '2026-10-02T04:30:00.000Z',
            retroactiveBecause: 'مصوبه دیر رسید',
          },
        },
      },
    ]);
    expect(await inForce()).toBe('v-raise');
    await isStale('second');
    await keepsTheHead('first');
    await keepsTheHead('second');
  });
  it('N2: so it does after a further version of today, and after any number of new proposals', async () => {
    const again = policyOf('v-again', '2026-10-02', lax);
    await api.when(post(path, again).by('policy-1')).then(201);
    await api.when(decided('v-again', 'confirmations').by('policy-2')).then(200);
    await isStale('third');
    for (const id of ['first', 'second', 'third']) await keepsTheHead(id);
    await api.when(proposing('first')).then(200, []);
    expect((await read('first')).approvalsLeft).toEqual(['headOfSubscriberAffairs']);
  });
  it('N2: the policy now counts where it is the stricter one', async () => {
    expect((await read('small')).approvalsLeft).toEqual(['qualifiedRepresentative']);
    await publishVersion(api, path, policyOf('v-strict', '2026-10-02', strict));
    await keepsTheHead('small');
    const last = await api.when(await approving('small', 'head-1')).then(200);
    expect(last.body).toMatchObject({ status: 'fullyApproved', approvalsLeft: [] });
  });
  it('N2: a declined version is never in force, and its name cannot come back', async () => {
    const draft = { ...policyOf('v-declined', '2026-10-03', lax) };
    await api.when(post(path, draft).by('policy-1')).then(201);
    const declines = post(`${path}/v-declined/declines`, { reason: 'سقف پیشنهادی بی‌دلیل است' }).by('policy-2');
    const { body } = await api.when(declines).then(200, [{ type: 'PolicyVersionDeclined' }]);
    expect(body.status).toBe('declined');
    await api.when(decided('v-declined', 'confirmations').by('head-1')).thenRefused(409, 'ProposedVersionMustWait');
    await api.when(post(path, draft).by('policy-1')).thenRefused(422, 'PolicyVersionMustNotChange');
  });
});

describe('15.4-41 a version dated before its publication', () => {
  it('15.4-41: a back-dated tariff changes no bill by itself', async () => {
    const bills = async () =>
      (await api.when(get('/v1/accounts/10203040/bills').because('spec').by('auditor-1')).then(200)).body.items;
    const before = await bills();
    const known = await platform.eventStore.readStream('bill-account-10203040');
    const late = { ...readTariffFile('sample-1404-07.json'), version: 'late', levyBasisPoints: 2_000 };
    const dated = { ...late, effectiveFrom: '2026-05-22', effectiveFromJalali: '1405-03-01' };
    await publishVersion(api, '/v1/tariff-versions', dated);
    expect(await bills()).toEqual(before);
    expect(await platform.eventStore.readStream('bill-account-10203040')).toEqual(known);
  });
});
