export * from './port.ts';
export * from './aggregate.ts';
export * from './event-catalogue.ts';
export * from './embedded/durable-file.ts';
export * from './embedded/embedded.ts';
export * from './execute-command.ts';
export { rememberingStreams } from './remembering.ts';
export * from './invariant.ts';
export { eventIdOf } from './execute-command.ts';
