/**
 * CPU time of payments of one account, as a payment file has them (8.7): each is a command on the account's stream, at
 * its exact revision. `npm run bench -- one-account [rows …]`: the time of one payment must not grow with their
 * number.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { billAccount } from '@pishkhan/billing-adjustments/domain';
import { civilDate } from '@pishkhan/calendar';
import {
  executeCommand,
  loadAggregate,
  openEmbeddedEventStore,
  rememberingStreams,
  type CommandMetadata,
} from '@pishkhan/event-store';
import { derivedId } from '@pishkhan/identifiers';
import { rial } from '@pishkhan/money';
import { rounded, writeResults } from '../latency/figures.ts';

const accountId = '10203040';
const terms = {
  accountId,
  billId: '1020304006239',
  countyOffice: 'county-1',
  use: 'household',
  climateZone: 1,
  dwellingUnits: 1,
  meterCapacity: 'G4',
  openedOn: civilDate('2024-05-21'),
  broughtBy: 'message-opened',
} as const;
const paidOn = civilDate('2026-08-01');

const metadataOf = (commandId: string): CommandMetadata => ({
  commandId,
  commandHash: commandId,
  correlationId: commandId,
  causationId: commandId,
  actor: { subject: 'bank-1', roles: ['paymentChannel'] },
  recordedAt: '2026-08-01T04:30:00.000Z',
  businessDate: paidOn,
  build: 'bench',
});

const secondsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const began = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1_000_000;
};

const measured = async (rows: number) => {
  const folder = mkdtempSync(join(tmpdir(), 'pishkhan-bench-'));
  const embedded = openEmbeddedEventStore({ file: join(folder, 'log.sqlite') });
  const store = rememberingStreams(embedded);
  const opened = { id: derivedId('bench', 'opened'), type: 'BillAccountOpened', data: terms };
  const metadata = { ...metadataOf('opened'), schemaVersion: 1 };
  await embedded.append(`bill-account-${accountId}`, 'NoStream', [{ ...opened, metadata }]);
  const deciding = await secondsOf(async () => {
    for (let row = 0; row < rows; row++) {
      const receiptNumber = `R-${row}`;
      const command = {
        type: 'ReceivePayment',
        billId: terms.billId,
        paymentId: '9850155',
        amount: rial(98_000),
      } as const;
      await executeCommand({
        store,
        decider: billAccount,
        id: accountId,
        command: { ...command, paidOn, receiptNumber, channel: 'bank-1', today: paidOn },
        metadata: metadataOf(derivedId('bench', receiptNumber)),
      });
    }
  });
  const reversing = await secondsOf(async () => {
    for (let row = 0; row < rows; row++) {
      const { payments } = (await loadAggregate(store, billAccount, accountId)).state;
      const reversalId = `reversal-${row}`;
      const { reference } = payments[row]!;
      const people = { requestedBy: 'receivables-1', confirmedBy: 'receivables-2' };
      await executeCommand({
        store,
        decider: billAccount,
        id: accountId,
        command: { type: 'ReversePayment', reference, reversalId, reason: 'returnedCheque', ...people, today: paidOn },
        metadata: metadataOf(derivedId('bench', reversalId)),
      });
    }
  });
  const loading = await secondsOf(() => loadAggregate(embedded, billAccount, accountId));
  await embedded.close();
  rmSync(folder, { recursive: true });
  return {
    rows,
    'CPU s': rounded(deciding),
    'CPU ms of a payment': rounded((deciding * 1000) / rows),
    'CPU s of reversals': rounded(reversing),
    'CPU ms of a reversal': rounded((reversing * 1000) / rows),
    'CPU s to load the account': rounded(loading),
  };
};

const asked = process.argv.slice(2).map(Number);
const results = [];
for (const rows of asked.length > 0 ? asked : [1000, 4000, 8000]) results.push(await measured(rows));
console.table(results);
writeResults('payments-of-one-account', { results });
