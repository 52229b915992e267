import { readFileSync } from 'node:fs';
import { BlockList, isIP } from 'node:net';
import { UnusableSettings, type CertifiedKey, type Listen, type Setting } from '@pishkhan/service-kit';

/** A wider range would believe half of the world. */
const SHORTEST_PREFIX = { 4: 8, 6: 16 } as const;
const LONGEST_PREFIX = { 4: 32, 6: 128 } as const;

const isProxy = (text: string): boolean => {
  const [address = '', prefix, ...rest] = text.split('/');
  const version = isIP(address) as 0 | 4 | 6;
  if (version === 0 || rest.length > 0) return false;
  if (prefix === undefined) return true;
  const bits = Number(prefix);
  const isRange = /^\d{1,3}$/.test(prefix) && bits >= SHORTEST_PREFIX[version] && bits <= LONGEST_PREFIX[version];
  return isRange && (version === 4 || !hasAddressesOfVersion4(address, bits));
};

/** `::ffff:0:0/96` is every address of IPv4; a range of them is written as IPv4. */
const hasAddressesOfVersion4 = (address: string, bits: number): boolean => {
  const [range, mapped] = [new BlockList(), new BlockList()];
  range.addSubnet(address, bits, 'ipv6');
  mapped.addSubnet('::ffff:0:0', 96, 'ipv6');
  return range.check('::ffff:0:0', 'ipv6') || mapped.check(address, 'ipv6');
};

/** Proxies by address or range, comma-separated; the default trusts none. */
export const proxiesSetting: Setting<readonly string[]> = {
  read: (text) => {
    const proxies = text.split(',').map((each) => each.trim());
    return proxies.every(isProxy) ? proxies : undefined;
  },
  expected: 'addresses or ranges of proxies, comma-separated, with at least /8 (IPv6: /16): 10.1.0.0/16,10.2.0.7',
  otherwise: [],
};

interface Given {
  readonly PISHKHAN_HOST: string;
  readonly PISHKHAN_PORT: number;
  readonly PISHKHAN_TLS_CERTIFICATE_FILE: string;
  readonly PISHKHAN_TLS_KEY_FILE: string;
  readonly PISHKHAN_TLS_ENDS_AT: string;
  readonly PISHKHAN_TRUSTED_PROXIES: readonly string[];
}

const readPem = (variable: string, file: string, label: RegExp): string => {
  try {
    const text = readFileSync(file, 'utf8');
    if (label.test(text)) return text;
  } catch (cause) {
    throw new UnusableSettings(`environment: ${variable} names a file that cannot be read`, { cause });
  }
  throw new UnusableSettings(`environment: ${variable} must name a PEM file`);
};

const certifiedKeyOf = (given: Given): CertifiedKey => ({
  certificate: readPem('PISHKHAN_TLS_CERTIFICATE_FILE', given.PISHKHAN_TLS_CERTIFICATE_FILE, /BEGIN CERTIFICATE/),
  key: readPem('PISHKHAN_TLS_KEY_FILE', given.PISHKHAN_TLS_KEY_FILE, /BEGIN (\w+ )?PRIVATE KEY/),
});

/**
 * Where a service listens, with its certificate, which is read again when it is renewed.
 *
 * @throws UnusableSettings that names the variable of a file that is missing or no PEM
 */
export const listenOf = (given: Given): Listen => ({
  host: given.PISHKHAN_HOST,
  port: given.PISHKHAN_PORT,
  trustedProxies: given.PISHKHAN_TRUSTED_PROXIES,
  proxiesOnly: given.PISHKHAN_TLS_ENDS_AT === 'proxy',
  ...(given.PISHKHAN_TLS_CERTIFICATE_FILE && {
    tls: { ...certifiedKeyOf(given), renewed: () => certifiedKeyOf(given) },
  }),
});
