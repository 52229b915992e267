import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { refused } from '../http/refusals.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from '../http/language.ts';
import type { Cookies } from '../session/cookies.ts';
import type { Sessions } from '../session/sessions.ts';
import { keyOf } from '../session/stored/stored-sessions.ts';
import { COOKIES, ISSUER, SESSIONS, UNDER_WAY } from '../tokens.ts';
import type { IdentityProvider } from './identity-provider.ts';
import type { SignInsUnderWay } from './under-way.ts';

/** Strengths of a login, as the refusal of a service names them. */
const STRENGTHS = /^[\w:.-]{1,80}( [\w:.-]{1,80}){0,9}$/;

/** A path of the desk itself: a person never goes on at a foreign address. */
const ownPath = (path: string | undefined): string =>
  path !== undefined && /^\/(?![/\\])[\w\-./?=&%:]{0,1000}$/.test(path) ? path : '/';

/** Sign-in by the issuer. */
@Controller()
export class SignInController {
  constructor(
    @Inject(ISSUER) private readonly issuer: IdentityProvider,
    @Inject(UNDER_WAY) private readonly underWay: SignInsUnderWay,
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
    const former = keyOf(this.cookies.session.read(request));
    const left = await this.sessions.last(former);
    if (left) await this.sessions.leaveIssuer(left);
    this.cookies.signIn.write(reply, this.underWay.sealed({ ...underWay, ...(former && { former }) }));
    await reply.redirect(url, 303);
  }

  /**
   * The browser comes from the issuer's site, and a Strict cookie is not sent with what follows from there. The answer
   * is a page that goes on by itself, and the session that ends was noted when the sign-in began.
   */
  @Get('sign-in/callback')
  async finish(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const underWay = this.underWay.in(this.cookies.signIn.read(request));
    if (!underWay) throw refused('SignInMustBeFinished');
    this.cookies.signIn.clear(reply);
    const query = request.url.includes('?') ? request.url.slice(request.url.indexOf('?')) : '';
    const opened = await this.issuer.finish(query, underWay);
    const former = keyOf(this.cookies.session.read(request)) ?? underWay.former;
    this.cookies.session.write(reply, await this.sessions.open(opened, former));
    await reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(`<!doctype html><title>…</title><meta http-equiv="refresh" content="0;url=${underWay.returnTo}">`);
  }
}
