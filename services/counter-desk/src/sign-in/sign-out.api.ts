import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Cookies } from '../session/cookies.ts';
import type { Sessions } from '../session/sessions.ts';
import { keyOf } from '../session/stored/stored-sessions.ts';
import { COOKIES, ISSUER, LOGOUT_TOKENS, SESSIONS } from '../tokens.ts';
import type { IdentityProvider } from './identity-provider.ts';
import type { LogoutTokens } from './logout-token.ts';

/** Sign-out here, at the issuer and at the services, and sign-outs that the issuer reports. */
@Controller()
export class SignOutController {
  constructor(
    @Inject(ISSUER) private readonly issuer: IdentityProvider,
    @Inject(LOGOUT_TOKENS) private readonly logoutTokens: LogoutTokens,
    @Inject(SESSIONS) private readonly sessions: Sessions,
    @Inject(COOKIES) private readonly cookies: Cookies,
  ) {}

  /** Ends the session here; the answer says where the browser ends that of the issuer. */
  @Post('sign-out')
  @HttpCode(200)
  async end(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ next: string }> {
    const session = await this.sessions.last(keyOf(this.cookies.session.read(request)));
    this.cookies.session.clear(reply);
    if (!session) return { next: '/' };
    await this.sessions.end(session);
    return { next: session.tokens ? await this.issuer.endOf(session.tokens) : '/' };
  }

  /** OpenID Connect Back-Channel Logout 1.0. */
  @Post('back-channel-logout')
  @HttpCode(204)
  async endBySomebodyElse(@Body() body: unknown, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    void reply.header('cache-control', 'no-store');
    const token = body instanceof URLSearchParams ? body.get('logout_token') : null;
    await this.logoutTokens.take(token ?? '', this.sessions.endOf);
  }
}
