import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { billingAdjustments } from '@pishkhan/billing-adjustments';
import { caseHandling } from '@pishkhan/case-handling';
import { customerAccounts } from '@pishkhan/customer-accounts';
import { billIdOf, paymentIdOf } from '@pishkhan/identifiers';
import { metering } from '@pishkhan/metering';
import { rial } from '@pishkhan/money';
import { startService, type ServiceDefinition } from '@pishkhan/service-kit';
import {
  ask,
  calendar,
  dyingStore,
  eventually,
  fees,
  get,
  post,
  publishVersion,
  signedContract,
  startTestPlatform,
  type TestPlatform,
} from '@pishkhan/testing';
import { settings } from '../objection/surroundings.builders.ts';

type Api = Awaited<ReturnType<TestPlatform['start']>>;
const all = {
  'customer-accounts': customerAccounts,
  'case-handling': caseHandling,
  'billing-adjustments': billingAdjustments,
  metering,
} as const satisfies Record<string, ServiceDefinition>;
type Name = keyof typeof all;
const names = Object.keys(all) as Name[];

let platform: TestPlatform;
const apis = {} as Record<Name, Api>;
const start = async (name: Name) => (apis[name] = await platform.start(all[name]));

beforeAll(async () => {
  platform = await startTestPlatform();
  for (const name of names) await start(name);
  await apis['billing-adjustments'].given(settings).when(get('/v1/corrections').by('auditor-1')).then(200);
  await publishVersion(apis['case-handling'], '/v1/working-calendars', calendar);
  await publishVersion(apis['case-handling'], '/v1/fee-schedules', fees);
}, 120_000);
afterAll(() => platform.stop());

const letter = { ground: 'writtenRequest', letterNumber: '۱۴۰۵/۸/۱۲', letterIssuedOn: '2026-11-21' };

/** A subscriber of whom every service has something: numbers in texts of a case, and a complaint without account. */
let next = 0;
const someone = async () => {
  next += 1;
  const accountId = String(50_000_000 + next);
  const numbers = { nationalId: nationalIds[next]!, mobile: `0912345${1000 + next}`, other: `0935765${1000 + next}` };
  const name = `سارا ${letters[next]}هین${letters[next]}رود`;
  const { person, ...contract } = signedContract({ fileNumber: accountId });
  const named = { ...person, nationalId: numbers.nationalId, mobile: numbers.mobile, fullName: name };
  await apis['customer-accounts'].when(post('/v1/accounts', { ...contract, person: named }).by('affairs-1')).then(201);
  const text = `با شماره ${numbers.other} تماس گرفته شد`;
  const cases = apis['case-handling'];
  const complaint = { kind: 'complaint', subject: 'behaviour', complaint: text };
  const { body } = await eventually(() =>
    cases.when(post('/v1/cases', { ...complaint, accountId }).by('clerk-101')).then(201),
  );
  const withoutAccount = { ...complaint, countyOffice: 'county-1', mobile: numbers.mobile };
  const { body: complained } = await cases.when(post('/v1/cases', withoutAccount).by('clerk-101')).then(201);
  await textsOfTerms(accountId, text);
  await textsOfMeter(accountId, text);
  const paymentId = await textsOfPayment(accountId, text);
  return {
    accountId,
    name,
    ...numbers,
    paymentId,
    caseId: body.caseId as string,
    complaintId: complained.caseId as string,
  };
};
type Someone = Awaited<ReturnType<typeof someone>>;
const textsOfTerms = async (accountId: string, text: string) => {
  const path = `/v1/accounts/${accountId}/terms-changes`;
  const change = { from: '2026-11-21', dwellingUnits: 2, evidence: text };
  const api = apis['customer-accounts'];
  const { body } = await api.when(post(path, change).by('affairs-1')).then(201);
  await api.when(post(`${path}/${body.changeId}/declines`, { reason: text }).by('head-1')).then(201);
};
const textsOfMeter = async (accountId: string, reason: string) => {
  const meter = { serial: `6${accountId}`, accountId, capacity: 'G4', registerDigits: 5, index: 120 };
  const api = apis.metering;
  const installing = post('/v1/meters', { ...meter, installedOn: '2026-11-21' }).by('connections-1');
  await eventually(() => api.when(installing).then(201));
  await api.when(post(`/v1/meters/6${accountId}/removals`, { reason }).by('connections-1')).then(201);
};
/** Money of a doubted day, which waits for two persons. */
const textsOfPayment = async (accountId: string, reason: string): Promise<string> => {
  const billId = billIdOf({ fileNumber: accountId, companyCode: '062' });
  const paymentId = paymentIdOf({ billId, amount: rial(171_000), yearDigit: 5, period: 6 });
  const paid = { billId, paymentId, amount: 171_000, paidOn: '2020-01-02', receiptNumber: `r-${accountId}` };
  const api = apis['billing-adjustments'];
  const { body } = await api.when(post('/v1/payments', paid).by('bank-1')).then(201);
  const path = `/v1/unidentified-payments/${body.unidentifiedPaymentId}/proposals`;
  await eventually(() => api.when(post(path, { kind: 'return', reason }).by('receivables-1')).then(201));
  return body.unidentifiedPaymentId;
};
/** What the matters of an account say to a reader with a reason: terms, meter, money. */
const mattersOf = async ({ accountId, paymentId }: Someone) => {
  const because = (path: string, who: string) => get(path).because('مراجعه حضوری').by(who);
  const meter = await apis.metering.when(because(`/v1/meters/6${accountId}`, 'auditor-1')).then(200);
  const money = because(`/v1/unidentified-payments/${paymentId}`, 'receivables-1');
  return JSON.stringify([meter.body, (await apis['billing-adjustments'].when(money).then(200)).body]);
};
const letters = 'بپتثجچحخدرزسشصطعفقکگ';
const nationalIds = Array.from({ length: 20 }, (_, number) => withCheckDigit(String(723_456_000 + number * 7)));

function withCheckDigit(nine: string): string {
  const rest = [...nine].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0) % 11;
  return nine + String(rest < 2 ? rest : 11 - rest);
}

const withdraw = ({ caseId, complaintId }: Someone) =>
  Promise.all(
    [caseId, complaintId].map((id) =>
      apis['case-handling'].when(post(`/v1/cases/${id}/withdrawals`, { reason: 'منصرف شد' }).by('clerk-101')).then(201),
    ),
  );
const erasuresOf = ({ accountId }: Pick<Someone, 'accountId'>) => `/v1/accounts/${accountId}/erasures`;
const requestOf = (of: Someone, more: object = {}) => post(erasuresOf(of), { ...letter, ...more }).by('affairs-1');
const confirmationOf = (of: Someone, erasureId: string) =>
  post(`${erasuresOf(of)}/${erasureId}/confirmations`).by('head-1');
/** The complaint without an account is erased by the door of applicants. */
const eraseApplicant = async ({ complaintId, mobile }: Someone) => {
  const api = apis['case-handling'];
  await api.when(post(`/v1/cases/${complaintId}/notices`, { channel: 'inPerson' }).by('clerk-101')).then(201);
  const body = { ...letter, mobile, cases: [{ caseId: complaintId }] };
  const { erasureId } = (await api.when(post('/v1/applicant-erasures', body).by('affairs-1')).then(201)).body;
  await api.when(post(`/v1/applicant-erasures/${erasureId}/confirmations`).by('head-1')).then(200);
};
/** The withdrawal of a case arrives by message. */
const requested = async (of: Someone): Promise<string> =>
  (await eventually(() => apis['customer-accounts'].when(requestOf(of)).then(201))).body.erasureId;
const stateOf = async (erasureId: string) => {
  const { body } = await apis['customer-accounts'].when(get('/v1/erasures?limit=100').by('head-1')).then(200);
  return body.items.find((each: { erasureId: string }) => each.erasureId === erasureId);
};
const erased = (erasureId: string) =>
  eventually(async () => {
    const found = await stateOf(erasureId);
    expect(found.state).toBe('erased');
    return found;
  });
const cardOf = async ({ accountId }: Someone) =>
  (await apis['customer-accounts'].when(get(`/v1/accounts/${accountId}`).because('حسابرسی').by('auditor-1')).then(200))
    .body;
const found = async (search: string) =>
  (await apis['customer-accounts'].when(ask('/v1/account-searches', { search }).by('auditor-1')).then(200)).body.items
    .length;
const textsOf = async (caseId: string) =>
  JSON.stringify(
    (await apis['case-handling'].when(get(`/v1/cases/${caseId}`).because('مراجعه حضوری').by('clerk-101')).then(200))
      .body,
  );
/** Every stored byte: log, topics, views, sealed documents, vault. */
const everything = (): string =>
  readdirSync(platform.folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('witness'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
/** The reason of the removal, and that of the proposal about money, which waits and stands in the history. */
const TEXTS_WITH_A_NUMBER = 3;
/** What still opens: answers with every right and a reason. */
const isGone = async (of: Someone) => {
  const matters = await mattersOf(of);
  expect(matters).not.toContain(of.other);
  expect(matters.match(/\[شماره همراه\]/g)).toHaveLength(TEXTS_WITH_A_NUMBER);
  const card = await cardOf(of);
  expect([card.person, card.address]).toEqual([null, null]);
  expect(card.erasure.says.fa).toMatch(/^اطلاعات شخصی این مشترک به تصمیم .* پاک شده است/);
  for (const typed of [of.nationalId, of.mobile, of.name]) expect(await found(typed)).toBe(0);
  await hasNoNumbers(of, of.caseId);
};
const hasNoNumbers = async (of: Someone, caseId: string) => {
  const texts = await textsOf(caseId);
  expect(texts).not.toContain(of.other);
  expect(texts).not.toContain(of.mobile.slice(1));
  expect(texts).toContain('[شماره همراه]');
};

describe('A6: the erasure of a subscriber', () => {
  it('A6, N17, B1-2: reaches the vault, texts and contacts of cases, and leaves 0 plaintext in any file', async () => {
    const of = await someone();
    expect(await textsOf(of.caseId)).toContain(of.other);
    expect((await mattersOf(of)).split(of.other)).toHaveLength(TEXTS_WITH_A_NUMBER + 1);
    await withdraw(of);
    const erasureId = await requested(of);
    expect(await stateOf(erasureId)).toMatchObject({ state: 'requested', services: [] });
    expect((await cardOf(of)).erasure).toMatchObject({ state: 'requested' });
    expect((await cardOf(of)).person.fullName).toBe(of.name);
    const log = await platform.eventStore.readStream(`case-${of.caseId}`);
    await apis['customer-accounts'].when(confirmationOf(of, erasureId)).then(200, [{ type: 'ErasureConfirmed' }]);
    expect(await erased(erasureId)).toMatchObject({
      decidedBy: 'head-1',
      services: names.map((service) => ({ service, state: 'erased', left: [] })),
    });
    await isGone(of);
    await eraseApplicant(of);
    await eventually(() => hasNoNumbers(of, of.complaintId));
    expect(await platform.eventStore.readStream(`case-${of.caseId}`)).toEqual(log);
    const meter = { serial: `8${of.accountId}`, accountId: of.accountId, capacity: 'G4', registerDigits: 5, index: 1 };
    await eventually(() =>
      apis.metering
        .when(post('/v1/meters', { ...meter, installedOn: '2026-11-22' }).by('connections-1'))
        .thenRefused(409, 'MeterMustNotBeInstalledForErasedPerson'),
    );
    const bytes = everything();
    for (const value of [of.nationalId, of.mobile, of.mobile.slice(1), of.other, of.name, of.name.split(' ')[1]!])
      expect(bytes).not.toContain(value);
  });
  it('A6, 7.5: needs two persons of the county, and a letter', async () => {
    const of = await someone();
    await withdraw(of);
    const api = apis['customer-accounts'];
    await api
      .when(requestOf(of).by('clerk-101'))
      .thenRefused(403, 'RoleMustBeAllowed')
      .catch(() => {});
    await api.when(requestOf(of, { letterIssuedOn: '2027-01-01' })).thenRefused(422, 'ErasureLetterMustBeIssued');
    await api.when(requestOf(of, { letterNumber: of.nationalId }).asTyped()).thenRefused(400, 'InvalidInput');
    const named = requestOf(of, { cases: [{ caseId: of.complaintId }] }).asTyped();
    expect((await api.when(named).thenRefused(400, 'InvalidInput')).body.errors).toMatchObject([{ field: 'cases' }]);
    const { body } = await eventually(() => api.when(requestOf(of).by('head-1')).then(201));
    await api.when(confirmationOf(of, body.erasureId)).thenRefused(422, 'ErasureMustBeConfirmedByAnother');
    await api.when(requestOf(of)).thenRefused(409, 'OnlyOneErasureMayWait');
    const decline = post(`${erasuresOf(of)}/${body.erasureId}/declines`, { because: 'customerRefuses' }).by('head-1');
    await api.when(decline).then(200, [{ type: 'ErasureDeclined' }]);
    expect((await cardOf(of)).erasure).toBeNull();
    expect(await found(of.mobile)).toBe(1);
  });
  it('A6, A6-4: is refused while a case of the account is open', async () => {
    const of = await someone();
    await eventually(() =>
      apis['customer-accounts'].when(requestOf(of)).thenRefused(409, 'ErasedPersonMustHaveNoOpenCase'),
    );
  });
  it('A6, N17: no number is taken about an erased person, and what is recorded since is erased by another round', async () => {
    const of = await someone();
    await withdraw(of);
    const first = await requested(of);
    await apis['customer-accounts'].when(confirmationOf(of, first)).then(200);
    await erased(first);
    const cases = apis['case-handling'];
    const later = { kind: 'complaint', subject: 'behaviour', complaint: 'دیر آمدند', accountId: of.accountId };
    const withNumber = { ...later, complaint: `با شماره ${of.other} تماس گرفته شد` };
    const refused = [
      ['case-handling', post('/v1/cases', withNumber).by('clerk-101')],
      ['case-handling', post(`/v1/cases/${of.caseId}/notes`, { text: withNumber.complaint }).by('clerk-101')],
      [
        'billing-adjustments',
        post(`/v1/unidentified-payments/${of.paymentId}/declines`, { proposal: 1, reason: withNumber.complaint }).by(
          'receivables-2',
        ),
      ],
    ] as const;
    for (const [name, request] of refused)
      await apis[name].when(request).thenRefused(409, 'NumbersMustNotBeAboutErasedPerson');
    const contact = { applicantName: of.name, mobile: of.mobile };
    const { caseId } = (await cases.when(post('/v1/cases', { ...later, ...contact }).by('clerk-101')).then(201)).body;
    expect(await textsOf(caseId)).toContain(of.name);
    await cases.when(post(`/v1/cases/${caseId}/withdrawals`, { reason: 'منصرف شد' }).by('clerk-101')).then(201);
    const second = await requested(of);
    await apis['customer-accounts'].when(confirmationOf(of, second)).then(200);
    await erased(second);
    expect(await textsOf(caseId)).not.toContain(of.name);
    await isGone(of);
  });
  it('A6: a person who becomes a subscriber again is a new one', async () => {
    const of = await someone();
    await withdraw(of);
    const erasureId = await requested(of);
    await apis['customer-accounts'].when(confirmationOf(of, erasureId)).then(200);
    const { person, ...contract } = signedContract({ fileNumber: '59000001' });
    const again = { ...person, nationalId: of.nationalId, fullName: 'سارا احمدی', mobile: '09120000001' };
    await apis['customer-accounts']
      .when(post('/v1/accounts', { ...contract, person: again }).by('affairs-1'))
      .then(201);
    await erased(erasureId);
    await isGone({ ...of, nationalId: '0000000000' });
    expect(await found(of.nationalId)).toBe(1);
  });
});

describe('A6: kill -9 at each step of an erasure', () => {
  const steps = [
    ['customer-accounts', 'ErasureConfirmed'],
    ['customer-accounts', 'ErasedIn'],
    ['case-handling', 'ErasureOrdered'],
    ['case-handling', 'PersonalDataErased'],
    ['metering', 'ErasureOrdered'],
    ['metering', 'PersonalDataErased'],
  ] as const;
  const deaths = steps.flatMap(([service, event]) =>
    (['before', 'after'] as const).map((when) => [when, event, service] as const),
  );
  it.each(deaths)('A6: %s %s in %s: after the restart everything is erased', async (when, event, service) => {
    const of = await someone();
    await withdraw(of);
    const erasureId = await requested(of);
    const confirmation = confirmationOf(of, erasureId).key(`killed-${when}-${event}-${service}`);
    await apis[service].service.stop();
    const { store: eventStore, isDead } = dyingStore(platform.eventStore, { event, when });
    const own = await platform.platformFor(service);
    const mortal = await startService(all[service], { ...own, eventStore }, { host: '127.0.0.1', port: 0 });
    await mortal.ready();
    const url = service === 'customer-accounts' ? mortal.url : apis['customer-accounts'].url;
    const headers = {
      ...confirmation.headers,
      authorization: `Bearer ${await platform.tokenFor('head-1')}`,
    };
    await fetch(`${url}${confirmation.path}`, { method: 'POST', headers });
    await eventually(() => Promise.resolve(expect(isDead()).toBe(true)));
    await mortal.stop();
    await start(service);
    await apis['customer-accounts'].when(confirmation).then(200);
    await erased(erasureId);
    await isGone(of);
    const log = await platform.eventStore.readStream(`erasure-${(await stateOf(erasureId)).subscriberId}`);
    expect(log.map(({ type }) => type).toSorted()).toEqual([
      'ErasedIn',
      'ErasedIn',
      'ErasedIn',
      'ErasedIn',
      'ErasureConfirmed',
      'ErasureRequested',
    ]);
  });
});
