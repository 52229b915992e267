import { openKafkaMessages } from '@pishkhan/kafka-messages';
import { kafkaContract } from '@pishkhan/contract-specs/kafka-messages/broker.contract.ts';
import { messagesContract } from '@pishkhan/contract-specs/messages/messages.contract.ts';

const brokers = (process.env['PISHKHAN_CONTRACT_URL'] ?? '').replace(/^kafka:\/\//, '').split(',');
const replicationFactor = Math.min(brokers.length, 3);

messagesContract(`Kafka at ${brokers.join(', ')}`, async () =>
  openKafkaMessages({ brokers, clientId: 'contract', replicationFactor, sessionTimeoutMs: 6000 }),
);
kafkaContract(brokers, replicationFactor);
