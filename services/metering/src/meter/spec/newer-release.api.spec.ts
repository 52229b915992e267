import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { billCorrected } from '@pishkhan/contracts';
import { topicOf } from '@pishkhan/messages';
import { startService, type RunningService, type ServiceDefinition } from '@pishkhan/service-kit';
import {
  accountsOpened,
  apiOf,
  eventually,
  get,
  post,
  publishLookUpLimits,
  readsMeters,
  startTestPlatform,
  type TestPlatform,
} from '@pishkhan/testing';
import { metering } from '../../index.ts';
import { lookedUpMeters } from '../../look-ups/looked-up-meters.ts';
import { meter } from '../domain/meter.ts';
import { meterCard } from '../views/meter-card.view.ts';
import { readingsOfMeter } from '../views/readings-of-meter.view.ts';

const [voided, higher, other] = ['62000001', '62000002', '62000003'] as const;
const header = 'meter_serial,read_on,index,kind,reader';
const delivery = (day: string, index: number, key: string) =>
  post(
    '/v1/reading-files',
    [header, ...[voided, higher, other].map((serial) => `${serial},${day},${index},actual,reader-17`)].join('\n'),
    'text/csv',
  )
    .by('reader-zagros')
    .key(key);

let platform: TestPlatform;
let service: RunningService | undefined;
const start = async (definition: ServiceDefinition = metering) => {
  await service?.stop();
  service = await startService(definition, await platform.platformFor(metering.name), { host: '127.0.0.1', port: 0 });
  await service.ready();
  return apiOf(service, platform);
};
type Api = Awaited<ReturnType<typeof start>>;
const shown = async (api: Api, serial: string) =>
  Promise.all(
    ['', '/readings'].map(
      async (part) =>
        (await api.when(get(`/v1/meters/${serial}${part}`).because('spec').by('clerk-101')).then(200)).body,
    ),
  );
const lastIndex = async (api: Api, serial: string): Promise<number> =>
  ((await shown(api, serial))[0] as { lastReading: { index: number } }).lastReading.index;
const heldBy = async (api: Api) =>
  (await api.when(get('/admin/views').by('operator-1')).then(200)).body.items.map(
    ({ view, heldAt }: { view: string; heldAt: unknown[] }) => [view, heldAt],
  );
const parked = async (api: Api) => (await api.when(get('/admin/parked').by('operator-1')).then(200)).body.items;

/** Appends one event to a meter, like another release. */
const append = async (serial: string, type: string, schemaVersion: number): Promise<void> => {
  const stream = `meter-${serial}`;
  const last = (await platform.eventStore.readStream(stream)).at(-1)!;
  const data = { readingId: 'x', meterId: serial, accountId: '10203041', reason: 'written by a later release' };
  const event = { id: crypto.randomUUID(), type, data, metadata: { ...last.metadata, schemaVersion } };
  await platform.eventStore.append(stream, last.revision, [event]);
};

/** The contractor reads the three meters. */
const appendContract = async () => {
  const contracts = readsMeters({ meters: [voided, higher, other] });
  await apiOf(service!, platform).given(contracts).when(get('/v1/reading-contracts').by('auditor-1')).then(200);
};

beforeAll(async () => {
  platform = await startTestPlatform();
  await publishLookUpLimits(platform.eventStore, platform.clock, lookedUpMeters);
});
afterAll(async () => {
  await service?.stop();
  await platform.stop();
});

describe('case 08: the log has events that are unknown to this build', () => {
  const newer = [
    { stream: `meter-${voided}`, revision: 2, type: 'ReadingVoided', schemaVersion: 1 },
    { stream: `meter-${higher}`, revision: 2, type: 'ReadingAccepted', schemaVersion: 2 },
  ];
  const before: Record<string, unknown> = {};

  it('meters keep their last known state, views and relay name the events', async () => {
    const api = await start();
    await accountsOpened(platform.messages, '10203041', '10203042', '10203043');
    await appendContract();
    for (const [index, serial] of [voided, higher, other].entries())
      await api
        .when(
          post('/v1/meters', {
            serial,
            accountId: `1020304${index + 1}`,
            capacity: 'G4',
            registerDigits: 5,
            installedOn: '2026-06-21',
            index: 120,
          }).by('connections-1'),
        )
        .then(201);
    await api.when(delivery('1405-05-31', 165, 'first-round')).then(200);
    await eventually(async () => expect(await lastIndex(api, other)).toBe(165));
    for (const serial of [voided, higher]) before[serial] = await shown(api, serial);
    await service!.stop();
    await append(voided, 'ReadingVoided', 1);
    await append(higher, 'ReadingAccepted', 2);

    const rolledBack = await start();
    for (const serial of [voided, higher]) expect(await shown(rolledBack, serial)).toEqual(before[serial]);
    const held = newer.map((event) => ({ ...event, position: expect.any(String) }));
    expect((await heldBy(rolledBack)).filter(([, at]: [string, unknown[]]) => at.length > 0)).toEqual([
      ['streams', held],
      ['meter-card', held],
      ['readings-of-meter', held],
      ['readings-to-review', held],
      ['meter-removals', held],
      ['meter-exchanges', held],
      ['meters-of-connection', held],
      ['zone-moves', held],
      ['connections-in-rounds', held],
      ['unread-connections', held],
      ['decisions-of-persons', held],
    ]);
    await eventually(async () =>
      expect(await parked(rolledBack)).toMatchObject(
        held.map((notKnown) => ({ host: 'relay', stream: notKnown.stream, revision: 2, waiting: 0, notKnown })),
      ),
    );
  });

  it('commands to them are rejected by name, in Persian too; other meters continue', async () => {
    const api = apiOf(service!, platform);
    const answer = await api.when(delivery('1405-06-31', 210, 'second-round')).then(503);
    expect(answer.body).toMatchObject({
      rule: 'EventMustBeKnown',
      title: expect.stringContaining('نسخه تازه‌تر'),
      data: expect.objectContaining({ ...newer.find(({ stream }) => stream === answer.body.data.stream) }),
    });
    expect(answer.headers.get('retry-after')).toBe('60');
    await eventually(async () => expect(await lastIndex(api, other)).toBe(210));
    expect(await platform.eventStore.readStream(`meter-${voided}`)).toHaveLength(3);
    const again = post('/v1/meters', {
      serial: voided,
      accountId: '10203041',
      capacity: 'G4',
      registerDigits: 5,
      installedOn: '2026-06-21',
      index: 120,
    });
    await api.when(again.by('connections-1')).thenRefused(503, 'EventMustBeKnown');
    const refused = (await parked(api)).filter(({ host }: { host: string }) => host === 'commands');
    expect(refused).toHaveLength(newer.length);
    for (const event of newer)
      expect(refused).toContainEqual(expect.objectContaining({ notKnown: expect.objectContaining(event) }));
  });

  it('a reaction that needs such a meter is parked by the name of the event', async () => {
    const api = apiOf(service!, platform);
    await platform.messages.produce(topicOf('billing-adjustments'), [
      {
        id: crypto.randomUUID(),
        type: billCorrected.type,
        version: 1,
        source: 'billing-adjustments',
        stream: 'bill-account-10203041',
        revision: 0,
        previousRevision: -1,
        recordedAt: '2026-11-22T05:00:00.000Z',
        businessDate: '2026-11-22',
        correlationId: 'correlation-1',
        causationId: 'cause-1',
        actor: { subject: 'representative-101-a', roles: ['qualifiedRepresentative'], office: 'office-101' },
        data: { ...billCorrected.example, meterId: voided },
      },
    ]);
    await eventually(async () =>
      expect(await parked(api)).toContainEqual(
        expect.objectContaining({
          host: 'inbox',
          stream: 'billing-adjustments/bill-account-10203041',
          notKnown: expect.objectContaining(newer[0]!),
        }),
      ),
    );
  });

  it('a rebuild leaves their documents unchanged, and its report says so', async () => {
    const api = apiOf(service!, platform);
    const rebuild = post('/admin/views/meter-card/rebuilds', { swap: 'always' }).by('operator-1');
    expect((await api.when(rebuild).then(200)).body).toMatchObject({ outcome: 'swapped', differing: 0, heldAt: newer });
    for (const serial of [voided, higher]) expect(await shown(api, serial)).toEqual(before[serial]);
  });

  it('a build that knows the events processes all of them without help, and the same delivery', async () => {
    const isNew = (fact: { type: string; data: unknown }) =>
      fact.type === 'ReadingVoided' || (fact.data as { reason?: string }).reason === 'written by a later release';
    const next = {
      ...metering,
      deciders: metering.deciders.map((decider) =>
        decider.category === meter.category
          ? {
              ...meter,
              events: { ...meter.events, ReadingAccepted: 2, ReadingVoided: 1 },
              evolve: (...[state, event]: Parameters<typeof meter.evolve>) =>
                isNew(event) ? state : meter.evolve(state, event),
            }
          : decider,
      ),
      views: [meterCard, readingsOfMeter].map((view) => ({
        ...view,
        keysOf: (fact: Parameters<typeof view.keysOf>[0]) => (isNew(fact) ? [] : view.keysOf(fact)),
      })),
      publish: Object.fromEntries(
        Object.entries(metering.publish).map(([type, publish]) => [
          type,
          (event: Parameters<typeof publish>[0]) => (isNew(event) ? undefined : publish(event)),
        ]),
      ),
    };
    const api = await start(next);
    const { body } = await api.when(delivery('1405-06-31', 210, 'second-round')).then(200);
    expect(body).toMatchObject({ accepted: 3, refused: [] });
    await eventually(async () => {
      expect(await heldBy(api)).toEqual([
        ['meter-card', []],
        ['readings-of-meter', []],
      ]);
      for (const serial of [voided, higher, other]) expect(await lastIndex(api, serial)).toBe(210);
      expect((await parked(api)).filter(({ host }: { host: string }) => host === 'relay')).toEqual([]);
    });
  });
});
