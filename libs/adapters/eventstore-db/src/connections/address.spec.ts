import { inspect } from 'node:util';
import { expect, it } from '@jest/globals';
import { openEventStoreDb } from '../open.ts';

const base = 'esdb://services:hidden-password@127.0.0.1:1';
const open = (query: string) => () => openEventStoreDb({ connectionString: `${base}${query}` });

it.each([
  ['?tls=true&tlsVerifyCert=false', /tlsVerifyCert=false.+tlsCAFile/],
  ['?tls=true&tls-verify-cert=false', /tlsVerifyCert=false/],
  ['/?tls=false&keepalive=1', /unknown option keepalive/],
])('15.3: an address with %s is refused, before the client prints it with its password', (query, sentence) => {
  expect(open(query)).toThrow(sentence);
  expect(open(query)).not.toThrow('hidden-password');
});
it.each([
  ['esdb://services:hidden-password', /at character \d+ there must be port number/],
  ['esdb://services:hidden-password@host:2113?tls=perhaps', /there must be true or false/],
  [
    `${base}?tls=true&tlsCAFile=/nowhere/ca.pem`,
    /unusable: Failed to load certificate file.+tlsCAFile=\/nowhere\/ca.pem/,
  ],
])('15.3: the error about an unusable address contains no password: %#', (connectionString, sentence) => {
  const attempt = (): unknown => {
    try {
      return openEventStoreDb({ connectionString });
    } catch (error) {
      return error;
    }
  };
  const error = attempt() as Error;
  expect(error.message).toMatch(sentence);
  expect(inspect(error)).not.toContain('hidden-password');
});
it('15.3: options are read as the client reads them, and a password may contain ? and &', async () => {
  for (const address of [`${base}?TLS=false&keep_alive_interval=5000`, base.replace('hidden', 'a?b=c&d')])
    await openEventStoreDb({ connectionString: address }).close();
});
