import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventCatalogueOf, openEmbeddedEventStore, type EventStore, type NewEvent } from '@pishkhan/event-store';
import { randomUUID } from 'node:crypto';
import { eventually } from '@pishkhan/testing/eventually';
import { openEmbeddedCheckpoints, type EmbeddedCheckpoints } from '../embedded/checkpoints.ts';
import type { ContractMessage } from '../port.ts';
import { startOwnReactions } from './own/own-reactions.ts';
import { startRelay, type RelayOptions } from './relay.ts';

const event = (type: string, data: unknown = {}): NewEvent => ({
  id: randomUUID(),
  type,
  data,
  metadata: {
    commandId: 'c',
    commandHash: 'h',
    correlationId: 'cor',
    causationId: 'cause',
    actor: { subject: 'clerk-101', roles: ['counterClerk'], office: 'office-101', onBehalfOf: 'x' },
    recordedAt: '2026-11-22T08:30:00.000Z',
    businessDate: '2026-11-22',
    schemaVersion: 1,
    build: 'spec',
  },
});
const publish = { Public: ({ data }: { data: unknown }) => ({ contract: { type: 'ForAll', version: 2 }, data }) };
const catalogue = eventCatalogueOf([{ category: 'case', events: { Public: 1, Private: 1, Opened: 1, Closed: 1 } }]);
const patience = { attempts: 2, pauseMs: () => 1, wait: async () => {} };

let store: EventStore;
let checkpoints: EmbeddedCheckpoints;
beforeEach(() => {
  store = openEmbeddedEventStore({ file: ':memory:' });
  checkpoints = openEmbeddedCheckpoints({ file: ':memory:' });
});
afterEach(async () => {
  await store.close();
  await checkpoints.close();
});

describe('relay', () => {
  const relayTo = (produced: ContractMessage[], fails: () => boolean = () => false, more: Partial<RelayOptions> = {}) =>
    startRelay({
      store,
      checkpoints,
      publish,
      catalogue,
      service: 'cases',
      categories: ['case'],
      ...more,
      messages: {
        produce: async (topic, messages) => {
          expect(topic).toBe('gas.cases.v1');
          produced.push(...messages);
          if (fails()) throw new Error('no acknowledgement');
        },
      },
    });
  const links = (produced: ContractMessage[]) =>
    produced.map(({ stream, previousRevision, revision }) => [stream, previousRevision, revision]);

  it('publishes public events of its categories, each linked to the previously published one', async () => {
    const produced: ContractMessage[] = [];
    const first = event('Public', { amount: 1 });
    await store.append('case-1', 'NoStream', [event('Private'), first, event('Private'), event('Public')]);
    await store.append('other-1', 'NoStream', [event('Public')]);
    await store.append('case-2', 'NoStream', [event('Public')]);
    await relayTo(produced);
    await eventually(() => produced.length >= 3);
    expect(links(produced)).toEqual([
      ['case-1', -1, 1],
      ['case-1', 1, 3],
      ['case-2', -1, 0],
    ]);
    expect(produced[0]).toEqual({
      id: first.id,
      type: 'ForAll',
      version: 2,
      source: 'cases',
      stream: 'case-1',
      revision: 1,
      previousRevision: -1,
      recordedAt: '2026-11-22T08:30:00.000Z',
      businessDate: '2026-11-22',
      correlationId: 'cor',
      causationId: 'cause',
      actor: { subject: 'clerk-101', roles: ['counterClerk'], office: 'office-101' },
      data: { amount: 1 },
    });
  });
  it('produces the same messages again after a missing acknowledgement, and continues after a restart', async () => {
    const produced: ContractMessage[] = [];
    await store.append('case-1', 'NoStream', [event('Public'), event('Public')]);
    const relay = await relayTo(produced, () => produced.length === 2);
    await eventually(() => produced.length >= 4);
    expect(produced.slice(2)).toEqual(produced.slice(0, 2));
    await relay.stop();
    await store.append('case-1', 1, [event('Public')]);
    await relayTo(produced);
    await eventually(() => produced.length >= 5);
    expect(links(produced).at(-1)).toEqual(['case-1', 1, 2]);
  });
  it('publishes first what an earlier release stored without publishing, each event once, before newer ones', async () => {
    await store.append('case-1', 'NoStream', [event('Public'), event('Private'), event('Public')]);
    await store.append('other-1', 'NoStream', [event('Public')]);
    const categories = ['case', 'other'];
    const earlier = await relayTo([], undefined, { categories, publish: {} });
    await eventually(() => earlier.handled.commit >= 3n);
    await earlier.stop();
    await store.append('case-1', 2, [event('Public')]);
    const produced: ContractMessage[] = [];
    const since = { categories, publishedSince: { categories: ['case'], store } };
    const first = await relayTo(produced, undefined, since);
    await eventually(() => produced.length >= 3);
    await first.stop();
    const all = [
      ['case-1', -1, 0],
      ['case-1', 0, 2],
      ['case-1', 2, 3],
    ];
    expect(links(produced)).toEqual(all);
    const next = await relayTo(produced, undefined, since);
    await store.append('case-2', 'NoStream', [event('Public')]);
    await eventually(() => produced.length >= 4);
    await next.stop();
    expect(links(produced)).toEqual([...all, ['case-2', -1, 0]]);
  });
  it('reads its published revisions only once; after a failed save it goes on from what the broker has acknowledged', async () => {
    const [produced, asked]: [ContractMessage[], string[]] = [[], []];
    let fails = false;
    const watched = {
      ...checkpoints,
      load: (name: string) => (asked.push(name), checkpoints.load(name)),
      loadAll: (names: readonly string[]) => (asked.push(...names), checkpoints.loadAll(names)),
      save: async (...given: Parameters<typeof checkpoints.save>) => {
        await checkpoints.save(...given);
        if (fails) throw new Error('the answer got lost');
      },
    };
    const relay = await relayTo(produced, undefined, { checkpoints: watched, onFault: () => (fails = false) });
    const publishes = async (revision: number) => {
      await store.append('case-1', revision === 0 ? 'NoStream' : revision - 1, [event('Public')]);
      await eventually(() => relay.handled.commit > BigInt(revision));
    };
    await publishes(0);
    await publishes(1);
    fails = true;
    await publishes(2);
    await relay.stop();
    expect(asked).toEqual(['relay/cases/position', 'relay/cases/stream/case-1']);
    expect(links(produced)).toEqual([
      ['case-1', -1, 0],
      ['case-1', 0, 1],
      ['case-1', 1, 2],
    ]);
  });
  it('R1: saves when it is due and at the stop; what a crash left unsaved is published again with the same links', async () => {
    const produced: ContractMessage[] = [];
    let [saves, due] = [0, true];
    const watched = {
      ...checkpoints,
      save: (...given: Parameters<typeof checkpoints.save>) => ((saves += 1), checkpoints.save(...given)),
    };
    const relay = await relayTo(produced, undefined, { checkpoints: watched, saveDue: () => due });
    const publishes = async (revision: number, of = relay) => {
      await store.append('case-1', revision === 0 ? 'NoStream' : revision - 1, [event('Public')]);
      await eventually(() => of.handled.commit > BigInt(revision));
    };
    await publishes(0);
    due = false;
    for (const revision of [1, 2, 3]) await publishes(revision);
    expect(saves).toBe(1);
    // The first one is not stopped before: it was killed.
    const again: ContractMessage[] = [];
    const next = await relayTo(again, undefined, { checkpoints: watched, saveDue: () => due });
    await eventually(() => again.length === 3);
    expect(again).toEqual(produced.slice(1));
    await publishes(4, next);
    await next.stop();
    expect(saves).toBe(2);
    const last: ContractMessage[] = [];
    await relayTo(last);
    await store.append('case-1', 4, [event('Public')]);
    await eventually(() => last.length === 1);
    expect(links(last)).toEqual([['case-1', 4, 5]]);
    await relay.stop();
  });
  it('after a failed read of its published revisions it reads all of them again', async () => {
    const produced: ContractMessage[] = [];
    let loads = 0;
    const failing = {
      ...checkpoints,
      loadAll: async (names: readonly string[]) => {
        const values = await checkpoints.loadAll(names);
        if (++loads === 2) throw new Error('the response got lost');
        return values;
      },
    };
    await store.append('case-1', 'NoStream', [event('Public')]);
    const relay = await relayTo(produced, undefined, { checkpoints: failing });
    await eventually(() => produced.length > 0);
    await store.append('case-2', 'NoStream', [event('Public')]);
    await eventually(() => produced.length >= 2);
    await store.append('case-1', 0, [event('Public')]);
    await eventually(() => produced.length >= 3);
    expect([loads, links(produced)]).toEqual([
      3,
      [
        ['case-1', -1, 0],
        ['case-2', -1, 0],
        ['case-1', 0, 1],
      ],
    ]);
    await relay.stop();
  });
  it('a relay whose term is over repeats at most what its successor also publishes, and overwrites nothing of it', async () => {
    const [before, after, faults] = [[] as ContractMessage[], [] as ContractMessage[], [] as unknown[]];
    await store.append('case-1', 'NoStream', [event('Public'), event('Public')]);
    await checkpoints.save([{ name: 'lease/relay', value: 'first' }]);
    let held = true;
    const takenOver = async () => {
      await checkpoints.save([{ name: 'lease/relay', value: 'second' }]);
      const successor = await relayTo(after, undefined, {
        term: { fence: [{ name: 'lease/relay', value: 'second' }], isHeld: () => true },
      });
      await eventually(() => after.length >= 2);
      await store.append('case-1', 1, [event('Public')]);
      await eventually(() => after.length >= 3);
      await successor.stop();
      held = false;
    };
    const zombie = await startRelay({
      store,
      checkpoints,
      publish,
      catalogue,
      service: 'cases',
      categories: ['case'],
      term: { fence: [{ name: 'lease/relay', value: 'first' }], isHeld: () => held },
      onFault: (error) => faults.push(error),
      messages: {
        produce: async (_, messages) => {
          await takenOver();
          before.push(...messages);
        },
      },
    });
    await eventually(() => faults.length >= 2);
    await zombie.stop();
    expect(faults.map((fault) => (fault as Error).name).slice(0, 2)).toEqual(['CheckpointMovedOn', 'TermIsOver']);
    expect([links(before), links(after)]).toEqual([
      [
        ['case-1', -1, 0],
        ['case-1', 0, 1],
      ],
      [
        ['case-1', -1, 0],
        ['case-1', 0, 1],
        ['case-1', 1, 2],
      ],
    ]);
    expect([
      await checkpoints.load('relay/cases/stream/case-1'),
      (await checkpoints.load('relay/cases/position')) as string,
    ]).toEqual([2, '3-3']);
  });
});

describe('case 08: an event of a newer release', () => {
  const newer = event('Reopened');
  const build = (...types: string[]) =>
    eventCatalogueOf([{ category: 'case', events: Object.fromEntries(types.map((type) => [type, 1])) }]);
  const [today, tomorrow] = [catalogue, build('Public', 'Private', 'Opened', 'Closed', 'Reopened')];
  const higher = { ...event('Public'), metadata: { ...event('Public').metadata, schemaVersion: 2 } };

  const relayOf = async (build: typeof catalogue, produced: string[]) => {
    const relay = await startRelay({
      store,
      checkpoints,
      publish: { ...publish, Reopened: publish.Public },
      catalogue: build,
      service: 'cases',
      categories: ['case'],
      messages: {
        produce: async (_, messages) =>
          void produced.push(
            ...messages.map(({ stream, previousRevision, revision }) => `${stream} ${previousRevision}>${revision}`),
          ),
      },
    });
    const reach = async () => {
      const head = await store.head();
      await eventually(() => relay.handled.commit >= head.commit);
      await relay.stop();
      return relay.held.map(({ stream, revision, type, schemaVersion }) => [stream, revision, type, schemaVersion]);
    };
    return reach();
  };

  it('holds the stream in the relay, also after restarts, until the newer build continues it', async () => {
    await store.append('case-1', 'NoStream', [event('Public'), newer, event('Public')]);
    await store.append('case-2', 'NoStream', [event('Public')]);
    const produced: string[] = [];
    expect(await relayOf(today, produced)).toEqual([['case-1', 1, 'Reopened', 1]]);
    expect(produced.splice(0)).toEqual(['case-1 -1>0', 'case-2 -1>0']);
    await store.append('case-1', 2, [event('Public')]);
    await store.append('case-2', 0, [event('Public')]);
    expect(await relayOf(today, produced)).toEqual([['case-1', 1, 'Reopened', 1]]);
    expect(produced.splice(0)).toEqual(['case-2 0>1']);
    expect(await relayOf(tomorrow, produced)).toEqual([]);
    expect(produced.splice(0)).toEqual(['case-1 0>1', 'case-1 1>2', 'case-1 2>3']);
    expect(await relayOf(tomorrow, produced)).toEqual([]);
    expect(produced).toEqual([]);
  });
  it('holds it again if a further event is unknown, a higher schema version too', async () => {
    await store.append('case-1', 'NoStream', [newer, event('Public'), higher, event('Public')]);
    const produced: string[] = [];
    expect(await relayOf(today, produced)).toEqual([['case-1', 0, 'Reopened', 1]]);
    expect(await relayOf(tomorrow, produced)).toEqual([['case-1', 2, 'Public', 2]]);
    expect(produced).toEqual(['case-1 -1>0', 'case-1 0>1']);
  });

  it('parks its stream for own reactions although none handles it, and the newer build continues by itself', async () => {
    const heard: string[] = [];
    const start = (build: typeof catalogue) =>
      startOwnReactions({
        store,
        checkpoints,
        patience,
        catalogue: build,
        name: 'deadlines',
        categories: ['case'],
        reactions: [
          {
            name: 'set-a-deadline',
            types: ['Opened'],
            react: async ({ stream, revision }) => void heard.push(`${stream}@${revision}`),
          },
        ],
      });
    const host = await start(today);
    await store.append('case-1', 'NoStream', [event('Opened'), newer, event('Opened')]);
    await store.append('case-2', 'NoStream', [event('Opened')]);
    await eventually(() => heard.includes('case-2@0'));
    expect(await host.parked()).toMatchObject([
      { stream: 'case-1', revision: 1, waiting: 1, notKnown: { type: 'Reopened', schemaVersion: 1, position: '2-2' } },
    ]);
    await host.stop();
    const still = await start(today);
    await still.stop();
    expect(heard).toEqual(['case-1@0', 'case-2@0']);
    const next = await start(tomorrow);
    await eventually(() => heard.includes('case-1@2'));
    await eventually(async () => (await next.parked()).length === 0);
    expect(heard).toEqual(['case-1@0', 'case-2@0', 'case-1@2']);
    await next.stop();
  });
});

describe('own reactions', () => {
  it('handle stored events once for a reaction that a later release added, in spite of an outage and of an event that fails', async () => {
    const heard: string[] = [];
    const passing = new Error('database away');
    const failing = { away: 1, poison: 'case-2' };
    const started = (alsoStored: boolean) =>
      startOwnReactions({
        store,
        stored: store,
        checkpoints,
        patience,
        catalogue,
        isPassing: (error) => error === passing,
        name: 'deadlines',
        categories: ['case'],
        reactions: [
          { name: 'old', types: ['Closed'], categories: ['case'], react: async () => {} },
          {
            name: 'added',
            types: alsoStored ? ['Opened'] : [],
            categories: ['case'],
            alsoStored,
            react: async ({ stream, revision }) => {
              if (stream === 'case-1' && revision === 1 && failing.away-- > 0) throw passing;
              if (stream === failing.poison) throw new Error('poison');
              heard.push(`${stream}@${revision}`);
            },
          },
        ],
      });
    const earlier = await started(false);
    await store.append('case-1', 'NoStream', [event('Opened'), event('Opened')]);
    await store.append('case-2', 'NoStream', [event('Opened')]);
    await store.append('case-3', 'NoStream', [event('Opened'), event('Closed')]);
    await eventually(() => earlier.handled.commit >= 5n);
    await earlier.stop();
    const later = await started(true);
    await eventually(() => heard.includes('case-3@0'));
    // The outage repeats what came before it.
    expect(heard).toEqual(['case-1@0', 'case-1@0', 'case-1@1', 'case-3@0']);
    expect(await later.parked()).toMatchObject([{ stream: 'case-2', reason: 'Error: poison', waiting: 0 }]);
    failing.poison = '';
    expect(await later.replayParked('case-2')).toEqual({ handled: 1 });
    await eventually(async () => (await checkpoints.load('own-reactions/deadlines/caught-up/added')) !== undefined);
    await later.stop();
    const again = await started(true);
    await store.append('case-4', 'NoStream', [event('Opened')]);
    await eventually(() => heard.includes('case-4@0'));
    expect(heard.slice(4)).toEqual(['case-2@0', 'case-4@0']);
    await again.stop();
  });
  it('handle their types in log order, continue after a restart, and park the stream of a poison event', async () => {
    const heard: string[] = [];
    let cured = false;
    const start = () =>
      startOwnReactions({
        store,
        checkpoints,
        patience,
        catalogue,
        name: 'deadlines',
        categories: ['case'],
        reactions: [
          {
            name: 'set-a-deadline',
            types: ['Opened'],
            react: async ({ stream, revision }) => {
              if (!cured && stream === 'case-1' && revision === 1) throw new Error('poison');
              heard.push(`${stream}@${revision}`);
            },
          },
        ],
      });
    const host = await start();
    await store.append('case-1', 'NoStream', [event('Opened'), event('Opened'), event('Opened'), event('Closed')]);
    await store.append('case-2', 'NoStream', [event('Opened')]);
    await eventually(() => heard.includes('case-2@0'));
    expect(heard).toEqual(['case-1@0', 'case-2@0']);
    await host.stop();
    const again = await start();
    expect(await again.parked()).toEqual([{ stream: 'case-1', reason: 'Error: poison', revision: 1, waiting: 2 }]);
    cured = true;
    expect(await again.replayParked('case-1')).toEqual({ handled: 3 });
    await store.append('case-1', 3, [event('Opened')]);
    await eventually(() => heard.includes('case-1@4'));
    expect(heard).toEqual(['case-1@0', 'case-2@0', 'case-1@1', 'case-1@2', 'case-1@4']);
    expect(await again.parked()).toEqual([]);
    await again.stop();
  });
  it('R1: save their position when it is due and at the stop; what a crash left unsaved is handled again', async () => {
    const heard: string[] = [];
    let [saves, due] = [0, true];
    const start = () =>
      startOwnReactions({
        store,
        checkpoints: {
          ...checkpoints,
          save: (...given: Parameters<typeof checkpoints.save>) => ((saves += 1), checkpoints.save(...given)),
        },
        patience,
        catalogue,
        name: 'deadlines',
        categories: ['case'],
        reactions: [{ name: 'set', types: ['Opened'], react: async ({ stream }) => void heard.push(stream) }],
        saveDue: () => due,
      });
    const killed = await start();
    await store.append('case-1', 'NoStream', [event('Opened')]);
    await eventually(() => heard.length === 1);
    await eventually(() => saves === 1);
    due = false;
    for (const stream of ['case-2', 'case-3']) await store.append(stream, 'NoStream', [event('Opened')]);
    await eventually(() => heard.length === 3);
    const next = await start();
    await eventually(() => heard.length === 5);
    await next.stop();
    expect([heard.slice(3), saves]).toEqual([['case-2', 'case-3'], 2]);
    const last = await start();
    await last.stop();
    await killed.stop();
    expect(heard).toHaveLength(5);
  });
  it('skip events without a reaction without a read or a save', async () => {
    const calls: string[] = [];
    const watched = {
      ...checkpoints,
      load: (name: string) => (calls.push(`load ${name}`), checkpoints.load(name)),
      loadAll: (names: readonly string[]) => (
        calls.push(...names.map((name) => `load ${name}`)),
        checkpoints.loadAll(names)
      ),
      save: (...given: Parameters<typeof checkpoints.save>) => (
        calls.push(`save ${given[0][0]!.name}`),
        checkpoints.save(...given)
      ),
    };
    const host = await startOwnReactions({
      store,
      checkpoints: watched,
      patience,
      catalogue,
      name: 'deadlines',
      categories: ['case'],
      reactions: [{ name: 'set-a-deadline', types: ['Opened'], react: async () => {} }],
    });
    const goesOn = async (type: string, revision: number) => {
      await store.append('case-1', revision === 0 ? 'NoStream' : revision - 1, [event(type)]);
      await eventually(() => host.handled.commit > BigInt(revision));
    };
    await goesOn('Closed', 0);
    await goesOn('Closed', 1);
    expect(calls.splice(0)).toEqual(['load own-reactions/deadlines/position']);
    await goesOn('Opened', 2);
    expect(calls).toEqual(['load own-reactions/deadlines/stream/case-1', 'save own-reactions/deadlines/position']);
    await host.stop();
  });
});
