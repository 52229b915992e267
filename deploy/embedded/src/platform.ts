import { join } from 'node:path';
import { systemClock, type Clock } from '@pishkhan/calendar';
import { demoUsers, startDevelopmentIssuer } from '@pishkhan/development-issuer';
import { startEmbeddedMongoDb } from '@pishkhan/embedded-mongodb';
import { openEmbeddedEventStore, rememberingStreams } from '@pishkhan/event-store';
import { openEmbeddedCheckpoints, openEmbeddedMessages } from '@pishkhan/messages';
import { startService, type LogLevel, type Platform, type RunningService } from '@pishkhan/service-kit';
import mongoose from 'mongoose';
import { holdDataFolder } from './data-folder.ts';
import { definitions } from './definitions.ts';
import { businessOffset, type Settings } from './settings.ts';

export const AUDIENCE = 'pishkhan';

/** The shared infrastructure of all services: one data folder, one loopback database server, one issuer. */
const openBacking = async ({ dataFolder, host }: Settings, issuerPort: number) => {
  const file = join(dataFolder, 'pishkhan.sqlite');
  const checkpoints = openEmbeddedCheckpoints({ file });
  const eventStore = rememberingStreams(openEmbeddedEventStore({ file }));
  const messages = openEmbeddedMessages({ file });
  const mongoDb = await startEmbeddedMongoDb({ file: join(dataFolder, 'views.sqlite'), host, port: 0 });
  const issuer = await startDevelopmentIssuer({
    host,
    port: issuerPort,
    keyFile: join(dataFolder, 'issuer-keys.json'),
    users: demoUsers,
    audience: AUDIENCE,
  });
  const close = async () => {
    await issuer.stop();
    await mongoDb.close();
    await messages.close();
    await checkpoints.close();
    await eventStore.close();
  };
  return { eventStore, messages, checkpoints, mongoDb, issuer, close };
};

type Backing = Awaited<ReturnType<typeof openBacking>>;

const platformFor = (
  { eventStore, messages, checkpoints, issuer }: Backing,
  database: mongoose.Connection,
  clock: Clock,
  settings: Settings,
): Platform => ({
  eventStore,
  messages,
  checkpoints,
  database,
  clock,
  identity: { issuer: issuer.issuer, audience: AUDIENCE },
  build: process.env.PISHKHAN_BUILD ?? 'embedded',
  logLevel: settings.logLevel as LogLevel,
  environment: { ...process.env, PISHKHAN_DATA: settings.dataFolder },
});

/**
 * The embedded profile: all services and their infrastructure in one process, on loopback, with one data folder.
 *
 * @throws DataFolderInUse
 */
export const startEmbeddedPlatform = async (settings: Settings) => {
  const release = holdDataFolder(settings.dataFolder);
  const time = businessOffset(settings);
  const clock = systemClock(time.offset);
  const port = (offset: number) => (settings.firstPort === 0 ? 0 : settings.firstPort + offset);
  const backing = await openBacking(settings, port(definitions.length + 1));

  const connections: mongoose.Connection[] = [];
  const services: RunningService[] = [];
  for (const [index, definition] of definitions.entries()) {
    const database = await mongoose.createConnection(backing.mongoDb.uri(definition.name)).asPromise();
    connections.push(database);
    services.push(
      await startService(definition, platformFor(backing, database, clock, settings), {
        host: settings.host,
        port: port(1 + index),
      }),
    );
  }

  return {
    clock,
    services,
    definitions,
    eventStore: backing.eventStore,
    issuer: backing.issuer,
    url: (name: string): string => services.find((service) => service.name === name)!.url,
    advance: (milliseconds: number) => {
      time.advance(milliseconds);
      return clock.now();
    },
    stop: async () => {
      await Promise.all(services.map((service) => service.stop()));
      await Promise.all(connections.map((connection) => connection.close()));
      await backing.close();
      release();
    },
  };
};

export type EmbeddedPlatform = Awaited<ReturnType<typeof startEmbeddedPlatform>>;
