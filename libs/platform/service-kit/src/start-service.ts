import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import type { Listen, Platform, RunningService, ServiceDefinition } from './definition.ts';
import { OpenApiHolder } from './documents/documents.controller.ts';
import { openApiOf } from './documents/openapi.ts';
import { removeOldKeys } from './commands/keys/retention.ts';
import { connectionCheck } from './http/entrance/client-address.ts';
import { installEntrance } from './http/entrance/entrance.ts';
import { versionOn } from './http/entrance/policy-file.ts';
import { rateLimits } from './http/entrance/rates/rate-limits.ts';
import { routesOf, type Routes } from './http/entrance/routes.ts';
import { followCertificate } from './http/entrance/renewal.ts';
import { serverFor } from './http/entrance/server.ts';
import { installBodyParsers } from './http/input/body-parsers.ts';
import { installRequestHooks } from './http/request-hooks.ts';
import { installStopGate } from './http/stop-gate.ts';
import { SealedNumbers } from './http/texts/sealed-numbers.ts';
import { textKeysOf, type TextKeys } from './http/texts/text-keys.ts';
import { EndedSessions } from './identity/sessions/ended-sessions.ts';
import { tokenVerifier } from './identity/tokens/token-verifier.ts';
import { Offices } from './identity/offices/offices.ts';
import { ChangeFeed } from './reads/changes/change-feed.ts';
import { lookUpSamples } from './reads/look-ups/samples.ts';
import { startsUp } from './fields/recent-requests.ts';
import { loadSamples } from './fields/publishing/sample-document.ts';
import { startHosts } from './running/hosts.ts';
import { injectablesLater } from './running/reaction-tools.ts';
import { createLogger } from './logging/logger.ts';
import { nestLogger } from './logging/nest-logger.ts';
import { watchOutages, type Watched } from './running/outages/outages.ts';
import { appendingAfter, mustReachWhatWasSeen } from './running/health/history-seen.ts';
import { serviceModule } from './running/service-module.ts';
import { repeatLook } from './running/time/repeated-look.ts';

/** At most so much later than the one that ended a session, the other replicas refuse its tokens. */
const BETWEEN_LOOKS_MS = 1_000;

const start = async (definition: ServiceDefinition, platform: Platform, listen: Listen): Promise<RunningService> => {
  const { build, logLevel: level, logTo: destination } = platform;
  const logger = createLogger({ service: definition.name, build, level, destination });
  const outages = watchOutages(platform, logger);
  const { eventStore, seen } = appendingAfter(outages.platform.eventStore, () =>
    mustReachWhatWasSeen(definition, outages.platform),
  );
  const textKeys = await textKeysOf(platform, definition.name);
  const sealedNumbers = definition.sealsNumbers
    ? { sealedNumbers: new SealedNumbers(platform.database, textKeys.master) }
    : {};
  const watched = { ...outages, platform: { ...outages.platform, eventStore, ...sealedNumbers } };
  const endedSessions = new EndedSessions(platform.database);
  await endedSessions.look();
  const injectables = injectablesLater();
  const hosts = await startHosts(definition, watched, { logger, find: injectables.find }, seen);
  try {
    const { app, closeHttp } = await httpApplication(definition, watched, logger, {
      ...hosts,
      textKeys,
      endedSessions,
      listen,
    });
    injectables.madeBy(app);
    await loadSamples(withLookUps(definition), watched.platform, logger);
    await app.listen(listen.port, listen.host);
    const stopRemovals = removeOldKeys(watched.platform, watched.faults);
    const looks = repeatLook(() => endedSessions.look(), {
      pauseMs: BETWEEN_LOOKS_MS,
      onFault: (error) => watched.faults.report(error, 'ended sessions were not read', {}),
    });
    const stopFollowing = followCertificate(app.getHttpServer(), listen, logger);
    const stop = async () => {
      stopFollowing();
      await closeHttp();
      await stopRemovals();
      await looks.stop();
      await hosts.stop();
      watched.stop();
      logger.info('stopped');
    };
    const { port } = app.getHttpServer().address() as AddressInfo;
    return {
      name: definition.name,
      url: `${listen.tls ? 'https' : 'http'}://${listen.host}:${port}`,
      ready: hosts.projectors.ready,
      stop: once(stop),
    };
  } catch (error) {
    injectables.neverMade(error);
    await hosts.stop();
    watched.stop();
    throw error;
  }
};

/**
 * Starts a service: HTTP, command bus, projectors, relay, inbox, reactions. Resolves when it listens.
 *
 * @throws Error if the definition is inconsistent, a setting is invalid or the port is in use; everything started is
 *   stopped first
 */
export const startService = async (...given: Parameters<typeof start>): Promise<RunningService> => {
  const started = startsUp();
  try {
    return await start(...given);
  } finally {
    started();
  }
};

interface HttpParts {
  readonly textKeys: TextKeys;
  readonly endedSessions: EndedSessions;
  readonly listen: Listen;
}

const httpApplication = async (
  definition: ServiceDefinition,
  watched: Watched,
  logger: Logger,
  { textKeys, endedSessions, listen, ...hosts }: Awaited<ReturnType<typeof startHosts>> & HttpParts,
) => {
  const adapter = serverFor(listen);
  const server = adapter.getInstance();
  installRequestHooks(server, { ...watched.platform, textKeys }, logger);
  const stopTakingRequests = installStopGate(server);
  const tokens = tokenVerifier(watched.platform.identity, (...login) => endedSessions.has(...login));
  const made: { parts?: { readonly routes: Routes; readonly offices: Offices } } = {};
  const rates = rateLimits(watched.platform.requestRates, watched.platform.clock);
  const { loginStrength, clock } = watched.platform;
  installEntrance(server, {
    tokens,
    rates,
    neededLogin: (matter) => versionOn(loginStrength, clock.today()).content[matter],
    mustComeThroughProxy: connectionCheck(listen),
    made: () => made.parts!,
  });
  installBodyParsers(server);
  const module = serviceModule(definition, watched, logger, { ...hosts, tokens, endedSessions });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: nestLogger(logger),
    bodyParser: false,
    abortOnError: false,
  });
  const routes = routesOf(app);
  made.parts = { routes, offices: app.get(Offices) };
  app.get(OpenApiHolder).madeBy(() => openApiOf(app, definition, routes));
  const closeHttp = async () => {
    stopTakingRequests();
    await app.get(ChangeFeed).stop();
    await app.close();
  };
  return { app, closeHttp };
};

/** The samples of a service, and the limits of its look-ups. */
const withLookUps = ({ samples, lookUps }: ServiceDefinition): Pick<ServiceDefinition, 'samples'> => ({
  samples: (folder) => [...(samples?.(folder) ?? []), ...(lookUps ? lookUpSamples(lookUps, folder) : [])],
});

const once = (work: () => Promise<void>): (() => Promise<void>) => {
  let running: Promise<void> | undefined;
  return () => (running ??= work());
};
