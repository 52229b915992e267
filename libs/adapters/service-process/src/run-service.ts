import { startService, type ServiceDefinition } from '@pishkhan/service-kit';
import { openBacking } from './backing.ts';
import { listenOf } from './process/listening.ts';
import { runProcess } from './process/run-process.ts';
import { sentenceOf } from './sentence.ts';
import { settingsFrom } from './settings.ts';

/** Runs one service as its own process, on the event store, broker and database of its environment. */
export const runService = (definition: ServiceDefinition): Promise<void> =>
  runProcess(definition.name, sentenceOf, async (endWith) => {
    const settings = settingsFrom(process.env);
    const listen = listenOf(settings);
    const backing = await openBacking(definition.name, settings, endWith('has a dead consumer'));
    const service = await startService(definition, backing.platform, listen);
    const stop = async (): Promise<void> => {
      await service.stop();
      await backing.close();
    };
    return { url: service.url, stop };
  });
