import { join } from 'node:path';
import { systemClock } from '@pishkhan/calendar';
import { openEmbeddedEventStore } from '@pishkhan/event-store';
import { openEmbeddedCheckpoints, openEmbeddedMessages } from '@pishkhan/messages';
import mongoose from 'mongoose';
import type { LogLevel, ServiceDefinition } from '../definition.ts';
import { startService } from '../start-service.ts';
import { patternSetting, readSettings, textSetting, wholeNumberSetting } from './settings.ts';

const settings = {
  /** Folder of the log, of the messages and of what the service keeps beside them. */
  PISHKHAN_DATA: textSetting('.data'),
  PISHKHAN_HOST: textSetting('127.0.0.1'),
  PISHKHAN_PORT: wholeNumberSetting(0, 65_535, 0),
  PISHKHAN_MONGODB: patternSetting(/^mongodb(\+srv)?:\/\//, 'a MongoDB URI'),
  PISHKHAN_ISSUER: patternSetting(/^https?:\/\/[^ ]+$/, 'the address of an OIDC issuer'),
  PISHKHAN_AUDIENCE: textSetting('pishkhan'),
  PISHKHAN_BUILD: textSetting('development'),
  PISHKHAN_LOG: patternSetting(/^(fatal|error|warn|info|debug|trace|silent)$/, 'a level of the log', 'info'),
};

/** One service as a process of its own, on the embedded log: for development of that service. Ends cleanly on SIGINT and SIGTERM. */
export const runService = async (definition: ServiceDefinition): Promise<void> => {
  const { PISHKHAN_DATA, PISHKHAN_HOST: host, PISHKHAN_PORT: port, ...given } = readSettings(settings, process.env);
  const file = join(PISHKHAN_DATA, 'pishkhan.sqlite');
  const database = await mongoose.createConnection(given.PISHKHAN_MONGODB, { dbName: definition.name }).asPromise();
  const platform = {
    eventStore: openEmbeddedEventStore({ file }), messages: openEmbeddedMessages({ file }), checkpoints: openEmbeddedCheckpoints({ file }), database,
    clock: systemClock(), identity: { issuer: given.PISHKHAN_ISSUER, audience: given.PISHKHAN_AUDIENCE }, build: given.PISHKHAN_BUILD, logLevel: given.PISHKHAN_LOG as LogLevel,
  };
  const service = await startService(definition, platform, { host, port });
  console.log(`${service.name} answers on ${service.url}`);
  const end = async () => {
    await service.stop();
    await Promise.all([database.close(), platform.messages.close(), platform.checkpoints.close()]);
    await platform.eventStore.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end());
};
