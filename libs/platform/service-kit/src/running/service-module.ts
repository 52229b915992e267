import type { DynamicModule, Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import type { Logger } from 'pino';
import { adminControllers, adminProviders } from '../admin/index.ts';
import { Aggregates, Commands } from '../commands/commands.ts';
import { DeciderHandlers } from '../commands/decider-handlers.ts';
import { FirstAnswers } from '../commands/keys/first-answers.ts';
import { RefusedStreams } from '../commands/refused-streams.ts';
import type { ServiceDefinition } from '../definition.ts';
import { DocumentsController, OpenApiHolder } from '../documents/documents.controller.ts';
import { ProblemFilter } from '../http/problem-filter.ts';
import { ValidationPipe } from '../http/input/validation-pipe.ts';
import { Offices } from '../identity/offices/offices.ts';
import { TokenGuard } from '../identity/token-guard.ts';
import type { EndedSessions } from '../identity/sessions/ended-sessions.ts';
import { SessionController } from '../identity/sessions/session.controller.ts';
import type { TokenVerifier } from '../identity/tokens/token-verifier.ts';
import { PublishedDocumentsApi } from '../fields/publishing/documents/documents.api.ts';
import { PublishedDocuments } from '../fields/publishing/documents/published-documents.ts';
import { ChangeFeed } from '../reads/changes/change-feed.ts';
import { changesController } from '../reads/changes/changes.api.ts';
import { decisionControllers, decisionProviders } from '../reads/decisions/http/providers.ts';
import { lookUpControllers, lookUpProviders } from '../reads/look-ups/http/providers.ts';
import { streamControllers, streamProviders } from '../reads/replay/http/providers.ts';
import { Publications } from '../fields/publishing/publications.ts';
import { Reads } from '../reads/reads.ts';
import { checkDefinition } from './check-definition.ts';
import { AnswerDeadline } from './time/deadline.ts';
import { HealthController, type HealthPart } from './health/health.ts';
import type { startHosts } from './hosts.ts';
import type { Watched } from './outages/outages.ts';
import {
  DEFINITION,
  ENDED_SESSIONS,
  FAULT_LOG,
  FOLLOWING,
  LOGGER,
  PARKINGS,
  PARTS,
  PLATFORM,
  PROJECTORS,
  TOKEN_VERIFIER,
} from './tokens.ts';

type Running = Pick<Awaited<ReturnType<typeof startHosts>>, 'parts' | 'projectors' | 'parkings' | 'following'> & {
  readonly tokens: TokenVerifier;
  readonly endedSessions: EndedSessions;
};

class ServiceModule {}

const identityPart = (tokens: TokenVerifier): HealthPart => ({
  name: 'identity',
  state: async () => {
    await tokens.reachable();
    return { up: true };
  },
});

/** What a service has more by the reads that it declares. */
const readProviders = ({ lookUps, decisions, streams }: ServiceDefinition): readonly Provider[] => [
  ...lookUpProviders(lookUps),
  ...decisionProviders(decisions),
  ...streamProviders(streams),
];

/** Nest module of a service: the kit's parts and the definition's. */
export const serviceModule = (
  definition: ServiceDefinition,
  { platform, faults }: Watched,
  logger: Logger,
  { parts, projectors, parkings, following, tokens, endedSessions }: Running,
): DynamicModule => {
  const own =
    typeof definition.providers === 'function' ? definition.providers(platform) : (definition.providers ?? []);
  const refused = new RefusedStreams();
  const handlers = new DeciderHandlers(definition.deciders, platform, logger, refused);
  checkDefinition(definition, [...own, ...handlers.classes]);
  const providers: Provider[] = [
    { provide: DEFINITION, useValue: definition },
    { provide: PLATFORM, useValue: platform },
    { provide: LOGGER, useValue: logger },
    { provide: FAULT_LOG, useValue: faults },
    { provide: PARTS, useValue: [...parts, identityPart(tokens)] },
    { provide: PROJECTORS, useValue: projectors },
    { provide: PARKINGS, useValue: [...parkings, refused] },
    { provide: FOLLOWING, useValue: { workers: following, views: projectors.status } },
    { provide: TOKEN_VERIFIER, useValue: tokens },
    { provide: ENDED_SESSIONS, useValue: endedSessions },
    { provide: DeciderHandlers, useValue: handlers },
    ...handlers.classes,
    OpenApiHolder,
    Commands,
    Aggregates,
    Publications,
    { provide: ChangeFeed, useValue: new ChangeFeed(definition, { ...platform, projectors, faults }) },
    Reads,
    PublishedDocuments,
    Offices,
    ...adminProviders,
    { provide: APP_GUARD, useClass: TokenGuard },
    { provide: APP_PIPE, useClass: ValidationPipe },
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_INTERCEPTOR, useClass: AnswerDeadline },
    { provide: APP_INTERCEPTOR, useClass: FirstAnswers },
    ...readProviders(definition),
    ...own,
  ];
  return {
    module: ServiceModule,
    imports: [CqrsModule.forRoot()],
    controllers: [
      HealthController,
      DocumentsController,
      SessionController,
      ...adminControllers,
      ...lookUpControllers(definition.lookUps),
      ...(definition.changes ? [changesController(definition.changes)] : []),
      ...decisionControllers(definition.decisions),
      ...streamControllers(definition.streams),
      ...(definition.documents || definition.lookUps ? [PublishedDocumentsApi] : []),
      ...definition.controllers,
    ],
    providers,
  };
};
