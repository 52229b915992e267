import { derivedId } from '@pishkhan/identifiers';
import { eventIdOf, type EventMetadata, type RecordedEvent } from '@pishkhan/event-store';
import type { ContractMessage } from '@pishkhan/messages';
import type { Lying } from '../evidence/topics.ts';
import type { Command, Entry } from '../load/journal.ts';

const metadata = (commandId: string): EventMetadata => ({
  commandId,
  commandHash: 'h',
  correlationId: 'c',
  causationId: commandId,
  actor: { subject: 'bank-1', roles: ['paymentChannel'] },
  recordedAt: '2026-11-22T08:30:00.000Z',
  businessDate: '2026-11-22',
  schemaVersion: 1,
  build: 'b',
});

/** A small log for specs: each append belongs to one command. */
export class SampleLog {
  readonly events: RecordedEvent[] = [];

  append(stream: string, commandId: string, facts: readonly (readonly [type: string, data: unknown])[]): this {
    const revision = this.events.filter((event) => event.stream === stream).length;
    facts.forEach(([type, data], at) => {
      const place = BigInt(this.events.length + 1);
      this.events.push({
        stream,
        revision: revision + at,
        position: { commit: place, prepare: place },
        id: eventIdOf(commandId, stream, at),
        type,
        data,
        metadata: metadata(commandId),
      });
    });
    return this;
  }
}

const command: Command = {
  key: 'key-1',
  user: 'bank-1',
  service: 'billing-adjustments',
  path: '/v1/payments',
  body: undefined,
  what: 'pay',
  category: 'bill-account',
};
export const commandIdOf = (key: string, user = 'bank-1'): string => derivedId('command', user, key);

export const entry = (more: Partial<Entry> = {}, of: Partial<Command> = {}): Entry => {
  const { body: _body, ...told } = { ...command, ...of };
  return {
    command: told,
    commandId: commandIdOf(told.key, told.user),
    rial: 0,
    tries: 1,
    firstSentAt: 0,
    answeredAt: 1,
    status: 201,
    answer: {},
    ...more,
  };
};

export const paid = (receiptNumber: string, amount: number, receivable = -amount): readonly [string, unknown] => [
  'PaymentReceived',
  {
    accountId: '1',
    receiptNumber,
    paymentId: '9850155',
    amount,
    paidOn: '2026-11-22',
    matched: { to: 'account', asked: 0, difference: amount },
    settles: [],
    posting: {
      entries: [
        { ledgerAccount: 'cash', amount },
        { ledgerAccount: 'receivable:1', amount: receivable },
      ],
    },
  },
];

/** The event's message in the topic of billing-adjustments. */
export const lying = (
  event: Pick<RecordedEvent, 'id' | 'stream' | 'revision'>,
  previousRevision: number,
  partition = 0,
): Lying => ({
  topic: 'gas.billing-adjustments.v1',
  partition,
  sentAt: 0,
  message: {
    id: event.id,
    stream: event.stream,
    revision: event.revision,
    previousRevision,
    type: 'PaymentReceived',
    source: 'billing-adjustments',
  } as ContractMessage,
});
