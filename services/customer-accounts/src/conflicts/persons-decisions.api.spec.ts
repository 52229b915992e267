import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, get, post, signedContract, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { customerAccounts } from '../index.ts';

const nationalId = '0012345679';
let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(customerAccounts);
});
afterAll(() => platform.stop());

const decisions = async (query = '') =>
  (await api.when(get(`/v1/persons-decisions${query}`).by('auditor-1')).then(200)).body.items;
const changing = async (fileNumber: string, proposer: string, second: string) => {
  const path = `/v1/accounts/${fileNumber}/terms-changes`;
  const body = { from: '2026-09-23', dwellingUnits: 3, evidence: 'پایان کار شماره ۱۲۳' };
  const { changeId } = (await api.when(post(path, body).by(proposer)).then(201)).body;
  await api.when(post(`${path}/${changeId}/confirmations`).by(second)).then(201);
  return changeId as string;
};

describe('S3: GET /v1/persons-decisions', () => {
  it('15.4-39: a change of terms has its two persons; N4: that of the own account of one of them is named', async () => {
    const person = { nationalId, fullName: 'مریم رستمی', mobile: '09121112233' };
    const own91 = signedContract({ fileNumber: '30000091', person });
    await api.when(post('/v1/accounts', own91).by('affairs-1')).then(201);
    await api.when(post('/v1/accounts', signedContract({ fileNumber: '30000092' })).by('affairs-1')).then(201);
    const foreign = await changing('30000092', 'affairs-1', 'head-1');
    const own = await changing('30000091', 'affairs-1', 'head-1');
    expect(await decisions('?rule=OwnAccount')).toEqual([]);
    await api
      .when(post('/v1/staff-members', { username: 'affairs-1', nationalId, represents: [] }).by('certifier-1'))
      .then(201);
    await api.when(post('/v1/staff-members/affairs-1/confirmations').by('certifier-2')).then(200);
    await eventually(async () =>
      expect(await decisions('?rule=OwnAccount')).toMatchObject([
        {
          matter: own,
          kind: 'termsChange',
          accounts: ['30000091'],
          countyOffice: 'county-1',
          because: [{ rule: 'OwnAccount' }],
          parts: [
            { as: 'proposer', by: 'affairs-1' },
            { as: 'signer', by: 'head-1' },
          ],
        },
      ]),
    );
    const found = await decisions('?kind=termsChange&county=county-1');
    expect(found.map(({ matter }: { matter: string }) => matter).toSorted()).toEqual([foreign, own].toSorted());
  });
  it('A6: the erasure of a person has its two persons, and a declined one its decliner', async () => {
    const letter = { ground: 'writtenRequest', letterNumber: '۱۴۰۵/۸/۱۲', letterIssuedOn: '2026-09-01' };
    const path = '/v1/accounts/30000092/erasures';
    const requested = async () =>
      (await api.when(post(path, letter).by('affairs-1')).then(201)).body.erasureId as string;
    const declined = await requested();
    await api.when(post(`${path}/${declined}/declines`, { because: 'stillNeeded' }).by('head-1')).then(200);
    const confirmed = await requested();
    await api.when(post(`${path}/${confirmed}/confirmations`).by('head-1')).then(200);
    await eventually(async () => {
      const found = await decisions('?kind=personErasure');
      expect(found).toHaveLength(2);
      const of = { kind: 'personErasure', accounts: ['30000092'], countyOffice: 'county-1', isAlone: false };
      const by = (as: string) => [
        { as: 'proposer', by: 'affairs-1' },
        { as, by: 'head-1' },
      ];
      expect(found).toContainEqual(
        expect.objectContaining({
          ...of,
          matter: confirmed,
          status: 'decided',
          parts: by('signer').map((each) => expect.objectContaining(each)),
        }),
      );
      expect(found).toContainEqual(
        expect.objectContaining({
          ...of,
          matter: declined,
          status: 'declined',
          parts: by('decliner').map((each) => expect.objectContaining(each)),
        }),
      );
    });
  });
  it('the entry of the staff register is such a decision too', async () =>
    expect(await decisions('?kind=staffMember')).toMatchObject([
      {
        matter: 'affairs-1',
        status: 'decided',
        parts: [
          { as: 'subject', by: 'affairs-1' },
          { as: 'proposer', by: 'certifier-1' },
          { as: 'signer', by: 'certifier-2' },
        ],
      },
    ]));
  it('is for auditors alone', () =>
    api.when(get('/v1/persons-decisions').by('head-1')).thenRefused(403, 'RoleMustAllow'));
});
