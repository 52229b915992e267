import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { openEmbeddedEventStore, type EventStore } from '@pishkhan/event-store';
import { eventsAfter } from './log-content.ts';
import { repeatErasures } from './repeat-erasures.ts';

const folder = mkdtempSync(join(tmpdir(), 'repeat-erasures-'));
afterAll(() => rmSync(folder, { recursive: true }));

const event = (type: string) => ({
  id: crypto.randomUUID(),
  type,
  data: { erasureId: 'e-1' },
  metadata: {
    commandId: crypto.randomUUID(),
    commandHash: '',
    correlationId: 'c',
    causationId: 'c',
    actor: { subject: 'head-1', roles: [] },
    recordedAt: '2026-11-22T05:00:00.000Z',
    businessDate: '2026-11-22',
    schemaVersion: 1,
    build: 'spec',
  },
});
const [request, other] = [event('ErasureRequested'), event('AccountOpened')];
const begin = async (file: string): Promise<EventStore> => {
  const store = openEmbeddedEventStore({ file });
  await store.append('account-1', 'NoStream', [other]);
  await store.append('erasure-subject-1', 'NoStream', [request]);
  return store;
};

it('A6: a backup that is older than an erasure gets its decision, and no report that it was carried out', async () => {
  const [from, to] = [join(folder, 'former.sqlite'), join(folder, 'restored.sqlite')];
  const former = await begin(from);
  const confirmed = event('ErasureConfirmed');
  await former.append('erasure-subject-1', 0, [confirmed]);
  await former.append('erasure-subject-1', 1, [event('ErasedIn')]);
  await former.append('erasure-subject-2', 'NoStream', [event('ErasureRequested'), event('ErasureConfirmed')]);
  await former.append('account-1', 0, [event('SupplyTermsAmended')]);
  await former.close();
  await (await begin(to)).close();
  const lost = { isContinuation: true, events: eventsAfter(from, 2) };
  expect(await repeatErasures(from, to, { ...lost, isContinuation: false })).toBe(0);
  expect(await repeatErasures(from, to, lost)).toBe(3);
  expect(await repeatErasures(from, to, lost)).toBe(0);
  const restored = openEmbeddedEventStore({ file: to });
  const types = async (stream: string) => (await restored.readStream(stream)).map(({ type }) => type);
  expect(await types('erasure-subject-1')).toEqual(['ErasureRequested', 'ErasureConfirmed']);
  expect(await types('erasure-subject-2')).toEqual(['ErasureRequested', 'ErasureConfirmed']);
  expect(await types('account-1')).toEqual(['AccountOpened']);
  expect((await restored.readStream('erasure-subject-1'))[1]).toMatchObject({ id: confirmed.id, data: confirmed.data });
  await restored.close();
});
