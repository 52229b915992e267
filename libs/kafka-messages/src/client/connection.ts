import { Kafka, logLevel, type KafkaConfig } from 'kafkajs';
import { clampKafkaTimers } from './clamped-timers.ts';
import type { KafkaMessagesOptions } from './settings.ts';

const configOf = ({ brokers, clientId, ssl, sasl, log }: KafkaMessagesOptions): KafkaConfig => ({
  brokers: [...brokers], clientId, ssl, sasl: sasl as KafkaConfig['sasl'],
  connectionTimeout: 3000,
  requestTimeout: 15_000,
  enforceRequestTimeout: true,
  retry: { initialRetryTime: 50, maxRetryTime: 1000, retries: 5 },
  logLevel: log ? logLevel.INFO : logLevel.NOTHING,
  logCreator: () => ({ level, namespace, log: { message } }) => log?.({ level, namespace, text: message }),
});

export const connectKafka = (options: KafkaMessagesOptions): Kafka => {
  clampKafkaTimers();
  return new Kafka(configOf(options));
};
