import { randomBytes } from 'node:crypto';
import { Body, Controller, Get, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { refused } from '../http/refusals.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { languageOf } from '../http/language.ts';
import type { Cookies } from '../session/cookies.ts';
import type { Sessions } from '../session/sessions.ts';
import { COOKIES, ISSUER, LOGOUT_TOKENS, SESSIONS } from '../tokens.ts';
import type { IdentityProvider, SignInUnderWay } from './identity-provider.ts';
import type { LogoutTokens } from './logout-token.ts';

const MOST_UNDER_WAY = 10_000;
const LONGEST_SIGN_IN_MS = 10 * 60_000;

/** Strengths of a login, as the refusal of a service names them. */
const STRENGTHS = /^[\w:.-]{1,80}( [\w:.-]{1,80}){0,9}$/;

/** A path of the desk itself: a person never goes on at a foreign address. */
const ownPath = (path: string | undefined): string =>
  path !== undefined && /^\/(?![/\\])[\w\-./?=&%:]*$/.test(path) ? path : '/';

/** Sign-in by the issuer, sign-out here and there, and sign-outs that the issuer reports. */
@Controller()
export class SignInController {
  private readonly underWay = new LRUCache<string, SignInUnderWay>({ max: MOST_UNDER_WAY, ttl: LONGEST_SIGN_IN_MS });

  constructor(
    @Inject(ISSUER) private readonly issuer: IdentityProvider,
    @Inject(LOGOUT_TOKENS) private readonly logoutTokens: LogoutTokens,
    @Inject(SESSIONS) private readonly sessions: Sessions,
    @Inject(COOKIES) private readonly cookies: Cookies,
  ) {}

  @Get('sign-in')
  async begin(
    @Query('return-to') returnTo: string | undefined,
    @Query('acr') acr: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { url, underWay } = await this.issuer.begin({
      returnTo: ownPath(returnTo),
      language: languageOf(request),
      ...(acr !== undefined && STRENGTHS.test(acr) && { acrValues: acr }),
    });
    const key = randomBytes(32).toString('base64url');
    this.underWay.set(key, underWay);
    this.cookies.signIn.write(reply, key);
    await reply.redirect(url, 303);
  }

  /**
   * The browser comes from the issuer's site, and a Strict cookie is not sent with what follows from there. The answer
   * is a page that goes on by itself.
   */
  @Get('sign-in/callback')
  async finish(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const key = this.cookies.signIn.read(request);
    const underWay = key === undefined ? undefined : this.underWay.get(key);
    if (key === undefined || !underWay) throw refused('SignInMustBeFinished');
    this.underWay.delete(key);
    this.cookies.signIn.clear(reply);
    const query = request.url.includes('?') ? request.url.slice(request.url.indexOf('?')) : '';
    const opened = await this.issuer.finish(query, underWay);
    this.cookies.session.write(reply, this.sessions.open(opened, this.cookies.session.read(request)));
    await reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(`<!doctype html><title>…</title><meta http-equiv="refresh" content="0;url=${underWay.returnTo}">`);
  }

  /** Ends the session here; the answer says where the browser ends that of the issuer. */
  @Post('sign-out')
  @HttpCode(200)
  async end(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ next: string }> {
    const cookie = this.cookies.session.read(request);
    const session = this.sessions.find(cookie);
    this.sessions.end(cookie);
    this.cookies.session.clear(reply);
    return { next: session ? await this.issuer.endOf(session.tokens) : '/' };
  }

  /** OpenID Connect Back-Channel Logout 1.0. */
  @Post('back-channel-logout')
  @HttpCode(204)
  async endBySomebodyElse(@Body() body: unknown, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    void reply.header('cache-control', 'no-store');
    const token = body instanceof URLSearchParams ? body.get('logout_token') : null;
    this.sessions.endOf(await this.logoutTokens.read(token ?? ''));
  }
}
