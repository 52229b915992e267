import { afterAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { eventStoreContract } from '@pishkhan/contract-specs/event-store/event-store.contract.ts';
import {
  APPEND_WITHOUT_END,
  freshStream,
  sampleEvent,
  sampleEvents,
} from '@pishkhan/contract-specs/event-store/samples.ts';
import { eventually } from '@pishkhan/testing/eventually';
import { openEmbeddedEventStore } from './embedded.ts';
import { START, type NewEvent } from '../port.ts';

const folder = mkdtempSync(join(tmpdir(), 'event-store-'));
afterAll(() => rmSync(folder, { recursive: true }));
const fileOf = (name: string) => join(folder, `${name}.sqlite`);

eventStoreContract('embedded', async () => openEmbeddedEventStore({ file: fileOf('contract') }));

interface Answer {
  readonly stream: string;
  readonly expected: number | 'NoStream';
  readonly events: NewEvent[];
  readonly revision: number;
  readonly position: string;
}

/** Runs the appending process for a while, kills it, and returns its acknowledged appends. */
const appendUntilKilled = async (file: string, afterMs: number): Promise<Answer[]> => {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', APPEND_WITHOUT_END, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const answers: Answer[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    if (answers.length === 0) setTimeout(() => child.kill('SIGKILL'), afterMs);
    if (line.endsWith('}')) answers.push(JSON.parse(line) as Answer);
  });
  await Promise.all([once(child, 'exit'), once(lines, 'close')]);
  return answers;
};

describe('event store: embedded, its file', () => {
  it('35: after SIGKILL every acknowledged event is there, retries leave one copy, revisions are dense', async () => {
    const file = fileOf('killed');
    for (const afterMs of [20, 60, 110]) {
      const answers = await appendUntilKilled(file, afterMs);
      expect(answers.length).toBeGreaterThan(0);
      const store = openEmbeddedEventStore({ file });
      for (const { stream, expected, events, revision, position } of answers) {
        const again = await store.append(stream, expected, events);
        expect({ revision: again.revision, position: String(again.position.commit) }).toEqual({ revision, position });
      }
      for (const stream of new Set(answers.map((answer) => answer.stream))) {
        const stored = await store.readStream(stream);
        expect(stored.map(({ revision }) => revision)).toEqual(stored.map((_, index) => index));
        expect(new Set(stored.map(({ id }) => id)).size).toBe(stored.length);
      }
      const log = await store.readAll({ after: START, limit: 1_000_000 });
      expect(log.map(({ position }) => Number(position.commit))).toEqual(log.map((_, index) => index + 1));
      await store.close();
    }
  }, 30_000);
  it("a reader of the same file sees and follows the writer's events, and cannot append", async () => {
    const file = fileOf('shared');
    const writer = openEmbeddedEventStore({ file });
    const stream = freshStream();
    await writer.append(stream, 'NoStream', sampleEvents(2));
    const reader = openEmbeddedEventStore({ file, readOnly: true });
    const followed: string[] = [];
    const subscription = reader.subscribe({
      categories: [],
      after: START,
      handle: async (events) => void followed.push(...events.map(({ id }) => id)),
    });
    await writer.append(stream, 1, [sampleEvent()]);
    expect(await reader.readStream(stream)).toHaveLength(3);
    await expect(reader.append(stream, 2, [sampleEvent()])).rejects.toThrow();
    await eventually(() => followed.length >= 3);
    expect(followed).toHaveLength(3);
    await subscription.stop();
    await reader.close();
    await writer.close();
  });
  it('a subscription receives its position although no event of its category is written', async () => {
    const store = openEmbeddedEventStore({ file: ':memory:' });
    const places: bigint[] = [];
    store.subscribe({
      categories: ['rare'],
      after: START,
      handle: async (events, upTo) => void (expect(events).toEqual([]), places.push(upTo.commit)),
    });
    for (let i = 0; i < 25; i++) await store.append(`often-${i}`, 'NoStream', sampleEvents(1000));
    await eventually(() => places.length >= 2);
    expect(places.length).toBeGreaterThanOrEqual(2);
    expect(places.every((place, index) => place - (places[index - 1] ?? 0n) >= 10_000n)).toBe(true);
    await store.close();
  });
  it('rejects appends after it was closed, and keeps earlier ones', async () => {
    const file = fileOf('closed');
    const store = openEmbeddedEventStore({ file });
    const taken = store.append('a-1', 'NoStream', [sampleEvent()]);
    await Promise.all([store.close(), taken]);
    await expect(store.append('a-1', 0, [sampleEvent()])).rejects.toThrow('closed');
    const again = openEmbeddedEventStore({ file });
    expect(await again.readStream('a-1')).toHaveLength(1);
    await again.close();
  });
});
