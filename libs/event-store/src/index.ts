export * from './port.ts';
export * from './aggregate.ts';
export * from './behind.ts';
export * from './durable-file.ts';
export * from './embedded.ts';
export * from './execute-command.ts';
export { rememberingStreams } from './remembering.ts';
