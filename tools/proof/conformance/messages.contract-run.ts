import { openKafkaMessages } from '@pishkhan/kafka-messages';
import { kafkaContract } from '../../../libs/testing/contract-specs/src/kafka-messages/broker.contract.ts';
import { messagesContract } from '../../../libs/testing/contract-specs/src/messages/messages.contract.ts';

const brokers = (process.env['PISHKHAN_CONTRACT_URL'] ?? '').replace(/^kafka:\/\//, '').split(',');
const replicationFactor = Math.min(brokers.length, 3);

messagesContract(`Kafka at ${brokers.join(', ')}`, async () =>
  openKafkaMessages({ brokers, clientId: 'contract', replicationFactor, sessionTimeoutMs: 6000 }),
);
kafkaContract(brokers, replicationFactor);
