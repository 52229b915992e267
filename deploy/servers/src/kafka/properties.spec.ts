import { describe, expect, it } from '@jest/globals';
import { brokerAddresses, propertiesOf } from './properties.ts';

const linesOf = (id: number, brokers: 1 | 3) =>
  propertiesOf({ id, brokers, port: 19_092, folder: '/data/node' }).trimEnd().split('\n');

describe('server.properties', () => {
  it('of a single broker has one replica', () => {
    expect(linesOf(1, 1)).toEqual(
      expect.arrayContaining([
        'controller.quorum.voters=1@127.0.0.1:19093',
        'advertised.listeners=PLAINTEXT://127.0.0.1:19092',
        'log.dirs=/data/node',
        'default.replication.factor=1',
        'min.insync.replicas=1',
        'auto.create.topics.enable=false',
      ]),
    );
  });
  it('of three has three replicas, two of them in sync, and lists all voters', () => {
    expect(linesOf(2, 3)).toEqual(
      expect.arrayContaining([
        'node.id=2',
        'controller.quorum.voters=1@127.0.0.1:19093,2@127.0.0.1:19095,3@127.0.0.1:19097',
        'listeners=PLAINTEXT://127.0.0.1:19094,CONTROLLER://127.0.0.1:19095',
        'default.replication.factor=3',
        'min.insync.replicas=2',
        'offsets.topic.replication.factor=3',
      ]),
    );
  });
  it('rejoins soon after a kill', () =>
    expect(linesOf(1, 1)).toEqual(
      expect.arrayContaining(['broker.session.timeout.ms=2000', 'broker.heartbeat.interval.ms=500']),
    ));
  it('listens on loopback only', () =>
    expect(
      linesOf(3, 3)
        .filter((line) => line.startsWith('listeners='))
        .join(),
    ).not.toMatch(/0\.0\.0\.0|\/\/:/));
  it('lists the brokers', () =>
    expect(brokerAddresses(3, 19_092)).toEqual(['127.0.0.1:19092', '127.0.0.1:19094', '127.0.0.1:19096']));
});
