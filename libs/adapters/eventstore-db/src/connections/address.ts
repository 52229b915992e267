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
const flat = (name: string): string => name.toLowerCase().replace(/[_-]/g, '');
const known = new Set(options.map(flat));

/** What follows user and password, which may contain `?` and `&`. */
export const hostAndOptionsOf = (connectionString: string): string =>
  connectionString.slice(connectionString.lastIndexOf('@') + 1);

/**
 * The client prints the whole address, with the password, as a warning for an option that it ignores. Such an address
 * is refused before the client reads it.
 *
 * @throws Error that names the option, never the address
 */
export const checkAddress = (connectionString: string): void => {
  for (const [, name = '', value = ''] of hostAndOptionsOf(connectionString).matchAll(/[?&]([^=&?]+)=([^&?]*)/g)) {
    if (!known.has(flat(name)))
      throw new Error(`the address of the event store has the unknown option ${name}; there are ${options.join(', ')}`);
    if (flat(name) === 'tlsverifycert' && value.trim() === 'false')
      throw new Error(
        'the address of the event store has tlsVerifyCert=false, which the client does not support; name the authority of the server’s certificate in tlsCAFile',
      );
  }
};

/** An error of the client about an address: its message and its members show parts of it, the password too. */
interface ParseError {
  readonly location?: readonly [number, number];
  readonly expected?: string;
}

/** The same error without the address. */
export const addressFault = (error: unknown): Error => {
  const { location, expected } = error as ParseError;
  return new Error(
    `the address of the event store is unusable: ${location ? `at character ${location[0] + 1} there must be ${expected}` : (error as Error).message}`,
  );
};
