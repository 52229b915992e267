import type { TestServerPolicy } from '@pishkhan/eventstore-db';
import { patternSetting, readSettings, textSetting, wholeNumberSetting, type LogLevel } from '@pishkhan/service-kit';
import { processSettings } from './process/process-settings.ts';
import { mustBeSafeInProduction } from './process/production.ts';

const address = /^[\w.-]+:\d{2,5}$/;

const settings = {
  ...processSettings,
  EVENTSTORE_URL: patternSetting(/^esdb(\+discover)?:\/\//, 'the address of an event store: esdb://…'),
  /** An event store that calls itself a test server: `accepted` in demos and tests only. */
  PISHKHAN_TEST_SERVER: patternSetting(/^(accepted|refused)$/, 'accepted or refused', 'refused'),
  /** `host:port`, comma-separated. */
  KAFKA_BROKERS: patternSetting(
    new RegExp(`^${address.source.slice(1, -1)}(,${address.source.slice(1, -1)})*$`),
    'addresses of Kafka brokers: host:port, comma-separated',
  ),
  /** Replication factor of each topic. */
  KAFKA_REPLICATION_FACTOR: wholeNumberSetting(1, 9, 3),
  KAFKA_SESSION_TIMEOUT_MS: wholeNumberSetting(1000, 300_000, 10_000),
  KAFKA_TLS: patternSetting(/^(true|false)$/, 'true or false', 'false'),
  KAFKA_SASL_MECHANISM: patternSetting(
    /^(none|plain|scram-sha-256|scram-sha-512)$/,
    'none, plain, scram-sha-256 or scram-sha-512',
    'none',
  ),
  KAFKA_USERNAME: textSetting(''),
  KAFKA_PASSWORD: textSetting(''),
  PISHKHAN_AUDIENCE: textSetting('pishkhan'),
  PISHKHAN_KEY_COOLDOWN_MS: wholeNumberSetting(0, 3_600_000, 1000),
  PISHKHAN_KEY_MAX_AGE_MS: wholeNumberSetting(1000, 86_400_000, 600_000),
  /** Time without a renewal in ms after which another replica takes over this one's projections. */
  PISHKHAN_LEASE_MS: wholeNumberSetting(500, 120_000, 6000),
  /** Development only: a file `{ "offset": milliseconds }` that shifts business time. */
  PISHKHAN_CLOCK_FILE: textSetting(''),
  /** File of the policy `request-rates`, see `data/rates/sample-request-rates.json`. */
  PISHKHAN_REQUEST_RATES: textSetting(),
  /** File of the policy `login-strength`, see `data/logins/sample-login-strength.json`. */
  PISHKHAN_LOGIN_STRENGTH: textSetting(),
  /** Whether `/docs` and `/openapi.json` are served. */
  PISHKHAN_DOCUMENTS: patternSetting(/^(served|hidden)$/, 'served or hidden', 'hidden'),
  /** Folder of samples that are loaded into an empty register without a second person; empty loads nothing. */
  PISHKHAN_SAMPLES: textSetting(''),
};

/**
 * Reads a service's settings from its environment.
 *
 * @throws UnusableSettings that names every variable that is missing or invalid, or refused in production
 */
export const settingsFrom = (environment: Readonly<Record<string, string | undefined>>) => {
  const given = readSettings(settings, environment);
  if (given.PISHKHAN_PROFILE === 'production') mustBeSafeInProduction(given);
  return {
    ...given,
    logLevel: given.PISHKHAN_LOG as LogLevel,
    testServer: given.PISHKHAN_TEST_SERVER as TestServerPolicy,
  };
};

export type ServiceSettings = ReturnType<typeof settingsFrom>;
