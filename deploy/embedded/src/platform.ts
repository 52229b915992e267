import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '@pishkhan/calendar';
import { demoUsers, startDevelopmentIssuer } from '@pishkhan/development-issuer';
import { startEmbeddedMongoDb } from '@pishkhan/embedded-mongodb';
import { openEmbeddedEventStore } from '@pishkhan/event-store';
import { openEmbeddedCheckpoints, openEmbeddedMessages } from '@pishkhan/messages';
import { startService, type LogLevel, type Platform, type RunningService, type ServiceDefinition } from '@pishkhan/service-kit';
import { billingAdjustments } from '@pishkhan/billing-adjustments';
import { caseHandling } from '@pishkhan/case-handling';
import { customerAccounts } from '@pishkhan/customer-accounts';
import { metering } from '@pishkhan/metering';
import mongoose from 'mongoose';
import { businessOffset, type Settings } from './settings.ts';

export const AUDIENCE = 'pishkhan';

const definitions: readonly ServiceDefinition[] = [customerAccounts, metering, billingAdjustments, caseHandling];

/** The embedded profile: all services and what stands behind their ports in one process, on loopback, with its data in one folder. */
export const startEmbeddedPlatform = async (settings: Settings) => {
  mkdirSync(settings.dataFolder, { recursive: true });
  const time = businessOffset(settings);
  const clock = systemClock(time.offset);
  const file = join(settings.dataFolder, 'pishkhan.sqlite');
  const port = (offset: number) => (settings.firstPort === 0 ? 0 : settings.firstPort + offset);

  const eventStore = openEmbeddedEventStore({ file });
  const messages = openEmbeddedMessages({ file });
  const checkpoints = openEmbeddedCheckpoints({ file });
  const mongoDb = await startEmbeddedMongoDb({ file: join(settings.dataFolder, 'views.sqlite'), host: settings.host, port: 0 });
  const issuer = await startDevelopmentIssuer({ host: settings.host, port: port(5), keyFile: join(settings.dataFolder, 'issuer-keys.json'), users: demoUsers, audience: AUDIENCE });

  const connections: mongoose.Connection[] = [];
  const services: RunningService[] = [];
  for (const [index, definition] of definitions.entries()) {
    const database = await mongoose.createConnection(mongoDb.uri(definition.name)).asPromise();
    connections.push(database);
    const platform: Platform = {
      eventStore, messages, checkpoints, database, clock,
      identity: { issuer: issuer.issuer, audience: AUDIENCE },
      build: process.env.PISHKHAN_BUILD ?? 'embedded',
      logLevel: settings.logLevel as LogLevel,
      environment: { ...process.env, PISHKHAN_DATA: settings.dataFolder },
    };
    services.push(await startService(definition, platform, { host: settings.host, port: port(1 + index) }));
  }

  return {
    clock, issuer, services, definitions, eventStore,
    url: (name: string): string => services.find((service) => service.name === name)!.url,
    advance: (milliseconds: number) => {
      time.advance(milliseconds);
      return clock.now();
    },
    stop: async () => {
      await Promise.all(services.map((service) => service.stop()));
      await Promise.all(connections.map((connection) => connection.close()));
      await issuer.stop();
      await mongoDb.close();
      await messages.close();
      await eventStore.close();
    },
  };
};

export type EmbeddedPlatform = Awaited<ReturnType<typeof startEmbeddedPlatform>>;
