import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import fastifyCookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createLogger, nestLogger, serverFor, type LogLevel } from '@pishkhan/service-kit';
import { deskModule } from './desk.module.ts';
import { guardBrowsers } from './http/browser-guard.ts';
import { readBodies, readBodiesOfPersonsOnly } from './http/bodies.ts';
import { serveAssets } from './pages/pages.ts';
import type { SignedIn } from './session/signed-in.ts';
import type { DeskSettings } from './settings.ts';
import { SIGNED_IN } from './tokens.ts';

export interface RunningDesk {
  /** Address of the desk in the browser. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts the counter desk: the pages, and the browser's back end, which alone knows the tokens.
 *
 * @throws Error if the port is in use
 */
export const startDesk = async (
  settings: DeskSettings,
  { build, logLevel }: { readonly build: string; readonly logLevel: LogLevel },
): Promise<RunningDesk> => {
  const { listen } = settings;
  const logger = createLogger({ service: 'counter-desk', build, level: logLevel });
  let port = listen.port;
  const address = () => settings.address ?? `${listen.tls ? 'https' : 'http'}://${listen.host}:${port}`;
  const adapter = serverFor(listen);
  const server = adapter.getInstance();
  guardBrowsers(server, address);
  readBodies(server);
  const app = await NestFactory.create<NestFastifyApplication>(deskModule(settings, address, logger), adapter, {
    logger: nestLogger(logger),
    bodyParser: false,
    abortOnError: false,
  });
  await app.register(fastifyCookie);
  readBodiesOfPersonsOnly(server, app.get<SignedIn>(SIGNED_IN));
  await serveAssets(server, settings.pages);
  await app.listen(listen.port, listen.host);
  ({ port } = app.getHttpServer().address() as AddressInfo);
  return { url: address(), stop: () => app.close() };
};
