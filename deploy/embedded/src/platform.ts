import { join } from 'node:path';
import { civilDateInTehran, systemClock, type Clock } from '@pishkhan/calendar';
import { demoUsers, startDevelopmentIssuer, type SignInClient } from '@pishkhan/development-issuer';
import { startEmbeddedMongoDb } from '@pishkhan/embedded-mongodb';
import { openEmbeddedCommandKeys, openEmbeddedEventStore, rememberingStreams } from '@pishkhan/event-store';
import { openEmbeddedCheckpoints, openEmbeddedMessages } from '@pishkhan/messages';
import {
  mustReachWhatWasSeen,
  loginStrengthIn,
  requestRatesIn,
  startService,
  versionOn,
  type LogLevel,
  type Platform,
  type RunningService,
} from '@pishkhan/service-kit';
import mongoose from 'mongoose';
import { filesOf } from './folder/examine-running.ts';
import { mustNotRunBehind } from './folder/clock-behind-history.ts';
import { holdDataFolder, labelDataFolder, mustBeOurs } from './folder/data-folder.ts';
import { SAMPLES } from './seed/sample-file.ts';
import { definitions } from './definitions.ts';
import { deskClient } from './pages/desk-client.ts';
import { businessOffset, type Settings } from './settings.ts';

export const AUDIENCE = 'pishkhan';

/** The shared infrastructure of all services: one data folder, one loopback database server, one issuer. */
const openBacking = async (
  { dataFolder, host, requestRates }: Settings,
  undo: (() => unknown)[],
  issuerPort: number,
  clients: () => readonly SignInClient[],
) => {
  const file = join(dataFolder, 'pishkhan.sqlite');
  const eventStore = rememberingStreams(openEmbeddedEventStore({ file }));
  undo.push(() => eventStore.close());
  const checkpoints = openEmbeddedCheckpoints({ file });
  undo.push(() => checkpoints.close());
  const commandKeys = openEmbeddedCommandKeys({ file });
  undo.push(() => commandKeys.close());
  const messages = openEmbeddedMessages({ file });
  undo.push(() => messages.close());
  const mongoDb = await startEmbeddedMongoDb({ file: join(dataFolder, 'views.sqlite'), host, port: 0 });
  undo.push(() => mongoDb.close());
  const issuer = await startDevelopmentIssuer({
    host,
    port: issuerPort,
    keyFile: join(dataFolder, 'issuer-keys.json'),
    users: demoUsers,
    audience: AUDIENCE,
    clients,
    guesses: versionOn(requestRatesIn(requestRates), civilDateInTehran(new Date())).content.passwordGuesses,
  });
  undo.push(() => issuer.stop());
  return { eventStore, messages, checkpoints, commandKeys, mongoDb, issuer, files: filesOf(dataFolder) };
};

type Backing = Awaited<ReturnType<typeof openBacking>>;

const platformFor = (
  { eventStore, messages, checkpoints, commandKeys, issuer, files }: Backing,
  database: mongoose.Connection,
  clock: Clock,
  settings: Settings,
): Platform => ({
  eventStore,
  messages,
  checkpoints,
  commandKeys,
  database,
  files,
  clock,
  identity: { issuer: issuer.issuer, audience: AUDIENCE },
  requestRates: requestRatesIn(settings.requestRates),
  loginStrength: loginStrengthIn(settings.loginStrength),
  documents: true,
  build: process.env.PISHKHAN_BUILD ?? 'embedded',
  logLevel: settings.logLevel as LogLevel,
  samples: SAMPLES,
  environment: { ...process.env, PISHKHAN_DATA: settings.dataFolder },
});

/**
 * The embedded profile: all services and their infrastructure in one process, on loopback, with one data folder.
 *
 * @throws DataFolderInUse, UnusableFolder, ClockBehindHistory, FileFault, HistoryBehind; what was started is stopped
 *   first
 */
export const startEmbeddedPlatform = async (settings: Settings) => {
  const undo: (() => unknown)[] = [];
  const stop = async () => {
    for (const each of undo.splice(0).toReversed()) await each();
  };
  try {
    return await start(settings, undo, stop);
  } catch (error) {
    await stop();
    throw error;
  }
};

/** @param undo Receives what ends each part, in the order of their start */
const start = async (settings: Settings, undo: (() => unknown)[], stop: () => Promise<void>) => {
  mustBeOurs(settings.dataFolder);
  undo.push(holdDataFolder(settings.dataFolder));
  const desk = deskClient();
  const time = businessOffset(settings);
  const clock = systemClock(time.offset);
  const port = (offset: number) => (settings.firstPort === 0 ? 0 : settings.firstPort + offset);
  const backing = await openBacking(settings, undo, port(definitions.length + 1), desk.registered);
  await mustNotRunBehind(backing.eventStore, clock, join(settings.dataFolder, 'clock.json'));
  labelDataFolder(settings.dataFolder);

  const connections: mongoose.Connection[] = [];
  const services: RunningService[] = [];
  undo.push(() => Promise.all(connections.map((connection) => connection.close())));
  undo.push(() => Promise.all(services.map((service) => service.stop())));
  const platforms: Platform[] = [];
  const databaseOf = async (name: string): Promise<mongoose.Connection> => {
    const database = await mongoose.createConnection(backing.mongoDb.uri(name)).asPromise();
    connections.push(database);
    return database;
  };
  for (const { name } of definitions) platforms.push(platformFor(backing, await databaseOf(name), clock, settings));
  // A service loads its samples when it starts, so that the log of all services is examined before.
  for (const [index, definition] of definitions.entries()) await mustReachWhatWasSeen(definition, platforms[index]!);
  for (const [index, definition] of definitions.entries())
    services.push(await startService(definition, platforms[index]!, { host: settings.host, port: port(1 + index) }));

  return {
    clock,
    services,
    definitions,
    eventStore: backing.eventStore,
    issuer: backing.issuer,
    /** What the counter desk needs to sign persons in. */
    desk,
    deskDatabase: await databaseOf('counter-desk'),
    url: (name: string): string => services.find((service) => service.name === name)!.url,
    advance: (milliseconds: number) => {
      time.advance(milliseconds);
      return clock.now();
    },
    stop,
  };
};

export type EmbeddedPlatform = Awaited<ReturnType<typeof startEmbeddedPlatform>>;
