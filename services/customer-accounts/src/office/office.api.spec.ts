import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  eventually,
  get,
  post,
  signedContract,
  startTestPlatform,
  type TestPlatform,
  type TestRequest,
} from '@pishkhan/testing';
import { customerAccounts } from '../index.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
beforeAll(async () => {
  platform = await startTestPlatform({ offices: 'byEvents' });
  api = await platform.start(customerAccounts);
  await api.when(register('county-1', { kind: 'countyOffice' }).by('policy-1')).then(201);
  await api.when(register('county-2', { kind: 'countyOffice' }).by('policy-1')).then(201);
  await api.when(register('office-101', { countyOffice: 'county-1' }).by('policy-1')).then(201);
});
afterAll(() => platform.stop());

const register = (officeId: string, more: object = {}) =>
  post('/v1/offices', {
    officeId,
    kind: 'counterOffice',
    name: `نام ${officeId}`,
    registeredFrom: '2024-03-20',
    ...more,
  });
const close = (officeId: string, closedFrom: string) =>
  post(`/v1/offices/${officeId}/closings`, { closedFrom, reason: 'پایان قرارداد' });

/** The request by a person with these claims. */
const as = async (claims: object, request: TestRequest): Promise<TestRequest> => {
  const now = Math.floor(Date.now() / 1000);
  const { issuer } = platform.issuer;
  const token = await platform.issuer.sign({
    iss: issuer,
    aud: 'pishkhan',
    sub: 'p',
    iat: now,
    exp: now + 600,
    ...claims,
  });
  return request.with({ authorization: `Bearer ${token}` });
};
const clerk = (office: string, more: object = {}) => ({ roles: ['counterClerk'], office, ...more });
const list = get('/v1/offices?kind=counterOffice');

describe('the register of offices', () => {
  it('N24, 8.7: a payment channel is registered and closed like an office, and belongs to no county', async () => {
    const bank = (more: object = {}) => register('bank-9', { kind: 'paymentChannel', ...more }).by('policy-1');
    await api.when(bank({ countyOffice: 'county-1' })).thenRefused(422, 'CountyOfficeMustNotBelongToACounty');
    await api.when(bank()).then(201, [{ type: 'OfficeRegistered', data: { kind: 'paymentChannel' } }]);
    await api.when(close('bank-9', '2026-12-01').by('policy-1')).then(201, [{ type: 'OfficeClosed' }]);
    const clerkOfBank = await as(clerk('bank-9'), list);
    await api.when(clerkOfBank).thenRefused(403, 'OfficeMustBeOfTheKind');
  });
  it('1.1: field experts and units of an office read the names of offices, which their cases have', async () => {
    for (const reader of ['expert-1', 'repairs-1', 'emergency-1']) await api.when(list.by(reader)).then(200);
    await api.when(list.by('bank-1')).thenRefused(403, 'RoleMustAllow');
  });
  it('N24: registers, lists and closes by a policy officer only', async () => {
    await api
      .when(register('office-110', { countyOffice: 'county-1' }).by('policy-1'))
      .then(201, [{ type: 'OfficeRegistered', data: { officeId: 'office-110', registeredBy: 'policy-1' } }]);
    await api
      .when(register('office-111', { countyOffice: 'county-1' }).by('auditor-1'))
      .thenRefused(403, 'RoleMustAllow');
    await api.when(close('office-110', '2026-12-01').by('policy-1')).then(201, [{ type: 'OfficeClosed' }]);
    const { body } = await api.when(list.by('auditor-1')).then(200);
    expect(body.items).toContainEqual({
      officeId: 'office-110',
      kind: 'counterOffice',
      name: 'نام office-110',
      countyOffice: 'county-1',
      registeredFrom: '2024-03-20',
      closedFrom: '2026-12-01',
    });
  });
  it('N24: an id has one normal form', async () => {
    for (const officeId of ['OFFICE-101', 'office_101', '*', 'a,b', '-office', 'office-'])
      await api.when(register(officeId, { countyOffice: 'county-1' }).by('policy-1')).thenRefused(400, 'InvalidInput');
  });
  it('N24: a counter office belongs to a registered county that is open', async () => {
    for (const countyOffice of [undefined, 'county-9', 'office-101'])
      await api
        .when(register('office-120', { countyOffice }).by('policy-1'))
        .thenRefused(422, 'CounterOfficeMustNameItsCounty');
  });
  it('N5, A1-4: a zone belongs to a registered county; it is closed like an office, and the county stays with it', async () => {
    for (const countyOffice of [undefined, 'county-9', 'office-101'])
      await api
        .when(register('zone-a', { kind: 'zone', countyOffice }).by('policy-1'))
        .thenRefused(422, 'ZoneMustNameItsCounty');
    await api.when(register('county-3', { kind: 'countyOffice' }).by('policy-1')).then(201);
    const zone = register('zone-c', { kind: 'zone', countyOffice: 'county-3' });
    await api.when(zone.by('head-1')).thenRefused(403, 'RoleMustAllow');
    await api.when(register('zone-c', { kind: 'zone', countyOffice: 'county-3' }).by('policy-1')).then(201);
    const taken = register('zone-c', { kind: 'zone', countyOffice: 'county-2' });
    await api.when(taken.by('policy-1')).thenRefused(409, 'OfficeIdMustBeFree');
    const stays = await api.when(close('county-3', '2026-12-01').by('policy-1')).thenRefused(422, 'CountyMustBeEmpty');
    expect(stays.body.data).toEqual({ offices: ['zone-c'] });
    await api.when(close('zone-c', '2026-12-01').by('policy-1')).then(201, [{ type: 'OfficeClosed' }]);
    await api.when(close('county-3', '2026-12-01').by('policy-1')).then(201);
    const zones = get('/v1/offices?kind=zone&countyOffice=county-3');
    for (const who of ['head-1', 'office-head-1', 'connections-1'])
      expect((await api.when(zones.by(who)).then(200)).body.items).toMatchObject([
        { officeId: 'zone-c', countyOffice: 'county-3', closedFrom: '2026-12-01' },
      ]);
  });
  it('a county with open counter offices stays', async () => {
    await api.when(close('county-1', '2026-12-01').by('policy-1')).thenRefused(422, 'CountyMustBeEmpty');
  });
});

describe('the guard', () => {
  it('N24: refuses an office that is not registered, and one of another kind', async () => {
    await api.when(await as(clerk('office-999'), list)).thenRefused(403, 'OfficeMustBeRegistered');
    await api.when(await as(clerk('county-1'), list)).thenRefused(403, 'OfficeMustBeOfTheKind');
    await api
      .when(await as({ roles: ['headOfSubscriberAffairs'], office: 'office-101' }, list))
      .thenRefused(403, 'OfficeMustBeOfTheKind');
    await api.when(await as(clerk('office-101'), list)).then(200);
  });
  it('N24: a malformed office is no token', async () => {
    for (const office of ['*', 'office-101 ', 'OFFICE-101', 'office-۱۰۱', 'office-101,office-102', 'office-101\u0000'])
      await api.when(await as(clerk(office), list)).thenRefused(401, 'TokenMustBeValid');
  });
  it('N10: a role without an office reaches nothing', async () => {
    await api.when(await as({ roles: ['counterClerk'] }, list)).thenRefused(403, 'ClaimMustBePresent');
  });
  it('N24: refuses a county that is not that of the office', async () => {
    await api
      .when(await as(clerk('office-101', { county: 'county-2' }), list))
      .thenRefused(403, 'CountyMustBeThatOfTheOffice');
    await api.when(await as(clerk('office-101', { county: 'county-1' }), list)).then(200);
  });
  it('a person of the company needs no office', async () => {
    await api.when(await as({ roles: ['auditor', 'counterClerk'] }, list)).then(200);
  });
  it('N10: nobody acts for an office before its first day, or from the day of its closing on', async () => {
    await api
      .when(register('office-130', { countyOffice: 'county-1', registeredFrom: '2026-12-01' }).by('policy-1'))
      .then(201);
    await api.when(await as(clerk('office-130'), list)).thenRefused(403, 'OfficeMustBeOpen');
    await api.when(register('office-131', { countyOffice: 'county-1' }).by('policy-1')).then(201);
    await api.when(await as(clerk('office-131'), list)).then(200);
    await api.when(close('office-131', '2026-11-22').by('policy-1')).then(201);
    await eventually(async () => {
      await api.when(await as(clerk('office-131'), list)).thenRefused(403, 'OfficeMustBeOpen');
    });
  });
});

describe('N6: POST /v1/accounts', () => {
  const contract = (fileNumber: string, countyOffice: string) =>
    post(
      '/v1/accounts',
      signedContract({ fileNumber, countyOffice, address: { postalCode: '1345678901', text: 'تهران' } }),
    );
  it('N6: an officer opens accounts of the own county only, and no person is stored otherwise', async () => {
    for (const countyOffice of ['county-2', 'county-9'])
      await api
        .when(contract('20000601', countyOffice).by('affairs-1'))
        .thenRefused(403, 'AccountMayOnlyBeOpenedInTheOwnCounty');
    await api.when(contract('20000601', 'County-1').by('affairs-1')).thenRefused(400, 'InvalidInput');
    await api.when(contract('20000601', 'county-1').by('affairs-1')).then(201, [{ type: 'AccountOpened' }]);
  });
});
