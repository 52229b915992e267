import { Kafka, logLevel, type KafkaConfig } from 'kafkajs';
import { clampKafkaTimers } from './clamped-timers.ts';
import type { KafkaMessagesOptions } from './settings.ts';

/** Number of retries that take about this long: pauses grow to a second. */
const retriesFor = (ms: number): number => 5 + Math.ceil(ms / 1000);

const configOf = ({ brokers, clientId, ssl, sasl, log }: KafkaMessagesOptions, patienceMs: number): KafkaConfig => ({
  brokers: [...brokers],
  clientId,
  ssl,
  sasl: sasl as KafkaConfig['sasl'],
  connectionTimeout: 3000,
  requestTimeout: 15_000,
  enforceRequestTimeout: true,
  retry: { initialRetryTime: 50, maxRetryTime: 1000, retries: retriesFor(patienceMs) },
  logLevel: log ? logLevel.INFO : logLevel.NOTHING,
  logCreator:
    () =>
    ({ level, namespace, log: { message } }) =>
      log?.({ level, namespace, text: message }),
});

/** @param patienceMs How long one connection attempt may take */
export const connectKafka = (options: KafkaMessagesOptions, patienceMs: number): Kafka => {
  clampKafkaTimers();
  return new Kafka(configOf(options, patienceMs));
};
