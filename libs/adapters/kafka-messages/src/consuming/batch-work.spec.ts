import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { ConsumeOptions } from '@pishkhan/messages';
import { KafkaJSProtocolError, type EachBatchPayload, type OffsetsByTopicPartition } from 'kafkajs';
import { recordOf } from '../record.ts';
import { BatchWork } from './batch-work.ts';

const revisions = [0, 1, 2, 3];

const recordAt = (revision: number) => {
  const { key, value, headers } = recordOf({
    id: `e-${revision}`,
    type: 'Sampled',
    version: 1,
    source: 'samples',
    stream: 'case-1',
    revision,
    previousRevision: revision - 1,
    recordedAt: '2026-11-22T08:30:00.000Z',
    businessDate: '2026-11-22',
    correlationId: 'c',
    causationId: 'd',
    actor: { subject: 's', roles: [] },
    data: {},
  });
  return {
    key: Buffer.from(key),
    value: Buffer.from(value),
    headers,
    offset: String(10 + revision),
    timestamp: '1000',
  };
};

const fault = (type: string) =>
  new KafkaJSProtocolError(Object.assign(new Error(type), { type, code: 0, retriable: false }));

/** A batch of four messages in the form of kafkajs, with a record of the calls made on it. */
const batchOf = (over: Partial<EachBatchPayload> = {}) => {
  const done = { resolved: [] as string[], committed: [] as string[], paused: 0, resumed: 0 };
  const payload = {
    batch: { topic: 't', partition: 3, messages: revisions.map(recordAt) },
    resolveOffset: (offset: string) => done.resolved.push(offset),
    heartbeat: async () => {},
    pause: () => (done.paused++, () => done.resumed++),
    commitOffsetsIfNecessary: async (offsets: OffsetsByTopicPartition) =>
      void done.committed.push(...offsets.topics.flatMap(({ partitions }) => partitions.map(({ offset }) => offset))),
    isRunning: () => true,
    isStale: () => false,
    ...over,
  } as unknown as EachBatchPayload;
  return { payload, done };
};

const workWith = (handle: ConsumeOptions['handle'] = async () => {}, batchMs = 60_000) => {
  const faults: unknown[] = [];
  return { work: new BatchWork({ handle, onFault: (error) => faults.push(error) }, batchMs), faults };
};

describe('a batch', () => {
  it('is handed over in order and committed to its end', async () => {
    const seen: number[] = [];
    const { work } = workWith(async ({ revision }) => void seen.push(revision));
    const { payload, done } = batchOf();
    await work.eachBatch(payload);
    await work.settle();
    expect(seen).toEqual(revisions);
    expect(done.resolved).toEqual(['10', '11', '12', '13']);
    expect(done.committed.at(-1)).toBe('14');
  });
  it('is not committed beyond the last handled message; a fault is kept from kafkajs and pauses the partition', async () => {
    const { work, faults } = workWith(async ({ revision }) => {
      if (revision === 2) throw new Error('not yet');
    });
    const { payload, done } = batchOf();
    await work.eachBatch(payload);
    await work.settle();
    expect([done.resolved.at(-1), done.committed.at(-1), done.paused, faults.length]).toEqual(['11', '12', 1, 1]);
    expect(work.oldestInHandMs(1500)).toBe(500);
    work.end();
    expect(done.resumed).toBe(1);
  });
  it('skips and reports a record that is not one of our messages', async () => {
    const { payload, done } = batchOf();
    payload.batch.messages[1]!.value = null;
    const { work, faults } = workWith();
    await work.eachBatch(payload);
    expect([done.resolved.length, faults.length]).toEqual([4, 1]);
  });
  it('is handed over at once to a consumer of batches, without a record that is not one of our messages', async () => {
    const { payload, done } = batchOf();
    payload.batch.messages[1]!.value = null;
    const batches: number[][] = [];
    const faults: unknown[] = [];
    const work = new BatchWork(
      {
        handle: async () => {},
        handleBatch: async (messages) => void batches.push(messages.map(({ revision }) => revision)),
        onFault: (error) => faults.push(error),
      },
      60_000,
    );
    await work.eachBatch(payload);
    expect([batches, done.resolved, done.committed, faults.length]).toEqual([[[0, 2, 3]], ['13'], ['14'], 1]);
  });
  it('is left after its time limit, so that other batches need not wait', async () => {
    const { work } = workWith(() => sleep(5), 1);
    const { payload, done } = batchOf();
    await work.eachBatch(payload);
    expect(done.resolved.length).toBeLessThan(4);
    expect(done.committed).toHaveLength(1);
  });
  it('commits at a pace, and what is left later or at the stop', async () => {
    const { work } = workWith();
    const batches = Array.from({ length: 4 }, (_, partition) =>
      batchOf({ batch: { topic: 't', partition, messages: revisions.map(recordAt) } as never }),
    );
    const committed = () => batches.map(({ done }) => done.committed);
    for (const { payload } of batches.slice(0, 3)) await work.eachBatch(payload);
    expect(committed()).toEqual([['11'], [], [], []]);
    await sleep(1_050);
    expect(committed()).toEqual([['11'], [], ['14', '14', '14'], []]);
    await work.eachBatch(batches[3]!.payload);
    await work.settle();
    expect(committed().at(-1)).toEqual(['14']);
    work.end();
  });
  it('of several messages is followed by a rest before the next fetch, one of a single message is not', async () => {
    const work = new BatchWork({ handle: async () => {}, sideBySide: true }, 60_000);
    const fetched = async (...sizes: readonly number[]) => {
      const begunAt = performance.now();
      const of = (size: number, partition: number) =>
        batchOf({ batch: { topic: 't', partition, messages: revisions.slice(0, size).map(recordAt) } as never });
      await Promise.all(sizes.map((size, partition) => work.eachBatch(of(size, partition).payload)));
      return performance.now() - begunAt > 90;
    };
    expect([await fetched(1), await fetched(4), await fetched(1), await fetched(1, 1), await fetched(1)]).toEqual([
      false,
      true,
      false,
      true,
      false,
    ]);
    await work.settle();
    work.end();
  });
  it('starts no further message once the consumer stops', async () => {
    let running = true;
    const { work } = workWith(async () => void (running = false));
    const { payload, done } = batchOf({ isRunning: () => running });
    await work.eachBatch(payload);
    expect([done.resolved, done.committed]).toEqual([['10'], ['11']]);
  });
});

describe('a group rebalance', () => {
  it('is detected by a heartbeat while a handler is busy: the message is finished and the runner is notified', async () => {
    const { payload, done } = batchOf({
      heartbeat: async () => {
        throw fault('REBALANCE_IN_PROGRESS');
      },
    });
    const { work } = workWith(() => work.beat());
    await expect(work.eachBatch(payload)).rejects.toThrow('REBALANCE_IN_PROGRESS');
    expect([done.resolved, done.committed]).toEqual([['10'], ['11']]);
    work.joined();
    await work.eachBatch(batchOf().payload);
  });
  it('is detected by a commit; uncommitted messages then belong to another member', async () => {
    const { work } = workWith(() => sleep(1));
    await expect(
      work.eachBatch(
        batchOf({
          commitOffsetsIfNecessary: async () => {
            throw fault('UNKNOWN_MEMBER_ID');
          },
        }).payload,
      ),
    ).rejects.toThrow('UNKNOWN_MEMBER_ID');
    work.joined();
    const { payload, done } = batchOf();
    payload.batch.messages.length = 0;
    await work.eachBatch(payload);
    expect(done.committed).toEqual([]);
  });
  it('differs from an unavailable broker: the commit is repeated with the next batch', async () => {
    const { work, faults } = workWith();
    await work.eachBatch(
      batchOf({
        commitOffsetsIfNecessary: async () => {
          throw new Error('connection closed');
        },
      }).payload,
    );
    expect(faults.length).toBeGreaterThan(0);
    const { payload, done } = batchOf();
    payload.batch.messages.length = 0;
    await work.eachBatch(payload);
    expect(done.committed).toEqual(['14']);
  });
});
