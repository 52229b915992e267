import { describe, expect, it } from '@jest/globals';
import type { ContractMessage } from '@pishkhan/messages';
import type { Kafka, ProducerRecord, RecordMetadata } from 'kafkajs';
import { Producing, requestsOf, unacknowledged } from './producing.ts';
import { recordOf } from './record.ts';

const message = (stream: string, revision: number, data: unknown = {}): ContractMessage => ({
  id: `${stream}-${revision}`,
  type: 'Sampled',
  version: 1,
  source: 'samples',
  stream,
  revision,
  previousRevision: revision - 1,
  recordedAt: '2026-11-22T08:30:00.000Z',
  businessDate: '2026-11-22',
  correlationId: 'c',
  causationId: 'd',
  actor: { subject: 's', roles: [] },
  data,
});

const answer = (partition: number, errorCode = 0): RecordMetadata => ({ topicName: 't', partition, errorCode });

/** A client whose producers return the given results, one per send. */
const client = (answers: ((record: ProducerRecord) => RecordMetadata[])[]) => {
  const sent: { producer: number; revisions: string[] }[] = [];
  let producers = 0;
  const kafka = {
    producer: () => {
      const producer = ++producers;
      return {
        connect: async () => {},
        disconnect: async () => {},
        send: async (record: ProducerRecord) => {
          sent.push({ producer, revisions: record.messages.map(({ headers }) => headers!['ce_revision'] as string) });
          return (answers.shift() ?? acknowledgeAll)(record);
        },
      };
    },
  } as unknown as Kafka;
  return { kafka, sent };
};
const acknowledgeAll = ({ messages }: ProducerRecord) =>
  [...new Set(messages.map(({ partition }) => partition!))].map((partition) => answer(partition));

describe('producing', () => {
  it('splits a big call into requests, in order', () => {
    const records = Array.from({ length: 9 }, (_, n) => recordOf(message('case-1', n, 'x'.repeat(1000))));
    const requests = requestsOf(records, 4000);
    expect(requests.length).toBeGreaterThan(2);
    expect(requests.flat()).toEqual(records);
    expect(requestsOf([recordOf(message('case-1', 0, 'x'.repeat(9000)))], 4000)).toHaveLength(1);
  });
  it('finds the partitions that no broker acknowledged', () => {
    const records = ['case-1', 'case-2', 'case-3'].map((stream) => recordOf(message(stream, 0)));
    const partitions = [...new Set(records.map(({ partition }) => partition))].sort((a, b) => a - b);
    expect(
      unacknowledged(
        records,
        partitions.map((partition) => answer(partition)),
      ),
    ).toEqual([]);
    expect(unacknowledged(records, [answer(partitions[0]!), answer(partitions[1]!, 6)])).toEqual(partitions.slice(1));
  });
  it('does not resolve if kafkajs left a partition out after a leader moved', async () => {
    const { kafka } = client([() => []]);
    await expect(new Producing(kafka).produce('t', [message('case-1', 0)])).rejects.toThrow('has not acknowledged');
  });
  it('uses a new producer after a failure, so that no sequence number is reused', async () => {
    const { kafka, sent } = client([
      acknowledgeAll,
      () => {
        throw new Error('no answer');
      },
    ]);
    const producing = new Producing(kafka);
    await producing.produce('t', [message('case-1', 0)]);
    await expect(producing.produce('t', [message('case-1', 1)])).rejects.toThrow('no answer');
    await producing.produce('t', [message('case-1', 2)]);
    expect(sent.map(({ producer }) => producer)).toEqual([1, 1, 2]);
  });
  it('writes one call after the other', async () => {
    const { kafka, sent } = client([]);
    const producing = new Producing(kafka);
    await Promise.all([0, 1, 2].map((n) => producing.produce('t', [message('case-1', n)])));
    expect(sent.map(({ revisions }) => revisions)).toEqual([['0'], ['1'], ['2']]);
  });
});
