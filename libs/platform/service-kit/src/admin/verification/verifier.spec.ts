import { expect, it } from '@jest/globals';
import { stores } from '@pishkhan/contract-specs/views/stores.ts';
import { openEmbeddedEventStore } from '@pishkhan/event-store';
import type { Platform, ServiceDefinition } from '../../definition.ts';
import type { FaultLog } from '../../running/outages/fault-log.ts';
import { Verifier } from './verifier.ts';

it('R8: the stop of the process does not wait until a long view is compared, and the run is interrupted', async () => {
  const { connection, close } = await stores[0]!.connect('verifier');
  const eventStore = openEmbeddedEventStore({ file: ':memory:' });
  const clock = { now: () => new Date('2026-11-22T08:00:00Z') };
  const begun = Promise.withResolvers<void>();
  const verifier = new Verifier(
    { deciders: [], views: [{ name: 'long', from: { categories: ['note'] } }] } as unknown as ServiceDefinition,
    { database: connection, eventStore, clock } as unknown as Platform,
    { rebuild: () => (begun.resolve(), new Promise<never>(() => undefined)) },
    { report: () => undefined } as unknown as FaultLog,
  );
  expect(await verifier.start('run-1')).toBeUndefined();
  await begun.promise;
  await verifier.onModuleDestroy();
  expect(await verifier.runs.find('run-1')).toMatchObject({ state: 'interrupted', stage: 'comparing' });
  expect(await verifier.start('run-2')).toBeUndefined();
  await verifier.onModuleDestroy();
  await eventStore.close();
  await close();
});
