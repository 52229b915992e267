import { startService, type ServiceDefinition } from '@pishkhan/service-kit';
import { openBacking } from './backing.ts';
import { settingsFrom } from './settings.ts';

/** Longest wait for an orderly end; after it the process goes, and what was in flight is done again. */
const END_MS = 15_000;

const endWith =
  (service: string, sentence: string) =>
  (error: unknown): never => {
    console.error(`${service} ${sentence}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return process.exit(1);
  };

/**
 * One service as a process of its own, on the event store, the broker and the database that its environment names. Says
 * where it answers, ends cleanly on SIGINT and SIGTERM, and ends with 1 when it cannot start or cannot go on: its
 * supervisor starts another.
 */
export const runService = async (definition: ServiceDefinition): Promise<void> => {
  const { name } = definition;
  process.on('unhandledRejection', endWith(name, 'cannot go on'));
  try {
    const settings = settingsFrom(process.env);
    const backing = await openBacking(name, settings, endWith(name, 'has a dead consumer'));
    const service = await startService(definition, backing.platform, {
      host: settings.PISHKHAN_HOST,
      port: settings.PISHKHAN_PORT,
    });
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
