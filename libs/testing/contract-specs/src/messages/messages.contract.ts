import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ContractMessage, Messages } from '@pishkhan/messages';
import { eventually } from '@pishkhan/testing/eventually';
import { freshName, join, sampleMessage, sampleMessages } from './samples.ts';

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);
const STREAMS = upTo(30).map((n) => `case-${n}`);

/**
 * The contract of every adapter of the port. Topics and groups are fresh and random, so it can run on a broker in use.
 */
export const messagesContract = (name: string, open: () => Promise<Messages>): void => {
  describe(`messages: ${name}`, () => {
    let messages: Messages;
    beforeAll(async () => {
      messages = await open();
    });
    afterAll(() => messages.close());
    describe('delivery', () => {
      handingOver(() => messages);
    });
    describe('groups', () => {
      groups(() => messages);
    });
    describe('faults', () => {
      faults(() => messages);
    });
  });
};

const handingOver = (messages: () => Messages): void => {
  it('delivers messages produced before and after the start, with every field unchanged', async () => {
    const [topic, group] = [freshName(), freshName()];
    const [before, after] = [sampleMessage('case-1', 0, { متن: 'پیش' }), sampleMessage('case-1', 1)];
    await messages().produce(topic, [before]);
    const { seen, consumer } = await join(messages(), group, [topic]);
    await messages().produce(topic, [after]);
    await eventually(() => seen.length >= 2);
    expect(seen).toEqual([
      { message: before, topic },
      { message: after, topic },
    ]);
    await consumer.stop();
  });
  it.each([[false], [true]])(
    'keeps the order of each key (in parallel: %s)',
    async (sideBySide) => {
      const [topic, group] = [freshName(), freshName()];
      const { seen, consumer, revisionsOf } = await join(messages(), group, [topic], {
        sideBySide,
        handle: () => sleep(Math.random() * 2),
      });
      for (let round = 0; round < 10; round++)
        await messages().produce(
          topic,
          STREAMS.flatMap((stream) => sampleMessages(stream, 2, round * 2)),
        );
      await eventually(() => seen.length >= 600, 20_000);
      for (const stream of STREAMS) expect(revisionsOf(stream)).toEqual(upTo(20));
      await consumer.stop();
    },
    30_000,
  );
  it('delivers messages one after the other, unless the consumer allows parallel ones', async () => {
    const [topic, most] = [freshName(), [0, 0]];
    const watch = (place: number) => {
      let running = 0;
      return async () => {
        most[place] = Math.max(most[place]!, ++running);
        await sleep(3);
        running--;
      };
    };
    await messages().produce(
      topic,
      STREAMS.map((stream) => sampleMessage(stream, 0)),
    );
    const alone = await join(messages(), freshName(), [topic], { handle: watch(0) });
    const beside = await join(messages(), freshName(), [topic], { handle: watch(1), sideBySide: true });
    await eventually(() => alone.seen.length + beside.seen.length >= 60);
    expect(most[0]).toBe(1);
    await Promise.all([alone.consumer.stop(), beside.consumer.stop()]);
  });
};

const groups = (messages: () => Messages): void => {
  it('delivers every message to each group, and only the topics that the group named', async () => {
    const [one, two] = [freshName(), freshName()];
    const both = await join(messages(), freshName(), [one, two]);
    const first = await join(messages(), freshName(), [one]);
    await messages().produce(one, sampleMessages('case-1', 3));
    await messages().produce(two, sampleMessages('case-1', 2));
    await eventually(() => both.seen.length >= 5 && first.seen.length >= 3);
    expect(both.seen.map(({ topic }) => topic).sort()).toEqual([one, one, one, two, two].sort());
    expect(first.revisionsOf('case-1')).toEqual([0, 1, 2]);
    await Promise.all([both.consumer.stop(), first.consumer.stop()]);
  });
  it('divides the partitions among the members of a group, in order also when members join or leave', async () => {
    const [topic, group] = [freshName(), freshName()];
    const order = new Map<string, number[]>();
    const handle = async ({ stream, revision }: ContractMessage) => {
      await sleep(1);
      order.set(stream, [...(order.get(stream) ?? []), revision]);
    };
    const first = await join(messages(), group, [topic], { handle });
    let leaving = false;
    const produced = (async () => {
      let rounds = 0;
      for (let more = 5; rounds < 20 || more > 0; rounds++, more -= leaving ? 1 : 0) {
        await messages().produce(
          topic,
          STREAMS.map((stream) => sampleMessage(stream, rounds)),
        );
        await sleep(5);
      }
      return rounds;
    })();
    const second = await join(messages(), group, [topic], { handle });
    await eventually(() => second.seen.length >= 20, 15_000).finally(() => (leaving = true));
    await first.consumer.stop();
    const left = first.seen.length;
    const rounds = await produced;
    // A member that leaves may have handled messages that the next one gets again.
    await eventually(() => STREAMS.every((stream) => new Set(order.get(stream)).size >= rounds), 20_000);
    for (const stream of STREAMS) expect([...new Set(order.get(stream))]).toEqual(upTo(rounds));
    expect(first.seen).toHaveLength(left);
    await second.consumer.stop();
  }, 60_000);
  it('continues where a group stopped', async () => {
    const [topic, group] = [freshName(), freshName()];
    await messages().produce(topic, sampleMessages('case-1', 3));
    const first = await join(messages(), group, [topic]);
    await eventually(() => first.seen.length >= 3);
    await first.consumer.stop();
    await messages().produce(topic, sampleMessages('case-1', 2, 3));
    const second = await join(messages(), group, [topic]);
    await eventually(() => second.seen.length >= 2);
    expect(second.revisionsOf('case-1')).toEqual([3, 4]);
    await second.consumer.stop();
  });
};

const faults = (messages: () => Messages): void => {
  it('repeats a message until the handler accepts it; later messages wait', async () => {
    const [topic, faults] = [freshName(), [] as unknown[]];
    const { seen, consumer, revisionsOf } = await join(messages(), freshName(), [topic], {
      handle: async ({ revision }) => {
        if (revision === 1 && faults.length < 3) throw new Error('not yet');
      },
      onFault: (error) => faults.push(error),
    });
    await messages().produce(topic, sampleMessages('case-1', 3));
    await eventually(() => seen.length >= 3);
    expect(revisionsOf('case-1')).toEqual([0, 1, 2]);
    expect(faults).toHaveLength(3);
    await consumer.stop();
  });
  it('hands over consecutive messages at once, and all of them again after an exception', async () => {
    const [topic, group] = [freshName(), freshName()];
    const [batches, failed] = [[] as number[][], [] as number[][]];
    const handleBatch = async (batch: readonly ContractMessage[]) => {
      const revisions = batch.map(({ revision }) => revision);
      if (failed.length < 2 && batch.length > 1) {
        failed.push(revisions);
        throw new Error('not yet');
      }
      batches.push(revisions);
    };
    await messages().produce(topic, sampleMessages('case-1', 250));
    const first = await join(messages(), group, [topic], { handleBatch });
    await eventually(() => batches.flat().length >= 250);
    await first.consumer.stop();
    expect(failed).toHaveLength(2);
    expect([...new Set(batches.flat())]).toEqual(upTo(250));
    expect(batches.length).toBeLessThan(125);
    await messages().produce(topic, sampleMessages('case-1', 1, 250));
    const second = await join(messages(), group, [topic]);
    await eventually(() => second.seen.length >= 1);
    expect(second.revisionsOf('case-1')).toEqual([250]);
    await second.consumer.stop();
  });
  it('stop resolves after the current message is handled; no other starts', async () => {
    const [topic, group] = [freshName(), freshName()];
    const { seen, consumer, revisionsOf } = await join(messages(), group, [topic], { handle: () => sleep(30) });
    await messages().produce(topic, sampleMessages('case-1', 5));
    await sleep(40);
    await consumer.stop();
    const handled = seen.length;
    await sleep(60);
    expect(seen).toHaveLength(handled);
    const next = await join(messages(), group, [topic]);
    await eventually(() => next.seen.length >= 5 - handled);
    expect([...revisionsOf('case-1'), ...next.revisionsOf('case-1')]).toEqual([0, 1, 2, 3, 4]);
    await next.consumer.stop();
  });
};
