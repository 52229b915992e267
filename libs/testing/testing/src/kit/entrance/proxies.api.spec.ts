import { afterEach, describe, expect, it } from '@jest/globals';
import { startTestPlatform, type TestPlatform } from '../../index.ts';
import { sampleService } from '../sample-service.ts';

let platform: TestPlatform;
afterEach(() => platform.stop());

const lines: string[] = [];
const clients = () =>
  lines
    .map((line) => JSON.parse(line) as { readonly msg: string; readonly client?: string })
    .flatMap(({ msg, client }) => (msg === 'request' ? [client] : []));

/** Statuses and logged addresses of requests with these headers, behind the proxies named. */
const asked = async (trustedProxies: readonly string[] | undefined, headers: readonly Record<string, string>[]) => {
  lines.length = 0;
  platform = await startTestPlatform({
    rates: { address: { requests: 3, seconds: 3_600 } },
    logTo: { write: (line) => void lines.push(line) },
  });
  const { url } = await platform.start(sampleService, { trustedProxies });
  const statuses: number[] = [];
  for (const given of headers) statuses.push((await fetch(`${url}/health/live`, { headers: given })).status);
  return { statuses, clients: clients() };
};
const from = (chain: string) => ({ 'x-forwarded-for': chain });
const SUBSCRIBER = '198.51.100.1';

describe('ASVS 4.1.3, 15.3.4: the address of a user', () => {
  it('is that of the connection as long as no proxy is named: forwarded headers are not read', async () => {
    const forged = [from('198.51.100.1'), from('198.51.100.2'), { 'x-real-ip': '198.51.100.3' }, from('198.51.100.4')];
    expect(await asked(undefined, forged)).toEqual({
      statuses: [200, 200, 200, 429],
      clients: ['127.0.0.1', '127.0.0.1', '127.0.0.1', '127.0.0.1'],
    });
  });

  it('is not believed from an address that is no named proxy', async () => {
    const { statuses, clients: logged } = await asked(
      ['10.0.0.0/8', '2001:db8::/32'],
      ['1', '2', '3', '4'].map((host) => from(`198.51.100.${host}`)),
    );
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect(new Set(logged)).toEqual(new Set(['127.0.0.1']));
  });

  it('is the last one of the chain that no named proxy has, whatever the user put before it', async () => {
    const { statuses, clients: logged } = await asked(
      ['127.0.0.1', '10.0.0.0/8'],
      [
        from(SUBSCRIBER),
        from(`203.0.113.9, ${SUBSCRIBER}`),
        from(`127.0.0.1, 10.9.9.9, ${SUBSCRIBER}, 10.0.0.7`),
        from(`rubbish, <script>, ${SUBSCRIBER}`),
        from('198.51.100.2'),
        from('2001:db8::7'),
      ],
    );
    expect(statuses).toEqual([200, 200, 200, 429, 200, 200]);
    expect(logged).toEqual([SUBSCRIBER, SUBSCRIBER, SUBSCRIBER, SUBSCRIBER, '198.51.100.2', '2001:db8::7']);
  });

  it('is that of the proxy if the header names no address, and another header is not read', async () => {
    const { clients: logged } = await asked(
      ['127.0.0.1'],
      [
        from('unknown'),
        from(''),
        from('198.51.100.1:443'),
        { forwarded: 'for=198.51.100.1' },
        { 'x-real-ip': '1.1.1.1' },
      ],
    );
    expect(logged).toEqual(Array.from({ length: 5 }, () => '127.0.0.1'));
  });
});

describe('ASVS 15.3.4: the rate of an address', () => {
  it('is that of the /64 of IPv6: who changes the rest of it stays the same', async () => {
    const { statuses, clients: logged } = await asked(
      ['127.0.0.1'],
      ['2001:db8:1:2::1', '2001:DB8:1:2:ffff::9', '2001:db8:1:2:3:4:5:6', '2001:db8:1:2::abcd', '2001:db8:1:3::1'].map(
        from,
      ),
    );
    expect(statuses).toEqual([200, 200, 200, 429, 200]);
    expect(logged[3]).toBe('2001:db8:1:2::abcd');
  });

  it('is that of each IPv4 address in its IPv6 form', async () => {
    const { statuses } = await asked(
      ['127.0.0.1'],
      ['::ffff:198.51.100.1', '198.51.100.1', '::ffff:c633:6401', '::ffff:198.51.100.1', '::ffff:198.51.100.2'].map(
        from,
      ),
    );
    expect(statuses).toEqual([200, 200, 200, 429, 200]);
  });

  it.each(['::', '::1', 'fe80::1%eth0', '2001:db8::', '1:2:3:4:5:6:7:8', '64:ff9b::198.51.100.1'])(
    'is counted for %s too',
    async (address) =>
      expect(
        (
          await asked(
            ['127.0.0.1'],
            Array.from({ length: 4 }, () => from(address)),
          )
        ).statuses.at(-1),
      ).toBe(429),
  );
});

describe('ASVS 12.2.1: a service at whose proxy TLS ends', () => {
  const statusesBehind = async (trustedProxies: readonly string[]) => {
    platform = await startTestPlatform();
    const { url } = await platform.start(sampleService, { trustedProxies, proxiesOnly: true });
    const authorization = `Bearer ${await platform.tokenFor('clerk-101')}`;
    const [live, page] = await Promise.all([
      fetch(`${url}/health/live`),
      fetch(`${url}/v1/notes/pages`, { headers: { authorization, 'x-forwarded-for': '10.0.0.7' } }),
    ]);
    return { live: live.status, page: page.status, body: (await page.json()) as { readonly rule?: string } };
  };

  it('refuses a connection past the proxy, except to its health', async () => {
    const { live, page, body } = await statusesBehind(['10.0.0.0/8', '2001:db8::1']);
    expect([live, page, body.rule]).toEqual([200, 403, 'ConnectionMustComeFromProxy']);
  });

  it.each(['127.0.0.1', '127.0.0.0/8'])('serves its proxy %s', async (proxy) =>
    expect(await statusesBehind([proxy])).toMatchObject({ live: 200, page: 200 }),
  );
});
