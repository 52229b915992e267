export * from './kafka-messages.ts';
export { type KafkaMessagesOptions } from './client/settings.ts';
export { type PartitionLag } from './lag.ts';
export { WrongPartitionCount } from './topics.ts';
