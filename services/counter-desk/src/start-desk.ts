import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import fastifyCookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  connectionCheck,
  createLogger,
  followCertificate,
  nestLogger,
  repeatLook,
  serverFor,
  type LogLevel,
} from '@pishkhan/service-kit';
import type { Logger } from 'pino';
import { Feeds } from './gateway/changes/feeds.ts';
import { deskModule } from './desk.module.ts';
import { guardBrowsers } from './http/browser-guard.ts';
import { readBodies, readBodiesOfPersonsOnly } from './http/bodies.ts';
import { serveAssets } from './pages/pages.ts';
import { limitsOf } from './session/limits.ts';
import { sessionsUntil, type Sessions } from './session/sessions.ts';
import type { SignedIn } from './session/signed-in.ts';
import { openStored, type OpenedStore } from './session/stored/opened.ts';
import type { DeskSettings } from './settings/settings.ts';
import { identityProvider } from './sign-in/identity-provider.ts';
import { SIGNED_IN } from './tokens.ts';

export interface RunningDesk {
  /** Address of the desk in the browser. */
  readonly url: string;
  /** Where this process listens. */
  readonly listens: string;
  stop(): Promise<void>;
}

/** Between two looks for services that were not told of a session's end, and for what is too old. */
const BETWEEN_ENDINGS_MS = 2_000;
const BETWEEN_REMOVALS_MS = 60 * 60_000;

const repeatedWork = (stored: OpenedStore, sessions: Sessions, logger: Logger) => {
  const looks = (
    [
      [() => stored.endings.repeat(), BETWEEN_ENDINGS_MS, 'services were not told of ended sessions'],
      [() => sessions.removeOld(), BETWEEN_REMOVALS_MS, 'old sessions were not removed'],
    ] as const
  ).map(([look, pauseMs, fault]) => repeatLook(look, { pauseMs, onFault: (err) => logger.error({ err }, fault) }));
  return async (): Promise<void> => void (await Promise.all(looks.map((look) => look.stop())));
};

/**
 * Starts the counter desk: the pages, and the browser's back end, which alone knows the tokens.
 *
 * @throws Error if the port is in use, or the database does not respond
 */
export const startDesk = async (
  settings: DeskSettings,
  { build, logLevel }: { readonly build: string; readonly logLevel: LogLevel },
): Promise<RunningDesk> => {
  const { listen, sessionLimits, now = Date.now } = settings;
  const logger = createLogger({ service: 'counter-desk', build, level: logLevel });
  let port = listen.port;
  const listens = () => `${listen.tls ? 'https' : 'http'}://${listen.host}:${port}`;
  const address = () => settings.address ?? listens();
  const issuer = identityProvider(settings, address, now);
  const stored = openStored({ ...settings, now, atIssuer: issuer.endWithoutBrowser });
  await stored.prepare();
  const limits = () => limitsOf(sessionLimits, now());
  const sessions = sessionsUntil(limits, now, stored);
  await sessions.removeOld();
  const adapter = serverFor(listen);
  const server = adapter.getInstance();
  guardBrowsers(server, address, connectionCheck(listen));
  readBodies(server);
  const module = deskModule(settings, { stored, sessions, limits, issuer, address, logger });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: nestLogger(logger),
    bodyParser: false,
    abortOnError: false,
  });
  await app.register(fastifyCookie);
  readBodiesOfPersonsOnly(server, app.get<SignedIn>(SIGNED_IN));
  await serveAssets(server, settings.pages);
  await app.listen(listen.port, listen.host);
  ({ port } = app.getHttpServer().address() as AddressInfo);
  const stopFollowing = followCertificate(app.getHttpServer(), listen, logger);
  const stopWork = repeatedWork(stored, sessions, logger);
  return {
    url: address(),
    listens: listens(),
    stop: async () => {
      stopFollowing();
      await stopWork();
      app.get(Feeds).stop();
      await app.close();
    },
  };
};
