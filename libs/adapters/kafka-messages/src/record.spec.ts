import { describe, expect, it } from '@jest/globals';
import { PARTITIONS, partitionOf, type ContractMessage } from '@pishkhan/messages';
import { Partitioners, type PartitionMetadata } from 'kafkajs';
import { messageOf, recordOf, sizeOf, UnreadableRecord } from './record.ts';

const message: ContractMessage = {
  id: '5f0c9b9e-0000-5000-8000-000000000001',
  type: 'BillCorrected',
  version: 2,
  source: 'billing-adjustments',
  stream: 'correction-قبض-۱',
  revision: 7,
  previousRevision: -1,
  recordedAt: '2026-11-22T08:30:00.000Z',
  businessDate: '2026-11-22',
  correlationId: 'c',
  causationId: 'd',
  actor: { subject: 'clerk-101', roles: ['counterClerk'], office: 'office-101' },
  data: { متن: 'پیش', amount: 120, none: null },
};

/** The record as the broker returns it: bytes. */
const onTheWire = (record: ReturnType<typeof recordOf>) => ({
  value: Buffer.from(record.value),
  headers: Object.fromEntries(
    Object.entries(record.headers ?? {}).map(([name, text]) => [name, Buffer.from(text as string)]),
  ),
});

describe('a record', () => {
  it('converts back to the message that it was made of', () =>
    expect(messageOf(onTheWire(recordOf(message)))).toEqual(message));
  it('is a CloudEvent in binary mode, keyed by the stream', () => {
    expect(recordOf(message)).toMatchObject({
      key: 'correction-قبض-۱',
      value: '{"متن":"پیش","amount":120,"none":null}',
      headers: {
        ce_specversion: '1.0',
        ce_id: message.id,
        ce_type: 'BillCorrected',
        ce_source: 'billing-adjustments',
        ce_time: message.recordedAt,
        'content-type': 'application/json',
      },
    });
  });
  it('has attribute names that CloudEvents allows', () => {
    for (const name of Object.keys(recordOf(message).headers ?? {}))
      expect(name).toMatch(/^(ce_[a-z0-9]{1,20}|content-type)$/);
  });
  it.each([
    ['no value', { ...onTheWire(recordOf(message)), value: null }],
    ['no headers', { value: Buffer.from('{}') }],
    ['a value that is not JSON', { ...onTheWire(recordOf(message)), value: Buffer.from('{') }],
    [
      'a revision that is not a number',
      { ...onTheWire(recordOf(message)), headers: { ...onTheWire(recordOf(message)).headers, ce_revision: 'seven' } },
    ],
  ])('with %s is unreadable', (_, record) => expect(() => messageOf(record)).toThrow(UnreadableRecord));
  it('estimates its size', () => {
    const small = sizeOf(recordOf(message));
    expect(sizeOf(recordOf({ ...message, data: 'ب'.repeat(1000) })) - small).toBeGreaterThan(1900);
  });
});

describe('the partition', () => {
  it.each([
    ['account-100000001', 9],
    ['bill-account-100000001', 2],
    ['meter-G4-000123', 1],
    ['case-7f1c', 4],
    ['قبض-۱', 8],
  ])('of «%s» is %i, as in the embedded broker', (stream, partition) => {
    expect(recordOf({ ...message, stream }).partition).toBe(partition);
  });
  it("is the same as that of Kafka's default partitioner", () => {
    const partitioner = Partitioners.DefaultPartitioner();
    const partitionMetadata = Array.from(
      { length: PARTITIONS },
      (_, partitionId) => ({ partitionId, leader: 1 }) as PartitionMetadata,
    );
    for (let n = 0; n < 500; n++)
      expect(partitioner({ topic: 't', partitionMetadata, message: { key: `پرونده-${n}`, value: '' } })).toBe(
        partitionOf(`پرونده-${n}`),
      );
  });
});
