import { describe, expect, it } from '@jest/globals';
import { KafkaJSNonRetriableError, KafkaJSProtocolError } from 'kafkajs';
import { isPassing, patiently } from './patiently.ts';

const loading = () =>
  new KafkaJSProtocolError(
    Object.assign(new Error('The coordinator is loading'), {
      type: 'GROUP_LOAD_IN_PROGRESS',
      code: 14,
      retriable: true,
    }),
  );

describe('patiently', () => {
  it('tries again while the coordinator is loading', async () => {
    let calls = 0;
    expect(
      await patiently(async () => {
        if (++calls < 3) throw loading();
        return calls;
      }, 30_000),
    ).toBe(3);
  });
  it('gives the fault back when the patience is over', async () => {
    await expect(
      patiently(async () => {
        throw loading();
      }, 0),
    ).rejects.toThrow('loading');
  });
  it('does not repeat what cannot pass', async () => {
    let calls = 0;
    await expect(
      patiently(async () => {
        calls++;
        throw new KafkaJSNonRetriableError('no such thing');
      }, 30_000),
    ).rejects.toThrow('no such thing');
    expect(calls).toBe(1);
  });
  it('sees a passing fault within one', () => expect(isPassing(new Error('gave up', { cause: loading() }))).toBe(true));
});
