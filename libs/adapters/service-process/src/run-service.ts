import tls from 'node:tls';
import { CIPHERS, startService, type ServiceDefinition } from '@pishkhan/service-kit';
import { openBacking } from './backing.ts';
import { listenOf } from './listening.ts';
import { sentenceOf } from './sentence.ts';
import { settingsFrom } from './settings.ts';

/** Longest wait for an orderly shutdown. The process then exits, and unfinished work is repeated. */
const END_MS = 15_000;

const endWith =
  (service: string, sentence: string) =>
  (error: unknown): never => {
    console.error(`${service} ${sentence}: ${sentenceOf(error)}`);
    return process.exit(1);
  };

/**
 * Runs one service as its own process, on the event store, broker and database of its environment. Prints its address,
 * shuts down on SIGINT and SIGTERM, and exits with 1 if it cannot start or continue, so that its supervisor restarts
 * it.
 */
export const runService = async (definition: ServiceDefinition): Promise<void> => {
  const { name } = definition;
  tls.DEFAULT_CIPHERS = CIPHERS;
  process.on('unhandledRejection', endWith(name, 'cannot go on'));
  try {
    const settings = settingsFrom(process.env);
    const listen = listenOf(settings);
    const backing = await openBacking(name, settings, endWith(name, 'has a dead consumer'));
    const service = await startService(definition, backing.platform, listen);
    console.log(`${name} answers on ${service.url} after ${Math.round(performance.now())} ms`);
    const end = async (): Promise<void> => {
      setTimeout(() => endWith(name, 'did not end in time')(`${END_MS} ms`), END_MS).unref();
      await service.stop();
      await backing.close();
      process.exit(0);
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end());
  } catch (error) {
    endWith(name, 'cannot start')(error);
  }
};
