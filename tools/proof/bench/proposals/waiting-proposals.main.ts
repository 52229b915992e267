/**
 * CPU time of a publication or a new day while corrections wait for approval (11.8, ADR 0075): every waiting proposal
 * is computed again. `npm run bench -- waiting-proposals [proposals …]`: one part must not hold up the other work of
 * the service, so the longest turn stays below 200 ms of CPU.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { billingAdjustments } from '@pishkhan/billing-adjustments';
import {
  policyFiles,
  readPolicyFile,
  readTariffFile,
  requestOf,
  sampleAccount,
  seenAt,
  simulateCorrection,
  tariffFiles,
  billAccount,
} from '@pishkhan/billing-adjustments/simulation';
import { fixedClock } from '@pishkhan/calendar';
import { fold } from '@pishkhan/decider';
import {
  executeCommand,
  loadAggregate,
  openEmbeddedEventStore,
  rememberingStreams,
  START,
  type CommandMetadata,
  type EventStore,
  type Position,
  type RecordedEvent,
} from '@pishkhan/event-store';
import { derivedId } from '@pishkhan/identifiers';
import type { OwnReaction, ReactionTools } from '@pishkhan/service-kit';
import { rounded, writeResults } from '../latency/figures.ts';

const clock = fixedClock('2026-10-02T04:30:00.000Z');
const versions: Record<string, number> = Object.assign({}, ...billingAdjustments.deciders.map(({ events }) => events));
const { billing, day, eventsOf, reading, basis } = sampleAccount;
const issued = eventsOf(
  [reading('a', day(5), 1_060), reading('b', day(6), 1_240), reading('c', day(7), 1_250)].map(billing),
);
const request = requestOf(seenAt(1_262));
const simulated = simulateCorrection(request, { ...basis, account: fold(billAccount, issued), today: clock.today() });

const metadataOf = (commandId: string): CommandMetadata => ({
  commandId,
  commandHash: commandId,
  correlationId: commandId,
  causationId: commandId,
  actor: { subject: 'bench', roles: [] },
  recordedAt: clock.now().toISOString(),
  businessDate: clock.today(),
  build: 'bench',
});

const record = async (store: EventStore, stream: string, events: readonly { type: string; data: unknown }[]) => {
  const { length } = await store.readStream(stream);
  const recorded = events.map((event, place) => ({
    id: derivedId(stream, String(length + place)),
    ...event,
    metadata: { ...metadataOf(stream), schemaVersion: versions[event.type] ?? 1 },
  }));
  await store.append(stream, length === 0 ? 'NoStream' : length - 1, recorded);
};

/** The same history for another account. */
const of = (accountId: string, events: readonly { type: string; data: unknown }[]) =>
  JSON.parse(JSON.stringify(events).replaceAll('10203040', accountId).replaceAll('"c-1"', `"c-${accountId}"`));

const cpuMs = (since?: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1_000;
};

const toolsOf = (store: EventStore, reaction: OwnReaction, event: RecordedEvent): ReactionTools => ({
  clock,
  find: (part) => Promise.reject(new Error(`there is no ${part.name} here`)),
  load: (decider, id) => loadAggregate(store, decider, id),
  published: (decider, id) => loadAggregate(store, decider, id),
  writtenHere: (decider, id) => loadAggregate(store, decider, id),
  execute: (decider, id, command, { step = '' } = {}) =>
    executeCommand({ store, decider, id, command, metadata: metadataOf(derivedId(event.id, reaction.name, step)) }),
});

const reactions = billingAdjustments.reactions.filter((each): each is OwnReaction => 'categories' in each);

/** Handles all events after a position; returns the CPU time of each turn: one reaction to one event. */
const handled = async (store: EventStore, from: Position): Promise<readonly number[]> => {
  const turns: number[] = [];
  for (let after = from; ;) {
    const events = await store.readAll({ after, limit: 500 });
    if (events.length === 0) return turns;
    for (const event of events)
      for (const reaction of reactions.filter(({ types }) => types.includes(event.type))) {
        const began = process.cpuUsage();
        await reaction.react(event, toolsOf(store, reaction, event));
        turns.push(cpuMs(began));
      }
    after = events.at(-1)!.position;
  }
};

const measured = async (proposals: number) => {
  const folder = mkdtempSync(join(tmpdir(), 'pishkhan-bench-'));
  const embedded = openEmbeddedEventStore({ file: join(folder, 'log.sqlite') });
  const store = rememberingStreams(embedded);
  const policies = policyFiles.map(readPolicyFile);
  await record(
    store,
    'tariff-book-gas',
    tariffFiles.map(readTariffFile).map((data) => ({ type: 'TariffVersionPublished', data })),
  );
  for (const data of policies) await record(store, `policy-${data.name}`, [{ type: 'PolicyVersionPublished', data }]);
  if ('rejected' in simulated) throw new Error(simulated.rejected);
  const data = { request, ...simulated, countyOffice: 'county-1', disputedReaders: [], proposedOn: clock.today() };
  const beginning = (await store.readAll({ after: START, limit: 500 })).at(-1)!.position;
  for (let place = 0; place < proposals; place++) {
    const accountId = String(20_000_000 + place);
    await record(store, `bill-account-${accountId}`, of(accountId, issued));
    await record(store, `correction-c-${accountId}`, of(accountId, [{ type: 'CorrectionProposed', data }]));
  }
  await handled(store, beginning);
  const head = await store.head();
  const published = policies.findLast(({ name }) => name === 'correction-approval')!;
  const version = { ...published, version: 'bench', effectiveFrom: clock.today() };
  await record(store, 'policy-correction-approval', [{ type: 'PolicyVersionPublished', data: version }]);
  const turns = await handled(store, head);
  await embedded.close();
  rmSync(folder, { recursive: true });
  return {
    proposals,
    turns: turns.length,
    'CPU ms': rounded(turns.reduce((sum, turn) => sum + turn, 0)),
    'longest turn, CPU ms': rounded(Math.max(...turns)),
  };
};

const asked = process.argv.slice(2).map(Number);
const results = [];
for (const proposals of asked.length > 0 ? asked : [200, 2_000]) results.push(await measured(proposals));
console.table(results);
writeResults('waiting-proposals', { results });
