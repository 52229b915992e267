import { describe, expect, it } from '@jest/globals';
import { runOf } from './runs.ts';

describe('npm run contract', () => {
  it.each([
    ['messages', 'kafka://127.0.0.1:19092', 'PISHKHAN_CONTRACT_URL'],
    ['views', 'mongodb://127.0.0.1:27217/?replicaSet=rs0', 'PISHKHAN_SPEC_MONGODB'],
    ['progress', 'mongodb://127.0.0.1:27217/?replicaSet=rs0', 'PISHKHAN_CONTRACT_URL'],
    ['vault', 'mongodb://127.0.0.1:27217/?replicaSet=rs0', 'PISHKHAN_SPEC_MONGODB'],
    ['event-store', 'esdb://127.0.0.1:2113?tls=false', 'EVENTSTORE_URL'],
  ])('%s %s passes the address to the spec in %s', (port, url, name) =>
    expect(runOf(port, url).environment).toEqual({ [name]: url }),
  );
  it.each([
    ['queue', 'kafka://127.0.0.1:1', '"queue"'],
    ['messages', 'mongodb://127.0.0.1:1', 'kafka://'],
    ['toString', '', '"toString"'],
  ])('%s %s is rejected', (port, url, named) => expect(() => runOf(port, url)).toThrow(named));
});
