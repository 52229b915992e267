import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fixedClock } from '@pishkhan/calendar';
import {
  executeCommand,
  loadAggregate,
  openEmbeddedEventStore,
  START,
  type EventStore,
  type RecordedEvent,
} from '@pishkhan/event-store';
import { derivedId } from '@pishkhan/identifiers';
import type { OwnReaction, ReactionTools } from '@pishkhan/service-kit';
import { billing, day, eventsOf, reading } from '../bill-account/examples/account.ts';
import { contractorsFault, requestOf, simulated } from '../bill-account/examples/correction.ts';
import { billAccount } from '../bill-account/domain/bill-account.ts';
import { publishedSettings } from '../bill-account/examples/settings.ts';
import { fold } from '@pishkhan/decider';
import { correction } from '../correction/domain/correction.ts';
import { reactions } from './index.ts';

/** The process stops at an append: before it is durable, or after it and before any reader receives it. */
class Killed extends Error {}
type Death = { readonly at: number; readonly when: 'before' | 'after' };

const clock = fixedClock('2026-10-02T04:30:00.000Z');
const versions: Readonly<Record<string, number>> = { ...billAccount.events, ...correction.events };
const metadata = (cause: string, type: string) => ({
  commandId: cause,
  commandHash: cause,
  correlationId: cause,
  causationId: cause,
  actor: { subject: 'spec', roles: [] },
  recordedAt: clock.now().toISOString(),
  businessDate: clock.today(),
  schemaVersion: versions[type] ?? 1,
  build: 'spec',
});
const history: Record<string, readonly { type: string; data: unknown }[]> = (() => {
  const bills = eventsOf([
    billing(reading('a', day(5), 1_060)),
    billing(reading('b', day(6), 1_240)),
    billing(reading('c', day(7), 1_250)),
  ]);
  const simulation = simulated(fold(billAccount, bills), requestOf(contractorsFault), clock.today());
  const { hash } = simulation;
  const approval = {
    correctionId: 'c-1',
    by: 'representative-101-b',
    role: 'qualifiedRepresentative',
    office: 'office-101',
    on: clock.today(),
    hash,
  };
  return {
    ...publishedSettings,
    'bill-account-10203040': bills,
    'correction-c-1': [
      {
        type: 'CorrectionProposed',
        data: {
          request: requestOf(contractorsFault),
          ...simulation,
          countyOffice: 'county-1',
          disputedReaders: ['reader-17'],
          proposedOn: clock.today(),
        },
      },
      { type: 'CorrectionApproved', data: approval },
      { type: 'CorrectionFullyApproved', data: { correctionId: 'c-1', hash } },
    ],
  };
})();

let folder: string;
let store: EventStore;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'posting-'));
  store = openEmbeddedEventStore({ file: join(folder, 'log.sqlite') });
  for (const [stream, facts] of Object.entries(history)) {
    await store.append(
      stream,
      'NoStream',
      facts.map((fact, index) => ({
        id: derivedId(stream, String(index)),
        ...fact,
        metadata: metadata(`history-${stream}-${index}`, fact.type),
      })),
    );
  }
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const dying = (death: Death | undefined): Pick<EventStore, 'append' | 'readStream'> => {
  let appends = 0;
  return {
    readStream: (stream, from) => store.readStream(stream, from),
    append: async (...of) => {
      const dies = death && death.at === appends++;
      if (dies && death.when === 'before') throw new Killed();
      const appended = await store.append(...of);
      if (dies) throw new Killed();
      return appended;
    },
  };
};
const toolsOf = (
  log: Pick<EventStore, 'append' | 'readStream'>,
  reaction: OwnReaction,
  event: RecordedEvent,
): ReactionTools => ({
  clock,
  load: (decider, id) => loadAggregate(log, decider, id),
  execute: (decider, id, command, { step = '' } = {}) =>
    executeCommand({
      store: log,
      decider,
      id,
      command,
      metadata: metadata(derivedId(event.id, reaction.name, step), 'PostCorrection'),
    }),
});
const own = reactions.filter((reaction): reaction is OwnReaction => 'categories' in reaction);

/** One run of the process: all events from the start, as after a crash that lost the saved position. */
const live = async (death?: Death): Promise<void> => {
  const log = dying(death);
  for (let after = START; ;) {
    const events = await store.readAll({ after, limit: 100 });
    if (events.length === 0) return;
    for (const event of events)
      for (const reaction of own)
        if (reaction.types.includes(event.type)) await reaction.react(event, toolsOf(log, reaction, event));
    after = events.at(-1)!.position;
  }
};
const typesIn = async (stream: string) => (await store.readStream(stream)).map(({ type }) => type);
const finished = async () => {
  expect((await typesIn('bill-account-10203040')).slice(5)).toEqual(['BillsCorrected', 'MiscEntryPosted']);
  expect((await typesIn('correction-c-1')).slice(3)).toEqual(['CorrectionPosted']);
  expect(await typesIn('contractor-account-contractor-zagros')).toEqual(['ContractorDebited']);
};

describe('from the last approval to the posting, both sides of Card 74 and the mark', () => {
  it('11.8-3, A3-5: has one effect for any number of deliveries', async () => {
    await live();
    await live();
    await finished();
  });
  it.each(
    [0, 1, 2].flatMap((at) => [
      { at, when: 'before' as const },
      { at, when: 'after' as const },
    ]),
  )('killed $when append $at, the next run completes it once', async (death) => {
    await expect(live(death)).rejects.toBeInstanceOf(Killed);
    await live();
    await finished();
  });
  it('11.8: after a payment nothing is posted, and a new proposal waits', async () => {
    const paid = eventsOf([
      ...[reading('a', day(5), 1_060), reading('b', day(6), 1_240), reading('c', day(7), 1_250)].map(billing),
      {
        type: 'ReceivePayment',
        billId: '1020304006239',
        paymentId: '49050324',
        amount: 490_000 as never,
        paidOn: clock.today(),
        receiptNumber: 'R-1',
        today: clock.today(),
      },
    ]);
    await store.append('bill-account-10203040', 4, [
      { id: derivedId('payment'), ...paid.at(-1)!, metadata: metadata('payment', 'PaymentReceived') },
    ]);
    await live();
    await live();
    expect((await typesIn('correction-c-1')).slice(3)).toEqual(['CorrectionFoundStale', 'CorrectionReproposed']);
    expect(await typesIn('bill-account-10203040')).not.toContain('BillsCorrected');
  });
});
