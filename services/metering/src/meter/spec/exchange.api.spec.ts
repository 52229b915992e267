import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { billCorrected, meterExchangeRequested, meterTested } from '@pishkhan/contracts';
import { derivedId } from '@pishkhan/identifiers';
import { topicOf, type ContractMessage } from '@pishkhan/messages';
import { accountsOpened, get, post, said, speaking, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { eventually } from '@pishkhan/testing/eventually';
import { metering } from '../../index.ts';
import { invariants } from '../../invariants.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
const published: ContractMessage[] = [];

const header = 'meter_serial,read_on,index,kind,reader';
const file = (...rows: string[]) => post('/v1/reading-files', [header, ...rows].join('\n'), 'text/csv');
const meterOf = (serial: string, accountId: string) => ({
  serial,
  accountId,
  capacity: 'G4',
  registerDigits: 5,
  installedOn: '2026-06-21',
  index: 8_800,
  zone: 'zone-a',
});
const putIn = (serial: string) => ({
  serial,
  make: 'البرز',
  capacity: 'G4',
  registerDigits: 5,
  index: 0,
  seals: ['S-2'],
});
/** Situation 11: T-A out with 9,025 on 1405-07-03, T-B in with 0. */
const asked = (accountId: string, from: string, to: string, change: object = {}) => ({
  exchangeId: `exchange-${from}-${to}`,
  caseId: 'case-1',
  accountId,
  exchangedOn: '2026-09-25',
  reason: 'fault',
  takenOff: { meterId: from, index: 9_025, seals: ['S-1'] },
  putIn: putIn(to),
  requestedOn: '2026-11-22',
  ...change,
});
const asks = (...exchanges: readonly ReturnType<typeof asked>[]) =>
  speaking(platform.messages)(
    ...exchanges.map((each) => said(meterExchangeRequested, `case-${each.exchangeId}`, each)),
  );
const typesOf = async (stream: string) => (await platform.eventStore.readStream(stream)).map(({ type }) => type);
const saidOf = (exchangeId: string) =>
  published.filter(({ data }) => (data as { readonly exchangeId?: string }).exchangeId === exchangeId);
const install = (serial: string, accountId: string) =>
  api.when(post('/v1/meters', meterOf(serial, accountId)).by('connections-1')).then(201);

const accounts = ['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8', 'T9'].map((_, place) => `1020400${place + 1}`);
beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(metering);
  await platform.messages.consume({
    topics: [topicOf('metering')],
    group: 'exchange-spec',
    handle: async (heard) => void published.push(heard),
  });
  await accountsOpened(platform.messages, ...accounts);
  const firm = { contractorId: 'contractor-zagros', title: 'شرکت قرائت', works: ['reading'] };
  await api.when(post('/v1/contractors', firm).by('head-1')).then(201);
  const contract = post('/v1/contractors/contractor-zagros/contracts', { zone: 'zone-a', from: '2026-03-21' });
  await api.when(contract.by('head-1')).then(201);
  await Promise.all(accounts.map((accountId, place) => install(`T-A${place + 1}`, accountId)));
});
afterAll(() => platform.stop());

describe('A2-5, Card 13: a case asks for an exchange', () => {
  const [accountId] = accounts as [string];
  const exchange = asked(accountId, 'T-A1', 'T-B1');
  it('A2-5, 11.4: one public event has both sides; the same message twice has no second effect', async () => {
    await asks(exchange);
    await eventually(() => expect(saidOf('exchange-T-A1-T-B1').map(({ type }) => type)).toEqual(['MeterExchanged']));
    await asks(exchange, { ...exchange, takenOff: { meterId: 't-a1', index: 9_025, seals: ['S-1'] } });
    expect(await typesOf('meter-T-B1')).toEqual(['MeterInstalled']);
    await eventually(async () => expect(await typesOf('meter-T-A1')).toEqual(['MeterInstalled', 'MeterExchanged']));
    expect(saidOf('exchange-T-A1-T-B1')[0]!.data).toMatchObject({
      accountId,
      zone: 'zone-a',
      countyOffice: 'county-1',
      takenOff: { meterId: 'T-A1', index: 9_025, seals: ['S-1'] },
      putIn: { meterId: 'T-B1', serial: 'T-B1', make: 'البرز', index: 0 },
    });
    const card = (serial: string) => api.when(get(`/v1/meters/${serial}`).because('spec').by('auditor-1')).then(200);
    expect((await card('T-A1')).body).toMatchObject({
      takenOff: { on: '2026-09-25', newMeterId: 'T-B1', because: 'fault' },
    });
    expect((await card('T-B1')).body).toMatchObject({ accountId, make: 'البرز', seals: ['S-2'], takenOff: null });
  });
  it('situation 11: readings of both meters by their days; the new index under the old serial waits for a person', async () => {
    const { body } = await api
      .when(
        file('T-A1,1405-07-02,9020,actual,r1', 'T-A1,1405-07-05,35,actual,r1', 'T-B1,1405-08-01,210,actual,r1').by(
          'reader-zagros',
        ),
      )
      .then(200);
    expect(body).toMatchObject({ accepted: 2, held: [{ rule: 'ReadingMustPrecedeRemoval' }], refused: [] });
    expect(await typesOf('meter-T-A1')).toEqual([
      'MeterInstalled',
      'MeterExchanged',
      'ReadingKeptAsEvidence',
      'ReadingHeldForReview',
    ]);
    expect(await typesOf('meter-T-B1')).toEqual(['MeterInstalled', 'ReadingAccepted']);
  });
  it('A2-5: a second entry of the same exchange is refused, and the case learns the rule', async () => {
    await asks(asked(accountId, 'T-A1', 'T-B9', { exchangeId: 'again' }));
    const [refused] = await eventually(() => {
      expect(saidOf('again')).toHaveLength(1);
      return saidOf('again');
    });
    expect(refused).toMatchObject({
      type: 'MeterExchangeRefused',
      data: { caseId: 'case-1', accountId, rule: 'MeterMustExist' },
    });
    expect(await typesOf('meter-T-B9')).toEqual([]);
  });
  it('A1-7: the answer of the workshop is on the meter that was taken off', async () => {
    const test = { meterId: 'T-A1', accountId, errorBasisPoints: -400, isSound: true, validUntil: '2028-11-24' };
    await speaking(platform.messages)(said(meterTested, 'case-test', test));
    await eventually(async () => expect(await typesOf('meter-T-A1')).toContain('MeterTestRecorded'));
    const { body } = await api.when(get('/v1/meters/T-A1').because('spec').by('connections-1')).then(200);
    expect(body.lastTest).toMatchObject({ errorBasisPoints: -400, validUntil: '2028-11-24' });
  });
  it('11.8-2: a correction of the removal index reaches the meter that was taken off', async () => {
    const readingId = derivedId('removal', 'T-A1', 'exchange-T-A1-T-B1');
    const right = { readingId, wrongIndex: 9_025, rightIndex: 9_022, rolledOver: false, because: 'corrected' };
    const correction = {
      accountId,
      meterId: 'T-B1',
      readingId,
      wrongIndex: 9_025,
      rightIndex: 9_022,
      readings: [right],
    };
    await speaking(platform.messages)(said(billCorrected, 'correction-1', correction));
    await eventually(async () => expect(await typesOf('meter-T-A1')).toContain('ReadingCorrected'));
    const { body } = await api.when(get('/v1/meters/T-A1').because('spec').by('connections-1')).then(200);
    expect(body.takenOff).toMatchObject({ index: 9_022 });
  });
  it('A1-12: the tested meter is put back, and its readings have ids of their own', async () => {
    const reviews = await api.when(get('/v1/readings-to-review').by('affairs-1')).then(200);
    const { reviewId } = reviews.body.items.find(({ meterId }: { meterId: string }) => meterId === 'T-A1');
    const rejection = post(`/v1/readings-to-review/${reviewId}/rejection`, { reason: 'رقم کنتور نو است' });
    await api.when(rejection.by('affairs-1')).then(200);
    await asks(
      asked(accountId, 'T-B1', 'T-A1', {
        exchangedOn: '2026-11-20',
        reason: 'returned',
        takenOff: { meterId: 'T-B1', index: 400 },
        putIn: { ...putIn('T-A1'), index: 9_023 },
      }),
    );
    await eventually(() => expect(saidOf('exchange-T-B1-T-A1').map(({ type }) => type)).toEqual(['MeterExchanged']));
    const { body } = await api.when(get('/v1/meters/T-A1').because('spec').by('connections-1')).then(200);
    expect(body).toMatchObject({ takenOff: null, lastTest: { isSound: true }, lastReading: { index: 9_023 } });
  });
});

describe('11.4: the meters of a connection', () => {
  const timeline = (accountId: string) => get(`/v1/accounts/${accountId}/meters`);
  it('every day has one meter or a named absence; exchanges and tests are there', async () => {
    const { body } = await api.when(timeline(accounts[0]!).because('spec').by('clerk-101')).then(200);
    expect(body.days).toEqual([
      { from: null, until: '2026-06-21', meterId: null, state: 'notYetInstalled' },
      { from: '2026-06-21', until: '2026-09-25', meterId: 'T-A1', state: 'measured' },
      { from: '2026-09-25', until: '2026-11-20', meterId: 'T-B1', state: 'measured' },
      { from: '2026-11-20', until: null, meterId: 'T-A1', state: 'measured' },
    ]);
    expect(body.meters).toMatchObject([
      {
        meterId: 'T-A1',
        index: 8_800,
        takenOff: { index: 9_022, because: 'fault', caseId: 'case-1', seals: ['S-1'] },
        tests: [{ errorBasisPoints: -400 }],
      },
      { meterId: 'T-B1', exchangeId: 'exchange-T-A1-T-B1', takenOff: { because: 'returned' } },
      { meterId: 'T-A1', index: 9_023, takenOff: null },
    ]);
  });
  it('N7: without a reason the days are there, and no index', async () => {
    const { body } = await api.when(timeline(accounts[0]!).by('clerk-101')).then(200);
    expect(body).toMatchObject({ masked: true, days: expect.any(Array) });
    expect(body).not.toHaveProperty('meters');
  });
  it('N29: an account that is not known, or of another county, is not found', async () => {
    await api.when(timeline('19999999').because('spec').by('connections-1')).thenRefused(404, 'ConnectionMustExist');
  });
});

describe('11.4, N16: races and crashes of exchanges', () => {
  it('of two exchanges to one serial at one moment one is done, the other is refused and leaves nothing', async () => {
    await asks(asked(accounts[1]!, 'T-A2', 'T-C'), asked(accounts[2]!, 'T-A3', 'T-C'));
    await eventually(() =>
      expect(
        [...saidOf('exchange-T-A2-T-C'), ...saidOf('exchange-T-A3-T-C')].map(({ type }) => type).toSorted(),
      ).toEqual(['MeterExchangeRefused', 'MeterExchanged']),
    );
    const refused = published.find(
      ({ type, data }) => type === 'MeterExchangeRefused' && (data as { rule: string }).rule === 'SerialMustBeFree',
    );
    expect(refused).toBeDefined();
    expect(await typesOf('meter-T-C')).toEqual(['MeterInstalled']);
  });
  const claimOf = (accountId: string, from: string, to: string) => {
    const { caseId, reason, exchangedOn, takenOff, exchangeId } = asked(accountId, from, to);
    const { serial: meterId, ...register } = putIn(to);
    const exchange = { exchangeId, accountId, exchangedOn, reason, takenOff, putIn: { meterId, ...register }, caseId };
    const readingId = derivedId('installation', to, exchangeId);
    const installation = {
      meterId,
      ...register,
      accountId,
      installedOn: exchangedOn,
      readingId,
      exchangeId,
      today: '2026-11-22',
    };
    const command = { commandId: derivedId('card-13', exchangeId), commandHash: exchangeId };
    return {
      type: 'AccountClaimed',
      data: { accountId, meterId, removals: 0, installation, command, exchange, after: from },
    };
  };
  it('a crash after the claim is completed by itself', async () => {
    const stream = `metered-account-${accounts[3]}`;
    await api
      .given({ [stream]: [claimOf(accounts[3]!, 'T-A4', 'T-B4')] })
      .when(get('/v1/meters/T-A4').because('spec').by('auditor-1'))
      .then(200);
    await eventually(() => expect(saidOf('exchange-T-A4-T-B4').map(({ type }) => type)).toEqual(['MeterExchanged']));
    expect(await typesOf('meter-T-B4')).toEqual(['MeterInstalled']);
  });
  it('an old meter that was read on a later day meanwhile refuses: the installation is undone, the claim goes back', async () => {
    const stream = `metered-account-${accounts[4]}`;
    await api.when(file('T-A5,1405-07-10,9100,actual,r1').by('reader-zagros')).then(200);
    await api
      .given({ [stream]: [claimOf(accounts[4]!, 'T-A5', 'T-B5')] })
      .when(get('/v1/meters/T-A5').because('spec').by('auditor-1'))
      .then(200);
    const [refused] = await eventually(() => {
      expect(saidOf('exchange-T-A5-T-B5')).toHaveLength(1);
      return saidOf('exchange-T-A5-T-B5');
    });
    expect(refused).toMatchObject({ type: 'MeterExchangeRefused', data: { rule: 'RemovalMustFollowLastReading' } });
    expect(await typesOf('meter-T-B5')).toEqual(['MeterInstalled', 'MeterRemoved']);
    expect(published.filter(({ stream: from }) => from === 'meter-T-B5')).toEqual([]);
    await api
      .when(post('/v1/meters', meterOf('T-X5', accounts[4]!)).by('connections-1'))
      .thenRefused(409, 'AccountMustHaveOneMeter');
    await asks(
      asked(accounts[4]!, 'T-A5', 'T-B5', {
        exchangeId: 'later',
        exchangedOn: '2026-10-05',
        takenOff: { meterId: 'T-A5', index: 9_110 },
      }),
    );
    await eventually(() => expect(saidOf('later').map(({ type }) => type)).toEqual(['MeterExchanged']));
  });
});

describe('Card 13 of the connections unit (7.5, 11.4)', () => {
  const entry = {
    takenOffOn: '2026-09-25',
    index: 9_025,
    seals: [{ number: 'S-1' }],
    reason: 'capacity',
    exchangedBy: 'Exchange-Sabalan',
    contractorId: 'contractor-sabalan',
    putIn: { ...putIn('T-B6'), seals: [{ number: 'S-2' }] },
  };
  const waiting = async () => (await api.when(get('/v1/meter-exchanges').by('head-1')).then(200)).body.items;
  it('7.5: is entered, waits for the head, and is recorded on both meters when the head confirms it', async () => {
    const entering = post('/v1/meters/t-a6/exchanges', entry);
    await api.when(entering.by('head-1')).thenRefused(403, 'RoleMustAllow');
    const { body } = await api.when(entering.by('connections-1')).then(201, [{ type: 'TakingOffEntered' }]);
    expect(body.state).toBe('waiting');
    expect(await waiting()).toMatchObject([
      {
        exchangeId: body.exchangeId,
        meterId: 'T-A6',
        reason: 'capacity',
        putIn: { meterId: 'T-B6' },
        enteredBy: 'connections-1',
      },
    ]);
    const one = get(`/v1/meter-exchanges/${body.exchangeId}`);
    const { body: read } = await api.when(one.by('connections-1')).then(200);
    expect(read).toMatchObject({ state: 'waiting', takenOffOn: '2026-09-25', index: 9_025, seals: ['S-1'] });
    await api.when(one.by('head-2')).thenRefused(404, 'TakingOffMustExist');
    const confirmation = post(`/v1/meters/T-A6/exchanges/${body.exchangeId}/confirmations`);
    await api.when(confirmation.by('connections-1')).thenRefused(403, 'RoleMustAllow');
    await api.when(confirmation.by('head-1')).then(200);
    expect(await typesOf('meter-T-A6')).toEqual(['MeterInstalled', 'TakingOffEntered', 'MeterExchanged']);
    expect(await typesOf('meter-T-B6')).toEqual(['MeterInstalled']);
    const [, , exchanged] = await platform.eventStore.readStream('meter-T-A6');
    const persons = { exchangedBy: 'exchange-sabalan', enteredBy: 'connections-1', confirmedBy: 'head-1' };
    expect(exchanged!.data).toMatchObject({ ...persons, contractorId: 'contractor-sabalan' });
    expect(await waiting()).toEqual([]);
    await eventually(() => expect(saidOf(body.exchangeId).map(({ type }) => type)).toEqual(['MeterExchanged']));
    const done = (await api.when(get('/v1/meter-exchanges?state=done').by('auditor-1')).then(200)).body.items;
    expect(done).toMatchObject([{ decidedBy: 'head-1', decidedOn: '2026-11-22' }]);
    await eventually(async () => {
      const { body: decisions } = await api
        .when(get('/v1/persons-decisions?kind=meterExchange&person=head-1').by('auditor-1'))
        .then(200);
      expect(decisions.items).toMatchObject([
        {
          parts: [
            { as: 'proposer', by: 'connections-1' },
            { as: 'signer', by: 'head-1' },
          ],
        },
      ]);
    });
  });
  it('11.4: nobody confirms in vain: what either meter refuses is refused at the entry', async () => {
    const { putIn: _new, reason: _reason, ...nameless } = entry;
    const refused = (body: object, status: number, rule: string) =>
      api.when(post('/v1/meters/T-A7/exchanges', body).by('connections-1')).thenRefused(status, rule);
    await refused(nameless, 422, 'TakingOffMustNameMeterOrAbsence');
    const { reason: _, ...unexplained } = { ...entry, absence: 'cut' };
    await refused(unexplained, 422, 'TakingOffMustNameMeterOrAbsence');
    await refused({ ...entry, putIn: { ...entry.putIn, serial: 'T-A8' } }, 409, 'SerialMustBeFree');
    await refused({ ...entry, putIn: { ...entry.putIn, serial: 'T-A7' } }, 422, 'NewMeterMustBeAnother');
    await refused({ ...entry, putIn: { ...entry.putIn, serial: 'T-B7' }, index: 8_000 }, 422, 'IndexMustNotFall');
  });
  it('11.4: a meter is taken off with a named absence; the next one is installed on that day or later', async () => {
    const cut = { takenOffOn: '2026-09-25', index: 9_025, absence: 'cut', remark: 'قطع گاز' };
    const { body } = await api.when(post('/v1/meters/T-A7/exchanges', cut).by('connections-1')).then(201);
    const decline = post(`/v1/meters/T-A7/exchanges/${body.exchangeId}/declines`, { reason: 'تاریخ نادرست' });
    await api.when(decline.by('head-1')).then(200, [{ type: 'TakingOffDeclined' }]);
    const again = await api.when(post('/v1/meters/T-A7/exchanges', cut).by('connections-1')).then(201);
    const confirmation = post(`/v1/meters/T-A7/exchanges/${again.body.exchangeId}/confirmations`);
    await api.when(confirmation.by('head-1')).then(200, [{ type: 'MeterTakenOff', data: { absence: 'cut' } }]);
    await eventually(() => expect(published.map(({ type }) => type)).toContain('MeterTakenOff'));
    const next = (installedOn: string) =>
      post('/v1/meters', { ...meterOf('T-B7', accounts[6]!), installedOn, make: 'البرز', seals: [{ number: 'S-9' }] });
    await api.when(next('2026-09-24').by('connections-1')).thenRefused(422, 'InstallationMustFollowTakingOff');
    await api.when(next('2026-09-25').by('connections-1')).then(201);
    const { body: card } = await api.when(get('/v1/meters/T-B7').because('spec').by('connections-1')).then(200);
    expect(card).toMatchObject({ make: 'البرز', seals: ['S-9'] });
  });
  it('11.4, 15.4-31: entered late, its estimates end, bills keep their days, and nothing is consumed on them', async () => {
    const absent = 'T-B7,1405-08-01,,absent,r1';
    await api.when(file('T-B7,1405-07-15,8900,actual,r1', absent).by('reader-zagros')).then(200);
    const late = { takenOffOn: '2026-10-15', index: 8_950, absence: 'cut' };
    const { body } = await api.when(post('/v1/meters/T-B7/exchanges', late).by('connections-1')).then(201);
    const confirmation = post(`/v1/meters/T-B7/exchanges/${body.exchangeId}/confirmations`);
    await api.when(confirmation.by('head-1')).then(200, [{ type: 'MeterTakenOff', data: { absence: 'cut' } }]);
    const ended = { estimates: [{ readOn: '2026-10-23' }] };
    await eventually(() => expect(published.at(-1)).toMatchObject({ type: 'MeterTakenOff', data: ended }));
    const again = await api.when(file(absent).by('reader-zagros')).then(200);
    expect(again.body).toMatchObject({ refused: [], held: [] });
    const { estimates, takenOff } = published.at(-1)!.data as {
      estimates: [{ readingId: string }];
      takenOff: { readingId: string };
    };
    const right = (readingId: string, rightIndex: number) => ({
      readingId,
      wrongIndex: 8_950,
      rightIndex,
      rolledOver: false,
      because: 'derivedAnew' as const,
    });
    const correction = {
      accountId: accounts[6]!,
      meterId: 'T-B7',
      readings: [
        { ...right(takenOff.readingId, 8_940), because: 'corrected' as const },
        right(estimates[0].readingId, 8_940),
      ],
    };
    await speaking(platform.messages)(said(billCorrected, 'correction-removal', correction));
    await eventually(async () =>
      expect(await typesOf('meter-T-B7')).toEqual([
        'MeterInstalled',
        'ReadingAccepted',
        'ReadingAccepted',
        'TakingOffEntered',
        'MeterTakenOff',
        'ReadingCorrected',
      ]),
    );
    const next = (installedOn: string) => post('/v1/meters', { ...meterOf('T-C7', accounts[6]!), installedOn });
    await api.when(next('2026-10-23').by('connections-1')).thenRefused(422, 'InstallationMustFollowBilledAbsence');
    await api.when(next('2026-10-24').by('connections-1')).then(201);
  });
});

describe('A2-6: nobody is at home after an exchange', () => {
  it('the new meter is estimated from the readings of the old one, and the estimate can be derived again', async () => {
    const [accountId] = accounts.slice(7) as [string];
    await api.when(file('T-A8,1405-05-31,8990,actual,r1').by('reader-zagros')).then(200);
    await asks(asked(accountId, 'T-A8', 'T-B8'));
    await eventually(async () => expect(await typesOf('meter-T-A8')).toContain('MeterExchanged'));
    const absence = await api.when(file('T-B8,1405-08-01,,absent,r1').by('reader-zagros')).then(200);
    expect(absence.body).toMatchObject({ accepted: 1 });
    const [old, next] = await Promise.all(['T-A8', 'T-B8'].map((id) => platform.eventStore.readStream(`meter-${id}`)));
    expect(next!.at(-1)).toMatchObject({
      data: { index: 28, estimate: { derivedFrom: [{ index: -35 }, { index: 0 }] } },
    });
    for (const { name, check } of invariants)
      expect({ name, ...check([...old!, ...next!]) }).toMatchObject({ violations: [] });
  });
});

describe('situation 12: an exchange is entered after estimates of later days (15.4-31, 15.4-32)', () => {
  const accountId = accounts[8]!;
  const entry = (takenOffOn: string, serial: string, index = 8_860) => ({
    takenOffOn,
    index,
    reason: 'fault',
    seals: [{ number: 'S-1' }],
    putIn: { ...putIn(serial), seals: [{ number: 'S-2' }] },
    exchangedBy: 'exchange-sabalan',
    remark: 'صورت‌جلسه ۱۲۵',
  });
  const enter = (body: object) => post('/v1/meters/T-A9/exchanges', body).by('connections-1');
  const removal = post('/v1/meters/T-B9/removals', { reason: 'کنتور همسایه است' });
  const meters = () => Promise.all(['T-A9', 'T-B9'].map((id) => platform.eventStore.readStream(`meter-${id}`)));
  const correctionsOf = async (readingId: string) =>
    (await meters())[1]!
      .filter(({ type }) => type === 'ReadingCorrected')
      .map(({ data }) => data as { readonly readingId: string; readonly rightIndex: number })
      .filter((each) => each.readingId === readingId);
  const sound = async () => {
    const [old, next] = await meters();
    for (const { name, check } of invariants)
      expect({
        name,
        ...check([...old!.slice(0, -1), ...next!.slice(0, 1), old!.at(-1)!, ...next!.slice(1)]),
      }).toMatchObject({
        violations: [],
      });
  };
  it('has its own day and the day of recording; the estimates end on the old meter and count on the new one', async () => {
    const rows = ['1405-05-01,8900', '1405-06-01,9150'].map((row) => `T-A9,${row},actual,r1`);
    const absent = ['1405-07-01', '1405-08-01'].map((day) => `T-A9,${day},,absent,r1`);
    await api.when(file(...rows, ...absent).by('reader-zagros')).then(200);
    const { body } = await api.when(enter(entry('2026-09-01', 'T-B9', 9_210))).then(201);
    const confirmation = post(`/v1/meters/T-A9/exchanges/${body.exchangeId}/confirmations`);
    await api.when(confirmation.by('head-1')).then(200);
    const [old, next] = await meters();
    expect(old!.at(-1)).toMatchObject({
      type: 'MeterExchanged',
      data: {
        exchangedOn: '2026-09-01',
        recordedOn: '2026-11-22',
        enteredBy: 'connections-1',
        confirmedBy: 'head-1',
        estimates: [{ readOn: '2026-09-23' }, { readOn: '2026-10-23' }],
      },
    });
    const [{ estimates }] = next!.map(({ data }) => data as { estimates: { index: number }[] }) as [
      { estimates: { index: number }[] },
    ];
    // 310 m³ in 40 days before the exchange.
    expect(estimates.map(({ index }) => index)).toEqual([expect.any(Number), expect.any(Number)]);
    expect(estimates[0]!.index).toBeLessThan(estimates[1]!.index);
    await eventually(() => expect(saidOf(body.exchangeId)).toHaveLength(1));
    expect(saidOf(body.exchangeId)[0]!.data).toMatchObject({
      estimates: [{ index: estimates[0]!.index }, { index: estimates[1]!.index }],
    });
    await sound();
    const readings = await api.when(get('/v1/meters/T-B9/readings').because('spec').by('connections-1')).then(200);
    expect(readings.body.items).toHaveLength(3);
    const { body: card } = await api.when(get('/v1/meters/T-A9').because('spec').by('connections-1')).then(200);
    expect(card).toMatchObject({ lastReading: { index: 9_210 }, takenOff: { on: '2026-09-01' } });
    await api.when(removal.by('connections-1')).thenRefused(409, 'LateExchangeMustBeCorrected');
  });
  it('case 03: rows of the file again have no effect, and the new meter is read', async () => {
    const rows = ['T-A9,1405-07-01,,absent,r1', 'T-B9,1405-08-05,160,actual,r1'];
    const { body } = await api.when(file(...rows).by('reader-zagros')).then(200);
    expect(body).toMatchObject({ refused: [], held: [] });
    await sound();
  });
  it('15.4-31: the correction of the bills reaches the estimates on the new meter', async () => {
    const [, next] = await meters();
    const [{ readingId, index: wrongIndex }] = (next![0]!.data as { estimates: [{ readingId: string; index: number }] })
      .estimates;
    // Bills had the index of the old register.
    const [billed, rightIndex] = [9_450, 61];
    const right = { readingId, wrongIndex: billed, rightIndex, rolledOver: false, because: 'derivedAnew' };
    const cause = {
      kind: 'lateExchange',
      exchangeId: 'exchange-9',
      exchangedOn: '2026-09-01',
      takenOff: { meterId: 'T-A9', index: 9_210 },
      putIn: { meterId: 'T-B9', index: 0 },
    } as const;
    const named = { accountId, meterId: 'T-B9', readingId, cause };
    const correction = { ...named, wrongIndex: billed, rightIndex, readings: [right] };
    await speaking(platform.messages)(said(billCorrected, 'correction-late', correction));
    await eventually(async () => expect((await correctionsOf(readingId))[0]).toMatchObject({ wrongIndex, rightIndex }));
    await eventually(() => api.when(removal.by('connections-1')).thenRefused(409, 'ConsumptionOfMeterMustBeCorrected'));
  });
  it('a second entry of the same exchange is refused, and one dated before the last fact', async () => {
    await api.when(enter(entry('2026-09-01', 'T-C9', 9_210))).thenRefused(404, 'MeterMustExist');
    const early = post('/v1/meters/T-B9/exchanges', { ...entry('2026-10-01', 'T-C9', 100) }).by('connections-1');
    await api.when(early).thenRefused(422, 'RemovalMustFollowLastReading');
  });
  it('A1-12, 15.4-31: once the old meter has come back, corrections of bills reach the estimates that had moved', async () => {
    const back = asked(accountId, 'T-B9', 'T-A9', {
      exchangedOn: '2026-11-01',
      reason: 'returned',
      takenOff: { meterId: 'T-B9', index: 170 },
      putIn: { ...putIn('T-A9'), index: 9_215 },
    });
    await asks(back);
    await eventually(() => expect(saidOf(back.exchangeId)).toHaveLength(1));
    const [, next] = await meters();
    const [{ readingId }] = (next![0]!.data as { estimates: [{ readingId: string }] }).estimates;
    const { rightIndex: wrongIndex } = (await correctionsOf(readingId)).at(-1)!;
    const right = { readingId, wrongIndex, rightIndex: 63, rolledOver: false, because: 'corrected' };
    const correction = { accountId, meterId: 'T-A9', readingId, wrongIndex, rightIndex: 63, readings: [right] };
    await speaking(platform.messages)(said(billCorrected, 'correction-returned', correction));
    await eventually(async () =>
      expect((await correctionsOf(readingId)).at(-1)).toMatchObject({
        wrongIndex,
        rightIndex: 63,
        because: 'corrected',
      }),
    );
  });
});
