import { isIPv6 } from 'node:net';

const GROUPS = 8;
const GROUPS_OF_A_LINE = 4;
const MAPPED = '0:0:0:0:0:ffff';

const partsOf = (text: string): string[] => (text === '' ? [] : text.split(':'));

/** The eight groups of an IPv6 address in hexadecimal figures, without its zone. */
const groupsOf = (address: string): string[] => {
  const { hostname } = new URL(`http://[${address.split('%', 1)[0]}]`);
  const [before = [], after = []] = hostname.slice(1, -1).split('::').map(partsOf);
  return [...before, ...Array.from({ length: GROUPS - before.length - after.length }, () => '0'), ...after];
};

const asIPv4 = (groups: readonly string[]): string =>
  groups.flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255]).join('.');

/**
 * What counts as one address for rates (ASVS 15.3.4): an IPv4 address, also in its IPv6 form, and the /64 of an IPv6
 * address, because one line has 2^64 of them.
 */
export const networkOf = (address: string): string => {
  if (!isIPv6(address)) return address;
  const groups = groupsOf(address);
  if (groups.slice(0, -2).join(':') === MAPPED) return asIPv4(groups.slice(-2));
  return `${groups.slice(0, GROUPS_OF_A_LINE).join(':')}::/64`;
};
