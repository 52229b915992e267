import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { stores, type SpecConnection } from '@pishkhan/contract-specs/views/stores.ts';
import { eventCatalogueOf, openEmbeddedEventStore, START, type EventStore } from '@pishkhan/event-store';
import { openEmbeddedMessages, type Messages } from '@pishkhan/messages';
import { eventually } from '@pishkhan/testing/eventually';
import type mongoose from 'mongoose';
import { factOfEvent } from '../fold/facts.ts';
import { startProjectors, type Projectors, type ProjectorsOptions } from '../projecting/projectors.ts';
import { catalogue as today, moved, movedMessage, officeSums, officeSumsOfTopics } from '../projecting/samples.ts';
import { modelOf } from '../reading/model.ts';
import { differencesOf } from '../verify.ts';

const tomorrow = eventCatalogueOf([{ category: 'account', events: { AmountMoved: 2, AmountVoided: 1 } }]);
const voided = (office: string, by: number) => ({ ...moved(office, by), type: 'AmountVoided' });
const movedHigher = (office: string, by: number) => {
  const event = moved(office, by);
  return { ...event, metadata: { ...event.metadata, schemaVersion: 2 } };
};

describe.each(stores)('case 08: views and an event of a newer release, on $name', ({ connect }) => {
  let store: SpecConnection;
  let database: mongoose.Connection;
  let eventStore: EventStore;
  let messages: Messages;
  let folder: string;
  let running: Projectors | undefined;
  beforeEach(async () => {
    store = await connect('newer');
    database = store.connection;
    eventStore = openEmbeddedEventStore({ file: ':memory:' });
    folder = await mkdtemp(join(tmpdir(), 'pishkhan-newer-'));
    messages = openEmbeddedMessages({ file: join(folder, 'messages.sqlite') });
  });
  afterEach(async () => {
    await running?.stop();
    await messages.close();
    await rm(folder, { recursive: true });
    await eventStore.close();
    await store.close();
  });
  const start = async (options: Partial<ProjectorsOptions>): Promise<Projectors> => {
    await running?.stop();
    const common = { eventStore, messages, database, group: 'newer', catalogue: today, views: [officeSums] };
    running = await startProjectors({ onFault: (fault) => console.error(fault), ...common, ...options });
    return running;
  };
  const startAtHead = async (catalogue: typeof today): Promise<Projectors> => {
    const projectors = await start({ catalogue });
    expect(await projectors.waitFor('office-sums', await eventStore.head(), 5000)).toBe(true);
    return projectors;
  };
  const sumOf = async (office: string, view = officeSums) => (await modelOf(database, view).findById(office))?.sum;
  const statusOf = async () => (await running!.status())[0]!;
  const heldAt = async () => (await statusOf()).heldAt;
  const released = () => eventually(async () => (await heldAt()).length === 0 && !(await statusOf()).rebuild, 10_000);
  const facts = async () => (await eventStore.readAll({ after: START, limit: 1000 })).map(factOfEvent);

  it.each([
    ['an unknown type', voided, { type: 'AmountVoided', schemaVersion: 1 }],
    ['a higher schema version', movedHigher, { type: 'AmountMoved', schemaVersion: 2 }],
  ])(
    '%s: documents of the stream stay unchanged, others continue, a rebuild reports it, and the newer build repairs everything',
    async (_, newer, named) => {
      await eventStore.append('account-1', 'NoStream', [moved('a', 5), newer('a', 100), moved('a', 1)]);
      await eventStore.append('account-2', 'NoStream', [moved('a', 20), moved('b', 7)]);
      await startAtHead(today);
      const held = [{ stream: 'account-1', revision: 1, position: '2-2', ...named }];
      expect([await sumOf('a'), await sumOf('b'), await heldAt()]).toEqual([25, 7, held]);

      await eventStore.append('account-1', 2, [moved('a', 1000)]);
      const again = await startAtHead(today);
      expect([await sumOf('a'), await heldAt()]).toEqual([25, held]);
      expect(await again.rebuild('office-sums')).toMatchObject({ differing: 0, outcome: 'swapped', heldAt: held });
      expect([await sumOf('a'), await heldAt()]).toEqual([25, held]);

      await startAtHead(tomorrow);
      await released();
      expect(await heldAt()).toEqual([]);
      expect(await sumOf('a')).toBe(1126);
      expect(await differencesOf(database, officeSums, await facts())).toEqual([]);
      await eventStore.append('account-1', 3, [moved('a', 1)]);
      await startAtHead(today);
      expect(await sumOf('a')).toBe(1127);
    },
  );

  it('documents that the newer build had made are not replaced silently', async () => {
    await eventStore.append('account-1', 'NoStream', [moved('a', 5), voided('a', 100)]);
    await startAtHead(tomorrow);
    const rolledBack = await startAtHead(today);
    expect(await sumOf('a')).toBe(105);
    const named = { heldAt: [expect.objectContaining({ type: 'AmountVoided', position: '2-2' })], differing: 1 };
    expect(await rolledBack.rebuild('office-sums')).toMatchObject({ outcome: 'kept', ...named });
    expect(await sumOf('a')).toBe(105);
    expect(await rolledBack.rebuild('office-sums', { swap: 'always' })).toMatchObject({ outcome: 'swapped', ...named });
    expect(await heldAt()).toEqual(named.heldAt);
    await eventStore.append('account-1', 1, [moved('a', 1)]);
    await startAtHead(today);
    expect(await sumOf('a')).toBe(5);
  });

  it('of topics: a higher version of a contract holds its stream until the newer build rebuilds the view', async () => {
    const views = [officeSumsOfTopics];
    const build = (version: number) => ({ views, newestVersion: () => version });
    const sum = (office: string) => sumOf(office, officeSumsOfTopics);
    const reaches = (office: string, wanted: number) =>
      eventually(async () => expect(await sum(office)).toBe(wanted), 10_000);
    await messages.produce('gas.samples.v1', [
      movedMessage('account-1', 0, 'a', 5),
      { ...movedMessage('account-1', 1, 'a', 100), version: 2 },
      movedMessage('account-1', 2, 'a', 1),
      movedMessage('account-2', 0, 'b', 7),
    ]);
    await start(build(1));
    await reaches('b', 7);
    await reaches('a', 5);
    const held = { stream: 'samples/account-1', revision: 1, type: 'AmountMoved', schemaVersion: 2 };
    await eventually(async () => expect(await heldAt()).toEqual([held]), 10_000);
    await start(build(2));
    await reaches('a', 106);
    await released();
    await messages.produce('gas.samples.v1', [movedMessage('account-1', 3, 'a', 1)]);
    await reaches('a', 107);
  });
});
