import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accountOpened } from '@pishkhan/contracts';
import { accountsOpened, get, post, said, speaking, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { eventually } from '@pishkhan/testing/eventually';
import { metering } from '../../index.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
/** A contractor that nobody has registered. */
let stranger: string;

const header = 'meter_serial,read_on,index,kind,reader';
const file = (...rows: string[]) => post('/v1/reading-files', [header, ...rows].join('\n'), 'text/csv');
const meterOf = (serial: string, accountId: string, zone?: string) => ({
  serial,
  accountId,
  capacity: 'G4',
  registerDigits: 5,
  installedOn: '2026-06-21',
  index: 120,
  ...(zone !== undefined && { zone }),
});
const agree = (contractorId: string, terms: object) => post(`/v1/contractors/${contractorId}/contracts`, terms);

beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(metering);
  const now = Math.floor(Date.now() / 1_000);
  const claims = { iss: platform.issuer.issuer, aud: 'pishkhan', sub: 'x', iat: now, exp: now + 600 };
  stranger = await platform.issuer.sign({ ...claims, roles: ['readingContractor'], office: 'contractor-x' });
  await accountsOpened(platform.messages, '10203040', '10203041', '10203042');
  for (const contractorId of ['contractor-zagros', 'contractor-alborz']) {
    const firm = { contractorId, title: 'شرکت قرائت', works: ['reading'] };
    await api.when(post('/v1/contractors', firm).by('head-1')).then(201, [{ type: 'ContractorRegistered' }]);
  }
  const exchange = { contractorId: 'contractor-sabalan', title: 'شرکت تعویض', works: ['exchange'] };
  await api.when(post('/v1/contractors', exchange).by('head-1')).then(201);
  await api.when(post('/v1/meters', meterOf('N5-1', '10203040', 'zone-a')).by('connections-1')).then(201);
  await api.when(post('/v1/meters', meterOf('N5-2', '10203041', 'zone-b')).by('connections-1')).then(201);
  await api
    .when(agree('contractor-zagros', { zone: 'zone-a', from: '2026-03-21', to: '2026-11-30' }).by('head-1'))
    .then(201, [{ type: 'ReadingContractAgreed', data: { countyOffice: 'county-1', covers: { zone: 'zone-a' } } }]);
  await api
    .when(agree('contractor-alborz', { meters: [{ serial: 'n5-2' }], from: '2026-03-21' }).by('affairs-1'))
    .then(201, [{ type: 'ReadingContractAgreed', data: { covers: { meters: ['N5-2'] } } }]);
});
afterAll(() => platform.stop());

describe('N5: a contractor delivers the meters of its contract', () => {
  it('A3-5: a foreign meter and a missing one are refused alike, and the file keeps the own figure', async () => {
    const rows = ['N5-1,1405-05-31,165,actual,r1', 'N5-2,1405-05-31,165,actual,r1', 'N5-9,1405-05-31,165,actual,r1'];
    const { body, headers } = await api.when(file(...rows).by('reader-zagros')).then(200);
    const own = (serial: string) => ({ serial, readOn: '2026-08-22', index: 165 });
    const rule = 'MeterMustBeInContract';
    const refused = [
      { line: 3, rule, field: 'meter_serial', data: own('N5-2') },
      { line: 4, rule, field: 'meter_serial', data: own('N5-9') },
    ];
    expect(body).toMatchObject({ accepted: 1, held: [], refused });
    expect(body.refused[0].message).toBe(body.refused[1].message);
    expect(await platform.eventStore.readStream('meter-N5-2')).toHaveLength(1);
    const staff = get('/v1/reading-files?rows=refused').with({ 'x-after-position': headers.get('x-position')! });
    expect((await api.when(staff.by('affairs-1')).then(200)).body.items[0].refused).toMatchObject(refused);
  });
  it('case 03: once a contract covers the day, the same file is accepted', async () => {
    const row = 'N5-1,1405-09-15,170,actual,r1';
    platform.clock.set('2026-12-10T04:30:00.000Z');
    const { body } = await api.when(file(row).by('reader-zagros')).then(200);
    expect(body).toMatchObject({ accepted: 0, refused: [{ rule: 'MeterMustBeInContract' }] });
    await api.when(agree('contractor-zagros', { zone: 'zone-a', from: '2026-12-01' }).by('head-1')).then(201);
    expect((await api.when(file(row).by('reader-zagros')).then(200)).body).toMatchObject({ accepted: 1, refused: [] });
  });
  it('no refusal of a row tells an index of another contractor', async () => {
    const rows = [
      'N5-1,1405-06-31,99,actual,r1',
      'N5-1,1405-06-30,100,estimated,r1',
      'N5-1,1405-06-29,9999999,actual,r1',
    ];
    const { body } = await api.when(file(...rows).by('reader-zagros')).then(200);
    const told = [...body.refused, ...body.held].map(({ data, rule }: { data?: object; rule: string }) => [rule, data]);
    expect(Object.fromEntries(told)).toEqual({
      IndexMustNotFall: undefined,
      ReadingMustFollowPrevious: undefined,
      IndexMustFitRegister: { index: 9_999_999, registerDigits: 5 },
    });
    const { items } = (await api.when(get('/v1/reading-files').by('reader-zagros')).then(200)).body;
    expect(JSON.stringify(items)).not.toMatch(/previous|acceptedIndex/);
  });
});

describe('N5: a contractor sees the meters of its contract', () => {
  it('its own, and nobody else’s, whatever it has read once', async () => {
    await api.when(get('/v1/meters/N5-1').because('spec').by('reader-zagros')).then(200);
    for (const path of ['N5-1', 'N5-1/readings', 'N5-9'])
      await api.when(get(`/v1/meters/${path}`).because('spec').by('reader-alborz')).thenRefused(404, 'MeterMustExist');
    await api.when(get('/v1/meters/N5-2').because('spec').by('reader-zagros')).thenRefused(404, 'MeterMustExist');
  });
  it('A3-5: the card has the last reading of the contractor itself, not that of another one', async () => {
    const both = { meters: [{ serial: 'N5-1' }], from: '2026-03-21' };
    const { contractId } = (await api.when(agree('contractor-alborz', both).by('head-1')).then(201)).body;
    const { body } = await api.when(get('/v1/meters/N5-1').because('spec').by('reader-alborz')).then(200);
    expect(body.lastReading).toMatchObject({ index: 120, readOn: '2026-06-21' });
    expect(
      (await api.when(get('/v1/meters/N5-1/readings').because('spec').by('reader-alborz')).then(200)).body.items,
    ).toEqual([]);
    const last = (await api.when(get('/v1/meters/N5-1').because('spec').by('reader-zagros')).then(200)).body
      .lastReading;
    expect(last.index).toBe(170);
    const end = post(`/v1/contractors/contractor-alborz/contracts/${contractId}/endings`, {
      lastDay: '2026-12-10',
      reason: 'پایان کار',
    });
    await api.when(end.by('head-1')).then(200, [{ type: 'ReadingContractEnded' }]);
    platform.clock.set('2026-12-11T04:30:00.000Z');
    await api.when(get('/v1/meters/N5-1').because('spec').by('reader-alborz')).thenRefused(404, 'MeterMustExist');
  });
  it('its own contracts alone; the county sees those of the county', async () => {
    const seen = async (who: string) =>
      (await api.when(get('/v1/reading-contracts').by(who)).then(200)).body.items.map(
        ({ contractorId }: { contractorId: string }) => contractorId,
      );
    expect(new Set(await seen('reader-zagros'))).toEqual(new Set(['contractor-zagros']));
    expect(new Set(await seen('head-1'))).toEqual(new Set(['contractor-zagros', 'contractor-alborz']));
    expect((await api.when(get('/v1/contractors').by('head-1')).then(200)).body.items).toHaveLength(3);
  });
});

describe('N24: a contractor that nobody has registered', () => {
  it('delivers and sees nothing', async () => {
    const as = { authorization: `Bearer ${stranger}` };
    for (const request of [
      file('N5-1,1405-07-31,180,actual,r1'),
      get('/v1/reading-files'),
      get('/v1/reading-contracts'),
      get('/v1/meters/N5-1').because('spec'),
    ])
      await api.when(request.with(as)).thenRefused(403, 'ContractorMustBeRegistered');
  });
  it('gets no contract, and an id that no token can have is refused', async () => {
    await api
      .when(agree('contractor-x', { zone: 'zone-a', from: '2026-03-21' }).by('head-1'))
      .thenRefused(404, 'ContractorMustExist');
    for (const contractorId of ['*', 'Contractor-A', 'پیمانکار'])
      await api
        .when(post('/v1/contractors', { contractorId, title: 'x', works: ['reading'] }).by('head-1'))
        .thenRefused(400, 'InvalidInput');
    await api
      .when(agree('contractor-zagros', { from: '2026-03-21' }).by('head-1'))
      .thenRefused(422, 'ContractMustCoverZoneOrMeters');
    const foreign = { meters: [{ serial: 'N5-9' }], from: '2026-03-21' };
    await api.when(agree('contractor-zagros', foreign).by('head-1')).thenRefused(404, 'MetersOfContractMustExist');
  });
});

describe('N6: a contract names a meter whose account is on its way', () => {
  it('the account is awaited, then 503 with Retry-After, and never "no such meter"', async () => {
    const meter = { meterId: 'N6-7', serial: 'N6-7', accountId: '10203077', capacity: 'G4', registerDigits: 5 };
    const data = { ...meter, index: 100, installedOn: '2026-06-21', readingId: 'reading-7' };
    const naming = agree('contractor-zagros', { meters: [{ serial: 'N6-7' }], from: '2026-03-21' }).by('head-1');
    const { headers } = await api
      .given({ 'meter-N6-7': [{ type: 'MeterInstalled', data }] })
      .when(naming)
      .thenRefused(503, 'ViewIsBehind');
    expect(headers.get('retry-after')).toBe('1');
    const agreeing = api.send(
      agree('contractor-zagros', { meters: [{ serial: 'N6-7' }], from: '2026-03-21' }).by('head-1'),
    );
    await accountsOpened(platform.messages, '10203077');
    expect((await agreeing).status).toBe(201);
  });
});

describe('A1-4: the county gas office appoints the exchange company of a zone', () => {
  const appoint = (contractorId: string, from: string) =>
    post('/v1/exchange-appointments', { zone: 'zone-a', contractorId, from });
  it('a registered one, which sees its zones', async () => {
    await api
      .when(appoint('contractor-sabalan', '2026-03-21').by('office-head-1'))
      .then(201, [{ type: 'ExchangeContractorAppointed', data: { countyOffice: 'county-1', zone: 'zone-a' } }]);
    await api
      .when(appoint('contractor-zagros', '2027-01-01').by('office-head-1'))
      .thenRefused(422, 'ContractorMustDoThisWork');
    await api.when(appoint('contractor-x', '2027-01-01').by('head-1')).thenRefused(404, 'ContractorMustExist');
    const { body } = await api.when(get('/v1/exchange-appointments').by('exchange-sabalan')).then(200);
    expect(body.items).toMatchObject([{ zone: 'zone-a', appointments: [{ contractorId: 'contractor-sabalan' }] }]);
  });
});

describe('N6: a meter is installed on an account of the own county', () => {
  it('an unknown account and one of another county have the same answer, 409 with Retry-After', async () => {
    const foreign = { accountId: '10209999', countyOffice: 'county-2' };
    await speaking(platform.messages)(said(accountOpened, 'account-10209999', foreign));
    const answers = await Promise.all(
      ['10209999', '39999999'].map((accountId) =>
        api
          .when(post('/v1/meters', meterOf('N6-1', accountId)).by('connections-1'))
          .thenRefused(409, 'MeteredAccountMustBeKnown'),
      ),
    );
    expect(answers.map(({ headers }) => headers.get('retry-after'))).toEqual(['2', '2']);
    const [one, two] = answers.map(({ body }) => ({ title: body.title, keys: Object.keys(body.data) }));
    expect(one).toEqual(two);
    expect(await platform.eventStore.readStream('meter-N6-1')).toEqual([]);
  });
  it('an account that arrives a moment later is waited for', async () => {
    const installing = api.send(post('/v1/meters', meterOf('N6-2', '10203099')).by('connections-1'));
    await accountsOpened(platform.messages, '10203099');
    expect((await installing).status).toBe(201);
  });
});

describe('N16: one meter measures an account', () => {
  it('of three installed at one moment one wins', async () => {
    const serials = ['N16-1', 'N16-2', 'N16-3'];
    const answers = await Promise.all(
      serials.map((serial) => api.send(post('/v1/meters', meterOf(serial, '10203042')).by('connections-1'))),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
    const refused = answers.filter(({ status }) => status === 409).map(({ body }) => body.rule);
    expect(refused).toEqual(['AccountMustHaveOneMeter', 'AccountMustHaveOneMeter']);
    const streams = await Promise.all(serials.map((serial) => platform.eventStore.readStream(`meter-${serial}`)));
    expect(streams.flat().map(({ type }) => type)).toEqual(['MeterInstalled']);
  });
  it('a claim whose process stopped before the installation is completed by itself', async () => {
    await accountsOpened(platform.messages, '10203050');
    const installation = {
      meterId: 'N16-9',
      ...meterOf('N16-9', '10203050'),
      serial: undefined,
      countyOffice: 'county-1',
      readingId: 'reading-9',
      today: '2026-11-22',
    };
    const claim = {
      accountId: '10203050',
      meterId: 'N16-9',
      removals: 0,
      installation,
      command: { commandId: 'command-9', commandHash: 'hash-9' },
    };
    await api
      .given({ 'metered-account-10203050': [{ type: 'AccountClaimed', data: claim }] })
      .when(post('/v1/meters', meterOf('N16-8', '10203050')).by('connections-1'))
      .thenRefused(409, 'AccountMustHaveOneMeter');
    const { body } = await api.when(get('/v1/meters/N16-9').because('spec').by('auditor-1')).then(200);
    expect(body).toMatchObject({ accountId: '10203050' });
  });
  it('a meter on the wrong account is taken off by two persons if it was read, and installed on the right one', async () => {
    const removal = post('/v1/meters/N5-2/removals', { reason: 'کنتور همسایه است' });
    await api.when(file('N5-2,1405-05-31,120,actual,r1').by('reader-alborz')).then(200);
    const { body } = await api.when(removal.by('connections-1')).then(201, [{ type: 'MeterRemovalRequested' }]);
    expect(body.state).toBe('waiting');
    const { items } = (await api.when(get('/v1/meter-removals').by('head-1')).then(200)).body;
    expect(items).toMatchObject([{ removalId: body.removalId, meterId: 'N5-2', requestedBy: 'connections-1' }]);
    const confirmation = post(`/v1/meters/N5-2/removals/${body.removalId}/confirmations`);
    await api.when(confirmation.by('connections-1')).thenRefused(403, 'RoleMustAllow');
    await api.when(confirmation.by('head-1')).then(200, [{ type: 'MeterRemoved' }]);
    await api.when(post(confirmation.path).by('head-1')).thenRefused(404, 'MeterMustExist');
    await accountsOpened(platform.messages, '10203043');
    await api.when(post('/v1/meters', meterOf('N5-2', '10203043')).by('connections-1')).then(201);
    const early = post('/v1/meters', meterOf('N5-3', '10203041'));
    await api.when(early.by('connections-1')).thenRefused(422, 'InstallationMustFollowRemovedMeter');
    const later = post('/v1/meters', { ...meterOf('N5-3', '10203041'), installedOn: '2026-08-23' });
    await api.when(later.by('connections-1')).then(201);
  });
  it('a removal with consumption in bills, and one that is declined, leave the meter', async () => {
    await api
      .when(post('/v1/meters/N5-1/removals', { reason: 'نادرست' }).by('connections-1'))
      .thenRefused(409, 'ReadingsOfMeterMustBeReviewed');
    const unread = post('/v1/meters/N6-2/removals', { reason: 'نادرست است' });
    await api.when(unread.by('connections-1')).then(201, [{ type: 'MeterRemoved' }]);
    const { body: card } = await api.when(get('/v1/meters/N6-2').because('spec').by('connections-1')).then(200);
    expect(card.removed).toMatchObject({ reason: 'نادرست است' });
  });
  it('S3: auditors see removals with their two persons, and those and the contracts that one person decided', async () => {
    const decisions = async (query: string) =>
      (await api.when(get(`/v1/persons-decisions?${query}`).by('auditor-1')).then(200)).body.items;
    await eventually(async () =>
      expect(await decisions('kind=meterRemoval&rule=DecidedAlone')).toMatchObject([
        { status: 'decided', parts: [{ as: 'proposer', by: 'connections-1' }], because: [{ rule: 'DecidedAlone' }] },
      ]),
    );
    const two = (await decisions('kind=meterRemoval&person=head-1')) as { readonly accounts: readonly string[] }[];
    expect(two).toMatchObject([
      {
        parts: [
          { as: 'proposer', by: 'connections-1' },
          { as: 'signer', by: 'head-1' },
        ],
      },
    ]);
    expect(await decisions('kind=readingContract&rule=DecidedAlone')).not.toEqual([]);
  });
});
