import { expect, it } from '@jest/globals';
import { withOwnConnection } from './own-connection.ts';

const lastOf = (address: string, option: string): number =>
  Number([...address.matchAll(new RegExp(`[?&]${option}=(-?\\d+)`, 'g'))].at(-1)?.[1]);

it('15.2: each client has options of its own, so that it shares no connection', () => {
  const [one, two] = [withOwnConnection('esdb://a:1'), withOwnConnection('esdb://a:1')];
  expect(lastOf(one, 'keepAliveInterval')).toBeGreaterThanOrEqual(10_000);
  expect(lastOf(two, 'keepAliveInterval')).toBe(lastOf(one, 'keepAliveInterval') + 1);
});
it('15.2: a keep-alive that is switched off in the address stays off', () => {
  const address = 'esdb://a:1?tls=false&keepAliveInterval=-1';
  const [one, two] = [withOwnConnection(address), withOwnConnection(address)];
  expect(lastOf(one, 'keepAliveInterval')).toBe(-1);
  expect(one).not.toBe(two);
});
