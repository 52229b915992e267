import type { DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import type { Logger } from 'pino';
import { ChangesController } from './gateway/changes/changes.api.ts';
import { Feeds } from './gateway/changes/feeds.ts';
import { GatewayController } from './gateway/gateway.api.ts';
import { HealthController } from './http/health.api.ts';
import { DeskProblemFilter } from './http/problem-filter.ts';
import { builtIn, PagesController } from './pages/pages.ts';
import { cookiesFor } from './session/cookies.ts';
import { PeopleController } from './session/people.api.ts';
import { SessionController } from './session/session.api.ts';
import type { Sessions } from './session/sessions.ts';
import type { Limits } from './session/session.ts';
import { SignedIn } from './session/signed-in.ts';
import type { OpenedStore } from './session/stored/opened.ts';
import type { DeskSettings } from './settings/settings.ts';
import type { IdentityProvider } from './sign-in/identity-provider.ts';
import { logoutTokensOf } from './sign-in/logout-token.ts';
import { SignInController } from './sign-in/sign-in.api.ts';
import { SignOutController } from './sign-in/sign-out.api.ts';
import { signInsUnderWay } from './sign-in/under-way.ts';
import * as part from './tokens.ts';
import { VisitKeysController } from './session/visits/visit-keys.api.ts';
import { visitKeysBy } from './session/visits/visit-keys.ts';

class DeskModule {}

interface DeskParts {
  readonly stored: OpenedStore;
  readonly sessions: Sessions;
  readonly limits: () => Limits;
  readonly issuer: IdentityProvider;
  /** Of the desk in the browser; known when it listens. */
  readonly address: () => string;
  readonly logger: Logger;
}

/** The one list of what the desk is made of. */
export const deskModule = (
  settings: DeskSettings,
  { stored, sessions, limits, issuer, address, logger }: DeskParts,
): DynamicModule => {
  const cookies = cookiesFor(address);
  const signedIn = new SignedIn(cookies, sessions, stored.sessions, issuer);
  return {
    module: DeskModule,
    controllers: [
      SignInController,
      SignOutController,
      VisitKeysController,
      SessionController,
      PeopleController,
      ChangesController,
      GatewayController,
      HealthController,
      PagesController,
    ],
    providers: [
      { provide: part.COOKIES, useValue: cookies },
      { provide: part.SESSIONS, useValue: sessions },
      { provide: part.DRAFTS, useValue: stored.drafts },
      { provide: part.NAMES, useValue: stored.names },
      { provide: part.ISSUER, useValue: issuer },
      { provide: part.UNDER_WAY, useValue: signInsUnderWay(stored.sealing, sessions.now) },
      { provide: part.LOGOUT_TOKENS, useValue: logoutTokensOf(issuer, stored.logoutTokens) },
      { provide: part.IS_READY, useValue: stored.responds },
      { provide: part.FIRST_PAGE, useValue: builtIn(settings.pages, 'index.html') },
      { provide: part.WORKER, useValue: builtIn(settings.pages, 'visits-worker.js') },
      { provide: part.VISIT_KEYS, useValue: visitKeysBy(stored.sealing, limits, sessions.now) },
      { provide: part.SERVICE_URLS, useValue: settings.services },
      { provide: part.SIGNED_IN, useValue: signedIn },
      { provide: Feeds, useValue: new Feeds(signedIn, settings.services) },
      { provide: APP_FILTER, useValue: new DeskProblemFilter(logger) },
    ],
  };
};
