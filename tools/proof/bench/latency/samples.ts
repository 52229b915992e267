import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import * as contracts from '@pishkhan/contracts';
import type { DataOf } from '@pishkhan/contracts';
import type { DomainEvent } from '@pishkhan/decider';
import type { NewEvent } from '@pishkhan/event-store';
import { defineView, type FactOf, type Source } from '@pishkhan/views';
import { workspaceRoot } from '../../../check/source/files.ts';

type Fields = Readonly<Record<string, unknown>>;

const sample = (type: string): Fields =>
  (
    JSON.parse(
      readFileSync(
        join(workspaceRoot, 'services/billing-adjustments/src/bill-account/samples', `${type}.v1.json`),
        'utf8',
      ),
    ) as { data: Fields }
  ).data;

const bill = sample('BillIssued');
const payment = sample('PaymentReceived');

const metadata = () => {
  const id = randomUUID();
  return {
    commandId: id,
    commandHash: 'c'.repeat(64),
    correlationId: id,
    causationId: id,
    actor: { subject: 'bench', roles: ['meterReader'], office: 'office-1' },
    reason: 'a reading was accepted',
    recordedAt: new Date().toISOString(),
    businessDate: '2026-07-24',
    schemaVersion: 1,
    build: 'bench',
  };
};

/** A bill of billing-adjustments with all lines: 3 KB. */
export const billIssued = (accountId: string, billNumber: string): NewEvent => ({
  id: randomUUID(),
  type: 'BillIssued',
  data: { ...bill, accountId, billNumber },
  metadata: metadata(),
});

export const paymentReceived = (accountId: string, billNumber: string): NewEvent => ({
  id: randomUUID(),
  type: 'PaymentReceived',
  metadata: metadata(),
  data: {
    ...payment,
    accountId,
    settles: [billNumber],
    matched: { to: 'bill', billNumber, asked: bill['payable'], difference: 0 },
  },
});

type Message =
  | DomainEvent<'BillIssued', DataOf<typeof contracts.billIssued>>
  | DomainEvent<'PaymentReceived', DataOf<typeof contracts.paymentReceived>>;

/** A view of bills that another service has published. The topic carries these two types only. */
export const billsElsewhere = (topic: string) => {
  const source: Source<Message> = { from: { topics: [topic] }, read: (fact) => fact as FactOf<Message> };
  return defineView({
    name: 'bills-elsewhere',
    version: 1,
    question: 'Which bills has the other service issued?',
    source,
    document: contracts.billIssued.schema,
    indexes: [{ accountId: 1, issuedOn: -1 }],
  }).on({
    BillIssued: { keys: ({ data }) => [data.billNumber], change: (_, { data }) => data },
    PaymentReceived: 'ignored',
  });
};
