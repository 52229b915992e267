import { describe, expect, it } from '@jest/globals';
import { requestOf } from './request.ts';

const planOf = (...words: string[]) => requestOf(words, '/root-of-it').plan;

describe('the arguments of infra', () => {
  it('by default start everything, with one broker, on the documented ports', () => {
    expect(requestOf([], '/root-of-it')).toEqual({
      action: 'start',
      local: false,
      plan: {
        parts: ['kafka', 'mongodb', 'keycloak'],
        brokers: 1,
        ports: { kafka: 19_092, mongodb: 27_217, keycloak: 18_080 },
        data: '/root-of-it/.data/infra',
        cache: '/root-of-it/.cache/infra',
      },
    });
  });
  it.each(['start', 'status', 'stop', 'reset'])('%s is an action', (action) =>
    expect(requestOf([action], '/').action).toBe(action),
  );
  it('select a part, three brokers, other ports and folders', () => {
    expect(
      planOf('start', '--only', 'kafka,mongodb', '--brokers', '3', '--kafka-port', '29092', '--data', '/elsewhere'),
    ).toMatchObject({
      parts: ['kafka', 'mongodb'],
      brokers: 3,
      ports: { kafka: 29_092, mongodb: 27_217 },
      data: '/elsewhere',
    });
  });
  it('resolve folders from the root', () =>
    expect(planOf('--data', '.data/other').data).toBe('/root-of-it/.data/other'));
  it.each([
    [['restart'], 'restart'],
    [['start', 'now'], 'start now'],
    [['--only', 'kafka,redis'], '--only redis'],
    [['--brokers', '2'], '--brokers 2'],
    [['--kafka-port', '80'], '--kafka-port 80'],
    [['--brokerz', '3'], '--brokerz'],
  ])('%j are rejected, and the message names them', (words, named) =>
    expect(() => requestOf(words, '/')).toThrow(named),
  );
});
