import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { daysBetween, fixedClock } from '@pishkhan/calendar';
import { fold } from '@pishkhan/decider';
import { openEmbeddedEventStore, type EventStore } from '@pishkhan/event-store';
import type { Rial } from '@pishkhan/money';
import { deathsAt, Killed, oneProcess } from '../../../bill-account/examples/one-process.ts';
import { billing, day, eventsOf, reading } from '../../../bill-account/examples/account.ts';
import { requestOf, simulated } from '../../../bill-account/examples/correction.ts';
import { publishedSettings } from '../../../bill-account/examples/settings.ts';
import { lastBill } from '../../../bill-account/domain/bill-account.state.ts';
import { billAccount } from '../../../bill-account/domain/bill-account.ts';
import { shardOf } from '../../../bill-account/kept-reading/unpriced/domain/account-shards.ts';
import { correction } from '../../../correction/domain/correction.ts';
import { policy } from '../../../pricing/policy/domain/policy.ts';
import { reactions } from '../../index.ts';
import { changes } from './compare-proposals-when-their-account-changes.ts';

const BEGINNING = '2026-10-02T04:30:00.000Z';
const DAY_MS = 24 * 60 * 60 * 1000;
let clock = fixedClock(BEGINNING);
const versions: Readonly<Record<string, number>> = { ...billAccount.events, ...correction.events, ...policy.events };
const bills = [reading('a', day(5), 1_060), reading('b', day(6), 1_240), reading('c', day(7), 1_250)].map(billing);
const issued = eventsOf(bills);
const payment = eventsOf([
  ...bills,
  {
    type: 'ReceivePayment',
    billId: '1020304006239',
    paymentId: '49050324',
    amount: 490_000 as Rial,
    paidOn: clock.today(),
    receiptNumber: 'R-1',
    today: clock.today(),
  },
]).at(-1)!;
const proposed = {
  type: 'CorrectionProposed',
  data: {
    request: requestOf(),
    ...simulated(fold(billAccount, issued), requestOf(), clock.today()),
    countyOffice: 'county-1',
    disputedReaders: ['reader-17'],
    proposedOn: clock.today(),
  },
};
const [account, corrections, shard] = [
  'bill-account-10203040',
  'correction-c-1',
  `waiting-proposals-${shardOf('10203040')}`,
];

let folder: string;
let store: EventStore;
let process: ReturnType<typeof oneProcess>;
beforeEach(async () => {
  clock = fixedClock(BEGINNING);
  folder = mkdtempSync(join(tmpdir(), 'overtaken-'));
  store = openEmbeddedEventStore({ file: join(folder, 'log.sqlite') });
  process = oneProcess({ store, clock, reactions, versions });
  for (const [stream, facts] of Object.entries({ ...publishedSettings, [account]: issued }))
    await process.record(stream, facts);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});
const proposalHas = async (...types: string[]) => expect((await process.typesIn(corrections)).slice(1)).toEqual(types);

describe('11.8: a change of the inputs overtakes a proposal that a case waits for', () => {
  it('by a payment, once for any number of deliveries', async () => {
    await process.record(corrections, [proposed]);
    await process.live();
    expect(await process.typesIn(shard)).toEqual(['ProposalEntered']);
    await proposalHas();
    const from = await process.head();
    await process.record(account, [payment]);
    await process.live(undefined, from);
    await process.live();
    await proposalHas('CorrectionOvertaken');
    expect((await store.readStream(corrections)).at(-1)).toMatchObject({ data: { because: 'payment' } });
  });
  it.each(deathsAt(2))('killed $when append $at, the next run records it once', async (death) => {
    await process.record(corrections, [proposed]);
    await process.record(account, [payment]);
    await expect(process.live(death)).rejects.toBeInstanceOf(Killed);
    await process.live();
    await proposalHas('CorrectionOvertaken');
    expect((await process.typesIn(shard)).filter((type) => type === 'ProposalEntered')).toHaveLength(1);
  });
  it('recorded before the proposal is entered: the comparison that follows the entry finds it', async () => {
    await process.record(account, [payment]);
    await process.record(corrections, [proposed]);
    await process.live();
    await proposalHas('CorrectionOvertaken');
    expect((await store.readStream(corrections)).at(-1)?.data).not.toHaveProperty('because');
  });
  it('15.2: by a policy that raises the number of signers, of every account', async () => {
    await process.record(corrections, [proposed]);
    await process.live();
    const [version] = publishedSettings['policy-correction-approval']!;
    const data = version!.data as { readonly content: { readonly bands: readonly { readonly approvals: unknown }[] } };
    const stricter = {
      ...data,
      version: 'stricter',
      effectiveFrom: clock.today(),
      content: { ...data.content, bands: [{ ...data.content.bands.at(-1), upTo: null }] },
    };
    const from = await process.head();
    await process.record('policy-correction-approval', [{ type: 'PolicyVersionPublished', data: stricter }]);
    await process.live(undefined, from);
    await proposalHas('CorrectionOvertaken');
    expect((await store.readStream(corrections)).at(-1)).toMatchObject({ data: { because: 'policy' } });
  });
  it('15.2: a policy that no correction reads compares nothing', async () => {
    await process.record(corrections, [proposed]);
    await process.live();
    const [from, length] = [await process.head(), (await store.readStream(shard)).length];
    const [version] = publishedSettings['policy-billing']!;
    const other = { ...version!, data: { ...(version!.data as object), name: 'conflicts', version: 'other' } };
    await process.record('policy-conflicts', [other]);
    await process.live(undefined, from);
    expect(await store.readStream(shard)).toHaveLength(length);
  });
  it('an ended correction leaves the list, and no change finds it', async () => {
    const subject = { correctionId: 'c-1', caseId: 'case-1', officeId: 'office-101', accountId: '10203040' };
    const declined = { ...subject, by: 'representative-101-b', role: 'qualifiedRepresentative', office: 'office-101' };
    await process.record(corrections, [
      proposed,
      { type: 'CorrectionDeclined', data: { ...declined, on: clock.today(), reason: 'نادرست' } },
    ]);
    await process.live();
    expect(await process.typesIn(shard)).toEqual([]);
    await process.record(account, [payment]);
    await process.live();
    await proposalHas('CorrectionDeclined');
  });
  it('11.8: every event of an account is compared', () => {
    expect(Object.keys(changes).toSorted()).toEqual(Object.keys(billAccount.events).toSorted());
  });
});

describe('11.8-5: a day begins after the payment deadline of the bill that a proposal replaces', () => {
  const next = async () => {
    await process.record(corrections, [proposed]);
    await process.live();
    const { correctiveBill } = proposed.data.proposal;
    const deadline = lastBill(fold(billAccount, issued))!.face.paymentDeadline;
    expect(correctiveBill).toBeDefined();
    clock.advance((daysBetween(clock.today(), deadline) + 1) * DAY_MS);
    const from = await process.head();
    const began = { comparison: 1_000, because: 'day', on: clock.today() };
    await process.record(shard, [{ type: 'ComparisonBegan', data: began }]);
    return from;
  };
  it.each(deathsAt(2))('killed $when append $at, the next run finds it once', async (death) => {
    const from = await next();
    await expect(process.live(death, from)).rejects.toBeInstanceOf(Killed);
    await process.live(undefined, from);
    await proposalHas('CorrectionOvertaken');
    expect((await store.readStream(corrections)).at(-1)?.data).toMatchObject({ changes: ['paymentDeadline'] });
    expect((await process.typesIn(shard)).filter((type) => type === 'ProposalsCompared')).toHaveLength(1);
  });
  it('more than one part: all are compared, in parts', async () => {
    const from = await next();
    const others = Array.from({ length: 45 }, (_, place) => `other-${place}`);
    const { data } = proposed;
    for (const correctionId of others)
      await process.record(`correction-${correctionId}`, [
        { ...proposed, data: { ...data, request: { ...data.request, correctionId } } },
      ]);
    await process.live(undefined, from);
    const began = { comparison: 2_000, because: 'policy', on: clock.today() };
    const since = await process.head();
    await process.record(shard, [{ type: 'ComparisonBegan', data: began }]);
    await process.live(undefined, since);
    const parts = (await store.readStream(shard)).filter(
      ({ type, data: part }) =>
        type === 'ProposalsCompared' && (part as { comparison: number }).comparison === began.comparison,
    );
    expect(parts.map((part) => (part.data as { correctionIds: string[] }).correctionIds.length)).toEqual([20, 20, 6]);
  });
});

describe('15.4-32: a proposal that billing itself made', () => {
  it('is entered, and computed again after a policy was published', async () => {
    const own = { ...requestOf(), caseId: 'c-1' };
    const data = { ...proposed.data, request: own, ...simulated(fold(billAccount, issued), own, clock.today()) };
    await process.record(corrections, [{ ...proposed, data }]);
    await process.live();
    expect(await process.typesIn(shard)).toContain('ProposalEntered');
    const [version] = publishedSettings['policy-correction-approval']!;
    const from = await process.head();
    await process.record('policy-correction-approval', [
      { ...version!, data: { ...(version!.data as object), version: 'other', effectiveFrom: clock.today() } },
    ]);
    await process.live(undefined, from);
    await proposalHas('CorrectionReproposed');
  });
});
