import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fixedClock } from '@pishkhan/calendar';
import { openEmbeddedEventStore, type EventStore } from '@pishkhan/event-store';
import { deathsAt, Killed, oneProcess } from '../bill-account/examples/one-process.ts';
import { billing, day, eventsOf, reading } from '../bill-account/examples/account.ts';
import { contractorsFault, requestOf, simulated } from '../bill-account/examples/correction.ts';
import { billAccount } from '../bill-account/domain/bill-account.ts';
import { publishedSettings } from '../bill-account/examples/settings.ts';
import { fold } from '@pishkhan/decider';
import { correction } from '../correction/domain/correction.ts';
import { reactions } from './index.ts';

const clock = fixedClock('2026-10-02T04:30:00.000Z');
const versions: Readonly<Record<string, number>> = { ...billAccount.events, ...correction.events };
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
let process: ReturnType<typeof oneProcess>;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'posting-'));
  store = openEmbeddedEventStore({ file: join(folder, 'log.sqlite') });
  process = oneProcess({ store, clock, reactions, versions });
  for (const [stream, facts] of Object.entries(history)) await process.record(stream, facts);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});
const finished = async () => {
  expect((await process.typesIn('bill-account-10203040')).slice(5)).toEqual(['BillsCorrected', 'MiscEntryPosted']);
  expect((await process.typesIn('correction-c-1')).slice(3)).toEqual(['CorrectionPosted']);
  expect(await process.typesIn('contractor-account-contractor-zagros')).toEqual(['ContractorDebited']);
};

describe('from the last approval to the posting, both sides of Card 74 and the mark', () => {
  it('11.8-3, A3-5: has one effect for any number of deliveries', async () => {
    await process.live();
    await process.live();
    await finished();
  });
  it.each(deathsAt(3))('killed $when append $at, the next run completes it once', async (death) => {
    await expect(process.live(death)).rejects.toBeInstanceOf(Killed);
    await process.live();
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
    await process.record('bill-account-10203040', [paid.at(-1)!]);
    await process.live();
    await process.live();
    expect((await process.typesIn('correction-c-1')).slice(3)).toEqual([
      'CorrectionFoundStale',
      'CorrectionReproposed',
    ]);
    expect(await process.typesIn('bill-account-10203040')).not.toContain('BillsCorrected');
  });
});
