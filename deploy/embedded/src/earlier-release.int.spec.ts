import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openEmbeddedEventStore } from '@pishkhan/event-store';
import { apiOf, eventually, get, post } from '@pishkhan/testing';
import { billIdOf } from '@pishkhan/identifiers';
import { keepJson } from './folder/small-files.ts';
import { unpackDataFolder } from '../fixtures/unpack.ts';
import { loadSampleDistrict } from './seed/load-sample-district.ts';
import { startEmbeddedPlatform, type EmbeddedPlatform } from './platform.ts';
import { sampleFile } from './seed/sample-file.ts';

const repository = join(import.meta.dirname, '..', '..', '..');
/** Just after the last event of the folder, so that no deadline has passed. */
const BUSINESS_TIME = '2026-11-22T04:31:00.000Z';

/** A case with a recorded reply whose applicant is not informed yet. */
const openCase = '004b6068-4b5c-5d8f-9b17-de1759b03614';

const folder = mkdtempSync(join(tmpdir(), 'pishkhan-6b8781e-'));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (tool: string, ...more: string[]): Promise<{ code: number; said: string }> =>
  new Promise((resolve) => {
    const script = join(repository, 'tools', 'audit', tool);
    execFile(process.execPath, [script, '--data', folder, ...more], { cwd: repository }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), said: stdout + stderr }),
    );
  });

describe('a data folder with topics that commit 6b8781e wrote', () => {
  let platform: EmbeddedPlatform;
  const apiTo = (name: string) =>
    apiOf(
      platform.services.find((service) => service.name === name)!,
      {
        eventStore: platform.eventStore,
        clock: platform.clock,
        tokenFor: platform.issuer.tokenFor,
      },
    );
  const read = async (service: string, path: string, user = 'clerk-101') =>
    (await apiTo(service).when(get(path).because('spec').by(user)).then(200)).body;

  const said: string[] = [];
  /** As `npm start` does. */
  const load = () =>
    loadSampleDistrict(
      {
        tokenEndpoint: platform.issuer.tokenEndpoint,
        url: platform.url,
        processes: platform.services.map(({ url }) => url),
      },
      { dataFolder: folder, subscribers: 12, seed: 1405 },
      ({ en }) => said.push(en),
    );

  beforeAll(async () => {
    unpackDataFolder('6b8781e', folder);
    keepJson(join(folder, 'clock.json'), { offset: Date.parse(BUSINESS_TIME) - Date.now() });
    platform = await startEmbeddedPlatform({
      dataFolder: folder,
      host: '127.0.0.1',
      firstPort: 0,
      subscribers: 12,
      seed: 1405,
      clockStart: undefined,
      requestRates: sampleFile('rates/sample-request-rates.json'),
      loginStrength: sampleFile('logins/sample-login-strength.json'),
      deskSessions: sampleFile('desk/sample-desk-sessions.json'),
      logLevel: 'silent',
    });
    await Promise.all(platform.services.map((service) => service.ready()));
    await load();
  }, 60_000);
  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= platform.stop());
  afterAll(stop);

  it('opens: nothing in it is unknown, parked or in a view that fails', async () => {
    for (const { name } of platform.services) {
      expect(await read(name, '/admin/parked', 'operator-1')).toEqual({ items: [], notKnown: [] });
      for (const view of (await read(name, '/admin/views', 'operator-1')).items)
        expect(view).toMatchObject({ faults: 0, heldAt: [] });
    }
  });
  it('N24: `npm start` adds the offices and contracts that the folder lacks, and adds nothing twice', async () => {
    expect(said.slice(0, 2)).toEqual([
      '11 counties, offices, zones and payment channels of the sample are registered',
      expect.stringMatching(/contractors with their contracts/),
    ]);
    await load();
    expect(said.filter((each) => /contracts|offices/.test(each))).toHaveLength(2);
    expect((await read('customer-accounts', '/v1/offices')).items).toHaveLength(11);
  });
  it('shows a corrected bill, a case and a meter', async () => {
    const { items } = await read('billing-adjustments', '/v1/accounts/10203041/bills?limit=3');
    expect(items[0]).toMatchObject({
      billNumber: '10203041-1405-08-2',
      payable: 2_868_000,
      standing: { total: 3_903_143 },
      lines: expect.arrayContaining([expect.objectContaining({ line: 'gasPrice', amount: 3_264_381 })]),
    });
    expect(await read('case-handling', `/v1/cases/${openCase}`)).toMatchObject({
      kind: 'bill-review',
      state: 'open',
      stage: 'correctedAnswer',
      visit: { indexSeen: 121_634 },
    });
    expect(await read('metering', '/v1/meters/62000002')).toMatchObject({
      accountId: '10203041',
      lastReading: { readOn: '2026-11-21', index: 121_570 },
    });
  });
  it('continues: a notice closes the case, and a new reading becomes a bill in the other service', async () => {
    await apiTo('case-handling')
      .when(post(`/v1/cases/${openCase}/notices`, { channel: 'sms' }).by('clerk-101'))
      .then(201);
    await eventually(async () =>
      expect(await read('case-handling', `/v1/cases/${openCase}`)).toMatchObject({
        state: 'closed',
        outcome: 'corrected',
      }),
    );
    const { lastReading } = await read('metering', '/v1/meters/62000005');
    const row = `62000005,1405-09-01,${lastReading.index + 2},actual,reader-17`;
    const delivery = post('/v1/reading-files', `meter_serial,read_on,index,kind,reader\n${row}`, 'text/csv');
    const { body } = await apiTo('metering').when(delivery.by('reader-zagros')).then(200);
    expect(body).toMatchObject({ accepted: 1, refused: [] });
    await eventually(async () => {
      const { items } = await read('billing-adjustments', '/v1/accounts/10203044/bills?limit=1');
      expect(items[0]).toMatchObject({ periodTo: '2026-11-22', consumption: '2.000' });
    });
  });
  it('N5, A1-4: its meters, which have no zone, are named by contracts, and each contractor sees its own', async () => {
    const { items } = await read('metering', '/v1/reading-contracts', 'head-1');
    const named = items.flatMap(({ meters }: { meters: string[] }) => meters);
    expect(named.toSorted()).toEqual(Array.from({ length: 12 }, (_, number) => String(62_000_001 + number)));
    const own = items.find(({ meters }: { meters: string[] }) => meters.includes('62000002'));
    expect(own).toMatchObject({ contractorId: 'contractor-zagros' });
    await read('metering', '/v1/meters/62000002', 'reader-zagros');
    await apiTo('metering')
      .when(get('/v1/meters/62000002').because('spec').by('reader-alborz'))
      .thenRefused(404, 'MeterMustExist');
    expect((await read('metering', '/v1/exchange-appointments', 'exchange-sabalan')).items).toHaveLength(3);
  });
  it('9.5, N2: refunds a credit by a policy that the start adds; versions of one person stay in force as what they are', async () => {
    const versionsOf = async (name: string) =>
      (await read('billing-adjustments', `/v1/policies/${name}`, 'auditor-1')).versions;
    const added = { way: 'missingSample', proposedBy: 'sample-loader' };
    for (const name of ['conflicts', 'estimate-correction', 'payment-days', 'refund-approval'])
      expect((await versionsOf(name))[0]).toMatchObject({ version: 'sample-1', publication: added });
    expect(await versionsOf('billing')).toEqual([expect.not.objectContaining({ publication: expect.anything() })]);
    const [before, later] = await versionsOf('correction-approval');
    expect([before.version, before.publication]).toEqual(['sample-1', undefined]);
    expect(later).toMatchObject({ version: 'sample-2', publication: added });
    const { items } = await read('billing-adjustments', '/v1/accounts/10203041/bills?limit=1');
    const billing = apiTo('billing-adjustments');
    const payment = { billId: billIdOf({ fileNumber: '10203041', companyCode: '062' }), ...items[0] };
    const { billId, paymentId, payable } = payment as { billId: string; paymentId: string; payable: number };
    const paid = { billId, paymentId, amount: payable + 9_000_000, paidOn: '1405-09-01', receiptNumber: 'R-credit' };
    await billing.when(post('/v1/payments', paid).by('bank-1')).then(201, [{ type: 'PaymentReceived' }]);
    const asked = { amount: 1_000_000, iban: 'IR560620000000000202901868', reason: 'اضافه پرداخت' };
    const { body } = await billing.when(post('/v1/accounts/10203041/refunds', asked).by('receivables-1')).then(201);
    // The correction of the same account in the folder counts together with the refund (N3).
    const approvals = post(`/v1/refunds/${body.refundId}/approvals`);
    const first = await billing.when(approvals.by('receivables-2')).then(200);
    expect(first.body).toMatchObject({ status: 'awaitingApproval', approvalsLeft: ['headOfSubscriberAffairs'] });
    const second = await billing.when(post(`/v1/refunds/${body.refundId}/approvals`).by('head-1')).then(200);
    expect(second.body).toMatchObject({ status: 'approved' });
  });
  it('N9: is sound afterwards, without unknown events, with the keys of its commands', async () => {
    await stop();
    const { code, said } = await run('verify.ts');
    expect(said).toContain('✓  this build knows every event');
    expect(said).toContain('✓  views equal the fold of events');
    expect([code, said]).toEqual([0, expect.not.stringContaining('✗')]);
    expect((await run('folder/doctor.ts')).said).toMatch(/✓ {2}keys of commands: [1-9]\d* keys/);
  }, 60_000);
  it('case 08: verify names an event of a newer release and checks the rest; replay shows the stream up to it', async () => {
    const store = openEmbeddedEventStore({ file: join(folder, 'pishkhan.sqlite') });
    const last = (await store.readStream('meter-62000002')).at(-1)!;
    const data = { readingId: 'x', meterId: '62000002', accountId: '10203041', reason: 'written by a later release' };
    const voided = { id: crypto.randomUUID(), type: 'ReadingVoided', data, metadata: last.metadata };
    await store.append(last.stream, last.revision, [voided]);
    await store.close();
    const verified = await run('verify.ts');
    expect(verified.said).toContain(`meter-62000002 #${last.revision + 1} at `);
    expect(verified.said).toContain('ReadingVoided of schema version 1');
    expect(verified.said.match(/✗/g)).toHaveLength(1);
    expect(verified.said).toContain('✓  views equal the fold of events');
    expect(verified.code).toBe(1);
    const replayed = await run('replay.ts', 'meter-62000002');
    expect(replayed.said).toContain(`#${last.revision} ${last.type} v1`);
    expect(replayed.said).toContain('state   not known to this build');
    expect(replayed.said).toContain('this build does not know ReadingVoided of schema version 1');
    expect(replayed.code).toBe(1);
  }, 60_000);
});
