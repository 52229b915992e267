import { followedAtPace, rememberingStreams } from '@pishkhan/event-store';
import { openEventStoreDb } from '@pishkhan/eventstore-db';
import { openKafkaMessages, type KafkaMessagesOptions } from '@pishkhan/kafka-messages';
import { openMongoCheckpoints, openMongoCommandKeys, openMongoLeases } from '@pishkhan/mongodb-checkpoints';
import { loginStrengthIn, requestRatesIn, type Platform } from '@pishkhan/service-kit';
import { businessClock } from './business-clock.ts';
import { openDatabase } from './process/database.ts';
import type { ServiceSettings } from './settings.ts';

export interface Backing {
  readonly platform: Platform;
  close(): Promise<void>;
}

const saslOf = ({
  KAFKA_SASL_MECHANISM: mechanism,
  KAFKA_USERNAME: username,
  KAFKA_PASSWORD: password,
}: ServiceSettings): KafkaMessagesOptions['sasl'] =>
  mechanism === 'none' ? undefined : { mechanism: mechanism as 'plain', username, password };

const openMessages = (service: string, settings: ServiceSettings, dead: (error: Error) => void) =>
  openKafkaMessages({
    brokers: settings.KAFKA_BROKERS.split(','),
    clientId: service,
    replicationFactor: settings.KAFKA_REPLICATION_FACTOR,
    sessionTimeoutMs: settings.KAFKA_SESSION_TIMEOUT_MS,
    ssl: settings.KAFKA_TLS === 'true',
    sasl: saslOf(settings),
    onDeadConsumer: dead,
  });

/**
 * Connects one service's ports to the real servers.
 *
 * @param dead Called for a consumer that cannot continue: the process must end so that another replaces it
 * @throws The error of a server that is unreachable or too old
 */
export const openBacking = async (
  service: string,
  settings: ServiceSettings,
  dead: (error: Error) => void,
): Promise<Backing> => {
  const requestRates = requestRatesIn(settings.PISHKHAN_REQUEST_RATES);
  const loginStrength = loginStrengthIn(settings.PISHKHAN_LOGIN_STRENGTH);
  const eventStore = openEventStoreDb({ connectionString: settings.EVENTSTORE_URL, testServer: settings.testServer });
  const [database] = await Promise.all([openDatabase(service, settings.MONGODB_URL), eventStore.checkServer()]);
  const messages = openMessages(service, settings, dead);
  const platform: Platform = {
    eventStore: followedAtPace(rememberingStreams(eventStore)),
    messages,
    database,
    checkpoints: openMongoCheckpoints(database),
    commandKeys: openMongoCommandKeys(database),
    leases: openMongoLeases(database, { ttlMs: settings.PISHKHAN_LEASE_MS }),
    clock: businessClock(settings.PISHKHAN_CLOCK_FILE),
    requestRates,
    loginStrength,
    documents: settings.PISHKHAN_DOCUMENTS === 'served',
    build: settings.PISHKHAN_BUILD,
    logLevel: settings.logLevel,
    ...(settings.PISHKHAN_SAMPLES !== '' && { samples: settings.PISHKHAN_SAMPLES }),
    identity: {
      issuer: settings.PISHKHAN_ISSUER,
      audience: settings.PISHKHAN_AUDIENCE,
      keyCooldownMs: settings.PISHKHAN_KEY_COOLDOWN_MS,
      keyMaxAgeMs: settings.PISHKHAN_KEY_MAX_AGE_MS,
    },
  };
  return {
    platform,
    close: async () => void (await Promise.allSettled([messages.close(), database.close(), eventStore.close()])),
  };
};
