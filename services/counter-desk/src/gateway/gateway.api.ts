import { refused } from '../http/refusals.ts';
import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { ServiceName } from '@pishkhan/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SignedIn } from '../session/signed-in.ts';
import type { DeskSettings } from '../settings/settings.ts';
import { SERVICE_URLS, SIGNED_IN } from '../tokens.ts';
import { ask, pass } from './forward.ts';
import { isPublic, isService, LARGE_FILES } from './public-apis.ts';

/** A large file is answered when its rows are on disk: 100,000 of them took 86 s on a busy machine (ADR 0125). */
const PATIENCE_WITH_FILES_MS = 180_000;

/** `/api/<service>/v1/…`: the public APIs of the services, under the token of the person who is signed in. */
@Controller('api/:service')
export class GatewayController {
  constructor(
    @Inject(SIGNED_IN) private readonly signedIn: SignedIn,
    @Inject(SERVICE_URLS) private readonly urls: DeskSettings['services'],
  ) {}

  @Get('*')
  read(@Param('service') service: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.forward(service, request, reply);
  }

  @Post('*')
  write(@Param('service') service: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.forward(service, request, reply);
  }

  /** A route of its own, whose body may be larger. */
  @Post(LARGE_FILES)
  deliver(@Param('service') service: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.forward(service, request, reply, PATIENCE_WITH_FILES_MS);
  }

  private async forward(
    service: string,
    request: FastifyRequest,
    reply: FastifyReply,
    patienceMs?: number,
  ): Promise<void> {
    const session = await this.signedIn.sessionOf(request);
    await this.signedIn.seen(session, request);
    const target = this.targetOf(service, request);
    const token = await this.signedIn.tokenOf(session);
    let answer = await ask(request, target, token, patienceMs);
    if (
      answer.status === 401 &&
      !answer.headers.get('www-authenticate')?.includes('insufficient_user_authentication')
    ) {
      await answer.body?.cancel();
      answer = await ask(request, target, await this.signedIn.tokenOf(session, token), patienceMs);
    }
    await pass(answer, reply);
  }

  /** @throws ProblemException 404 if no service has this public operation */
  private targetOf(service: string, { method, url }: FastifyRequest): { service: ServiceName; url: string } {
    const rest = url.slice(`/api/${service}`.length);
    if (!isService(service) || !isPublic(service, method, rest.split('?', 1)[0]!)) throw refused('RouteMustExist');
    return { service, url: `${this.urls[service]}${rest}` };
  }
}
