import type { DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import type { Logger } from 'pino';
import { GatewayController } from './gateway/gateway.api.ts';
import { HealthController } from './http/health.api.ts';
import { DeskProblemFilter } from './http/problem-filter.ts';
import { firstPageIn, PagesController } from './pages/pages.ts';
import { cookiesFor } from './session/cookies.ts';
import { SessionController } from './session/session.api.ts';
import { sessionsUntil } from './session/sessions.ts';
import { SignedIn } from './session/signed-in.ts';
import type { DeskSettings } from './settings.ts';
import { identityProvider } from './sign-in/identity-provider.ts';
import { logoutTokensOf } from './sign-in/logout-token.ts';
import { SignInController } from './sign-in/sign-in.api.ts';
import { COOKIES, FIRST_PAGE, ISSUER, LOGOUT_TOKENS, SERVICE_URLS, SESSIONS, SIGNED_IN } from './tokens.ts';
import { limitsOf } from './session/limits.ts';

class DeskModule {}

/** The one list of what the desk is made of. @param address Of the desk in the browser; known when it listens */
export const deskModule = (settings: DeskSettings, address: () => string, logger: Logger): DynamicModule => {
  const now = settings.now ?? Date.now;
  const cookies = cookiesFor(address);
  const sessions = sessionsUntil(() => limitsOf(settings.sessionLimits, now()), now);
  const issuer = identityProvider(settings, address, now);
  return {
    module: DeskModule,
    controllers: [SignInController, SessionController, GatewayController, HealthController, PagesController],
    providers: [
      { provide: COOKIES, useValue: cookies },
      { provide: SESSIONS, useValue: sessions },
      { provide: ISSUER, useValue: issuer },
      { provide: LOGOUT_TOKENS, useValue: logoutTokensOf(issuer) },
      { provide: FIRST_PAGE, useValue: firstPageIn(settings.pages) },
      { provide: SERVICE_URLS, useValue: settings.services },
      { provide: SIGNED_IN, useValue: new SignedIn(cookies, sessions, issuer, now) },
      { provide: APP_FILTER, useValue: new DeskProblemFilter(logger) },
    ],
  };
};
