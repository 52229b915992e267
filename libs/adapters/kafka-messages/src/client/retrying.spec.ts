import { describe, expect, it } from '@jest/globals';
import { KafkaJSNonRetriableError, KafkaJSProtocolError } from 'kafkajs';
import { BrokerUnreachable, isPassing, retrying, sayingOutage } from './retrying.ts';

const loading = () =>
  new KafkaJSProtocolError(
    Object.assign(new Error('The coordinator is loading'), {
      type: 'GROUP_LOAD_IN_PROGRESS',
      code: 14,
      retriable: true,
    }),
  );

describe('retrying', () => {
  it('retries while the coordinator is loading', async () => {
    let calls = 0;
    expect(
      await retrying(async () => {
        if (++calls < 3) throw loading();
        return calls;
      }, 30_000),
    ).toBe(3);
  });
  it('rethrows the fault after the time limit', async () => {
    await expect(
      retrying(async () => {
        throw loading();
      }, 0),
    ).rejects.toThrow('loading');
  });
  it('does not retry a permanent fault', async () => {
    let calls = 0;
    await expect(
      retrying(async () => {
        calls++;
        throw new KafkaJSNonRetriableError('no such thing');
      }, 30_000),
    ).rejects.toThrow('no such thing');
    expect(calls).toBe(1);
  });
  it('is an outage for the port, and a permanent fault is not', async () => {
    await expect(sayingOutage(Promise.reject(loading()))).rejects.toBeInstanceOf(BrokerUnreachable);
    const permanent = new KafkaJSNonRetriableError('no such thing');
    await expect(sayingOutage(Promise.reject(permanent))).rejects.toBe(permanent);
  });
  it('finds a transient fault in the cause of another', () =>
    expect(isPassing(new Error('gave up', { cause: loading() }))).toBe(true));
});
