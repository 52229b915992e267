import { UnusableSettings } from '@pishkhan/service-kit';

/** Settings of every process. */
export interface GuardedProcess {
  readonly PISHKHAN_TLS_CERTIFICATE_FILE: string;
  readonly PISHKHAN_TLS_KEY_FILE: string;
  readonly PISHKHAN_TLS_ENDS_AT: string;
  readonly PISHKHAN_TRUSTED_PROXIES: readonly string[];
  readonly MONGODB_URL: string;
  readonly PISHKHAN_ISSUER: string;
  readonly PISHKHAN_BUILD: string;
  readonly NODE_OPTIONS: string;
  readonly NODE_TLS_REJECT_UNAUTHORIZED: string;
}

/** The settings that decide whether a service is safe outside one machine. */
export interface Guarded extends GuardedProcess {
  readonly EVENTSTORE_URL: string;
  readonly PISHKHAN_TEST_SERVER: string;
  readonly KAFKA_TLS: string;
  readonly KAFKA_SASL_MECHANISM: string;
  readonly KAFKA_USERNAME: string;
  readonly KAFKA_PASSWORD: string;
  readonly PISHKHAN_CLOCK_FILE: string;
  readonly PISHKHAN_SAMPLES: string;
}

/** Passwords that are published: with the demo, and with the servers. */
export const KNOWN_PASSWORDS: ReadonlySet<string> = new Set(['pishkhan-demo', 'changeit', 'admin', 'ops', 'password']);

/** Options of an address such as `esdb://…?tls=false`, in lower case. */
const optionsOf = (address: string): URLSearchParams =>
  new URLSearchParams(address.slice(address.indexOf('?') + 1 || address.length).toLowerCase());

/** User and password of an address; empty if there are none. A list of hosts is not a URL, so it is read by hand. */
const credentialsOf = (address: string): { readonly user: string; readonly password: string } => {
  const [, authority = ''] = /^[^:]+:\/\/([^/?]*)/.exec(address) ?? [];
  const [user = '', password = ''] = authority.slice(0, Math.max(0, authority.lastIndexOf('@'))).split(':');
  return { user: decodeURIComponent(user), password: decodeURIComponent(password) };
};

const eventStoreFaults = ({ EVENTSTORE_URL, PISHKHAN_TEST_SERVER }: Guarded): string[] => {
  const options = optionsOf(EVENTSTORE_URL);
  const { user, password } = credentialsOf(EVENTSTORE_URL);
  return [
    options.get('tls') === 'false' && 'EVENTSTORE_URL must use TLS, so tls=false is refused',
    options.get('tlsverifycert') === 'false' &&
      'EVENTSTORE_URL must verify the certificate, so tlsVerifyCert=false is refused',
    !options.has('usercertfile') &&
      (!user || !password) &&
      'EVENTSTORE_URL must name a user and a password, or userCertFile',
    KNOWN_PASSWORDS.has(password) && 'EVENTSTORE_URL has a published password',
    PISHKHAN_TEST_SERVER === 'accepted' && 'PISHKHAN_TEST_SERVER=accepted is for demos and tests',
  ].filter((fault) => fault !== false);
};

const kafkaFaults = ({ KAFKA_TLS, KAFKA_SASL_MECHANISM, KAFKA_USERNAME, KAFKA_PASSWORD }: Guarded): string[] =>
  [
    KAFKA_TLS !== 'true' && 'KAFKA_TLS must be true',
    KAFKA_SASL_MECHANISM === 'none' && 'KAFKA_SASL_MECHANISM must name a mechanism',
    (!KAFKA_USERNAME || !KAFKA_PASSWORD) && 'KAFKA_USERNAME and KAFKA_PASSWORD must be given',
    KNOWN_PASSWORDS.has(KAFKA_PASSWORD) && 'KAFKA_PASSWORD is a published password',
  ].filter((fault) => fault !== false);

const mongoFaults = ({ MONGODB_URL }: GuardedProcess): string[] => {
  const options = optionsOf(MONGODB_URL);
  const encrypts =
    options.get('tls') ?? options.get('ssl') ?? (MONGODB_URL.startsWith('mongodb+srv:') ? 'true' : 'false');
  const { user, password } = credentialsOf(MONGODB_URL);
  const byCertificate = options.get('authmechanism') === 'mongodb-x509';
  const unverified = ['tlsinsecure', 'tlsallowinvalidcertificates', 'tlsallowinvalidhostnames'];
  return [
    encrypts !== 'true' && 'MONGODB_URL must use TLS: tls=true',
    ...unverified.map(
      (name) => options.get(name) === 'true' && `MONGODB_URL must verify the certificate, so ${name} is refused`,
    ),
    !byCertificate &&
      (!user || !password) &&
      'MONGODB_URL must name a user and a password, or authMechanism=MONGODB-X509',
    KNOWN_PASSWORDS.has(password) && 'MONGODB_URL has a published password',
  ].filter((fault) => fault !== false);
};

const identityFaults = ({ PISHKHAN_ISSUER, PISHKHAN_BUILD }: GuardedProcess): string[] =>
  [
    !PISHKHAN_ISSUER.startsWith('https:') && 'PISHKHAN_ISSUER must be https; the development issuer is refused',
    PISHKHAN_BUILD === 'development' && 'PISHKHAN_BUILD must name the build',
  ].filter((fault) => fault !== false);

const demonstrationFaults = ({ PISHKHAN_CLOCK_FILE, PISHKHAN_SAMPLES }: Guarded): string[] =>
  [
    PISHKHAN_CLOCK_FILE !== '' && 'PISHKHAN_CLOCK_FILE would let somebody set the business clock',
    PISHKHAN_SAMPLES !== '' && 'PISHKHAN_SAMPLES would publish samples without a second person',
  ].filter((fault) => fault !== false);

const listeningFaults = (given: GuardedProcess): string[] =>
  [
    given.PISHKHAN_TLS_ENDS_AT === 'service' &&
      (!given.PISHKHAN_TLS_CERTIFICATE_FILE || !given.PISHKHAN_TLS_KEY_FILE) &&
      'PISHKHAN_TLS_CERTIFICATE_FILE and PISHKHAN_TLS_KEY_FILE must be given, or PISHKHAN_TLS_ENDS_AT=proxy',
    given.PISHKHAN_TLS_ENDS_AT === 'proxy' &&
      given.PISHKHAN_TRUSTED_PROXIES.length === 0 &&
      'PISHKHAN_TRUSTED_PROXIES must name the proxies at which TLS ends',
  ].filter((fault) => fault !== false);

/** What Node itself permits for every connection: the versions and ciphers of TLS, and certificates of strangers. */
const runtimeFaults = ({ NODE_OPTIONS, NODE_TLS_REJECT_UNAUTHORIZED }: GuardedProcess): string[] =>
  [
    NODE_TLS_REJECT_UNAUTHORIZED === '0' && 'NODE_TLS_REJECT_UNAUTHORIZED=0 would accept any certificate',
    /--tls-(min-v1\.[01]|max-v1\.[01]|cipher-list|keylog)/.test([NODE_OPTIONS, ...process.execArgv].join(' ')) &&
      'NODE_OPTIONS must not weaken TLS: versions 1.2 and 1.3 with the ciphers of Node',
  ].filter((fault) => fault !== false);

/** What a process of any sort must not use in production. */
const processFaults = (settings: GuardedProcess): string[] =>
  [listeningFaults, mongoFaults, identityFaults, runtimeFaults].flatMap((faultsOf) => faultsOf(settings));

/**
 * Everything that a process may use in a demonstration and must not use in production (N31, S8): plain connections,
 * missing or published passwords, an issuer without TLS.
 *
 * @param own Faults of settings that only this process has
 * @throws UnusableSettings that names every variable, never its value
 */
export const processMustBeSafeInProduction = (settings: GuardedProcess, own: readonly string[]): void => {
  const faults = [...own, ...processFaults(settings)];
  if (faults.length > 0)
    throw new UnusableSettings(
      `refused in production: ${faults.join('; ')} (PISHKHAN_PROFILE=local is for one machine, without personal data)`,
    );
};

/** Of a service, also test servers and a clock that can be set. @throws UnusableSettings */
export const mustBeSafeInProduction = (settings: Guarded): void =>
  processMustBeSafeInProduction(
    settings,
    [eventStoreFaults, kafkaFaults, demonstrationFaults].flatMap((faultsOf) => faultsOf(settings)),
  );
