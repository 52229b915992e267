/**
 * P2 beside keys of commands (ADR 0055), embedded: load 20 events, decide, append one, durable before the answer;
 * without a key, and with its claim and its first answer. A raw durable append of the same event is the reference.
 * Rounds alternate; ratios are medians of the rounds' ratios. `npm run bench -- append`
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DomainEvent } from '@pishkhan/decider';
import {
  eventIdOf,
  executeCommand,
  openEmbeddedCommandKeys,
  openEmbeddedEventStore,
  rememberingStreams,
  streamOf,
  type CommandMetadata,
  type NewEvent,
  type StoredDecider,
} from '@pishkhan/event-store';
import { derivedId } from '@pishkhan/identifiers';
import { median, rounded, writeResults } from '../latency/figures.ts';
import { takeTurns } from '../event-store/rounds.ts';

const ROUNDS = 9;
const COMMANDS = 300;
const EARLIER_EVENTS = 20;

type Noted = DomainEvent<'Noted', { text: string }>;
const data = { text: 'x'.repeat(200) };
const notebook: StoredDecider<{ text: string }, Noted, number> = {
  category: 'notebook',
  events: { Noted: 1 },
  initial: 0,
  decide: ({ text }) => [{ type: 'Noted', data: { text } }],
  evolve: (count) => count + 1,
};

const metadataOf = (commandId: string): CommandMetadata => ({
  commandId,
  commandHash: commandId,
  correlationId: commandId,
  causationId: commandId,
  actor: { subject: 'clerk-101', roles: ['counterClerk'], office: 'office-101' },
  recordedAt: '2026-11-22T04:30:00.000Z',
  businessDate: '2026-11-22',
  build: 'bench',
});
const eventOf = (stream: string, index: number): NewEvent => ({
  id: eventIdOf(stream, stream, index),
  type: 'Noted',
  data,
  metadata: { ...metadataOf(stream), schemaVersion: 1 },
});

const folder = mkdtempSync(join(tmpdir(), 'pishkhan-bench-'));
const file = join(folder, 'pishkhan.sqlite');
const embedded = openEmbeddedEventStore({ file });
const store = rememberingStreams(embedded);
const keys = openEmbeddedCommandKeys({ file });
const [at, freeBefore] = [new Date('2026-11-22'), new Date('2026-11-15')];
let streams = 0;

const prepared = async (): Promise<string[]> => {
  const ids = Array.from({ length: COMMANDS }, () => `bench-${(streams += 1)}`);
  await Promise.all(
    ids.map((id) => {
      const stream = streamOf('notebook', id);
      const events = Array.from({ length: EARLIER_EVENTS }, (_, index) => eventOf(stream, index));
      return store.append(stream, 'NoStream', events);
    }),
  );
  return ids;
};

const raw = async (id: string): Promise<void> => {
  const stream = streamOf('notebook', id);
  await embedded.append(stream, EARLIER_EVENTS - 1, [eventOf(stream, EARLIER_EVENTS)]);
};
const command = async (id: string) =>
  executeCommand({ store, decider: notebook, id, command: data, metadata: metadataOf(derivedId('bench', id)) });
const keyed = async (id: string): Promise<void> => {
  const key = { id: `bench/${derivedId('bench', id)}`, contentHash: 'a'.repeat(64) };
  await keys.claim({ ...key, at, freeBefore });
  const done = await command(id);
  if ('rejected' in done) throw new Error(done.rejected);
  const headers = { 'X-Position': String(done.position.commit), Location: `/v1/notebooks/${id}` };
  await keys.keep(key, { status: 201, headers, body: { id, text: data.text } });
};

/** Commands in a second of wall time, and their CPU time in µs each. */
const perSecond = (work: (id: string) => Promise<unknown>, inFlight: number) => async () => {
  const ids = await prepared();
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  const next = async (): Promise<void> => {
    for (let id = ids.pop(); id !== undefined; id = ids.pop()) await work(id);
  };
  await Promise.all(Array.from({ length: inFlight }, next));
  const { user, system } = process.cpuUsage(cpu);
  return {
    rate: (COMMANDS * 1000) / (performance.now() - began),
    cpu: (user + system) / COMMANDS,
  };
};

const rows = [];
for (const inFlight of [1, 16]) {
  const of = (work: (id: string) => Promise<unknown>) => perSecond(work, inFlight);
  const done = await takeTurns(ROUNDS, { raw: of(raw), command: of(command), keyed: of(keyed) });
  const rates = (name: keyof typeof done) => done[name].map(({ rate }) => rate!);
  const ratio = (name: keyof typeof done, to: keyof typeof done) =>
    rounded(median(rates(name).map((rate, round) => rate / rates(to)[round]!)));
  const cpu = (name: keyof typeof done) => Math.round(median(done[name].map((figures) => figures.cpu!)));
  rows.push({
    'in flight': inFlight,
    'raw append/s': Math.round(median(rates('raw'))),
    'command/s': Math.round(median(rates('command'))),
    'with key/s': Math.round(median(rates('keyed'))),
    'command : raw': ratio('command', 'raw'),
    'with key : raw': ratio('keyed', 'raw'),
    'with key : command': ratio('keyed', 'command'),
    'CPU µs': `${cpu('raw')} / ${cpu('command')} / ${cpu('keyed')}`,
  });
}
await embedded.close();
await keys.close();
rmSync(folder, { recursive: true });
console.table(rows);
writeResults('append-with-key', { benchmark: 'P2 with keys', rounds: ROUNDS, commands: COMMANDS, rows });
