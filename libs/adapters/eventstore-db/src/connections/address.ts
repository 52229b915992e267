/** Options that the client reads, without case, `-` and `_`. */
const options = [
  'userCertFile',
  'userKeyFile',
  'maxDiscoverAttempts',
  'connectionName',
  'defaultDeadline',
  'discoveryInterval',
  'gossipTimeout',
  'nodePreference',
  'tls',
  'tlsVerifyCert',
  'tlsCAFile',
  'throwOnAppendFailure',
  'keepAliveInterval',
  'keepAliveTimeout',
];
/** A service with this address cannot start. The message and the members never show the address. */
export class UnusableAddress extends Error {}

const flat = (name: string): string => name.toLowerCase().replace(/[_-]/g, '');
const known = new Set(options.map(flat));

/** What follows user and password, which may contain `?` and `&`. */
export const hostAndOptionsOf = (connectionString: string): string =>
  connectionString.slice(connectionString.lastIndexOf('@') + 1);

/** The address without user and password, for a log. */
export const shownAddress = (connectionString: string): string => connectionString.replace(/\/\/.*@/, '//');

/**
 * The client prints the whole address, with the password, as a warning for an option that it ignores. Such an address
 * is refused before the client reads it.
 *
 * @throws UnusableAddress that names the option
 */
export const checkAddress = (connectionString: string): void => {
  for (const [, name = '', value = ''] of hostAndOptionsOf(connectionString).matchAll(/[?&]([^=&?]+)=([^&?]*)/g)) {
    if (!known.has(flat(name)))
      throw new UnusableAddress(
        `the address of the event store has the unknown option ${name}; there are ${options.join(', ')}`,
      );
    if (flat(name) === 'tlsverifycert' && value.trim() === 'false')
      throw new UnusableAddress(
        'the address of the event store has tlsVerifyCert=false, which the client does not support; name the authority of the server’s certificate in tlsCAFile',
      );
  }
};

/** An error of the client about an address: its message and its members show parts of it, the password too. */
interface ParseError {
  readonly location?: readonly [number, number];
  readonly expected?: string;
}

const files = (connectionString: string): string =>
  [...hostAndOptionsOf(connectionString).matchAll(/[?&]([^=&?]+file=[^&?]*)/gi)].map(([, file]) => file).join(', ');

/** The same error without the address. The client does not name the file that it cannot read. */
export const addressFault = (error: unknown, connectionString: string): UnusableAddress => {
  const { location, expected } = error as ParseError;
  const why = location
    ? `at character ${location[0] + 1} there must be ${expected}`
    : `${(error as Error).message} (${files(connectionString)})`;
  return new UnusableAddress(`the address of the event store is unusable: ${why}`);
};
