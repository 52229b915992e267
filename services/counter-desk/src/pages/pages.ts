import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { refused } from '../http/refusals.ts';
import type { SignedIn } from '../session/signed-in.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { policyWith } from '../http/browser-guard.ts';
import { FIRST_PAGE, SIGNED_IN, WORKER } from '../tokens.ts';

/** Paths that are not pages: a wrong one gets a problem, not the start of the console. */
const notPages = /^\/(api|session|sign-in|sign-out|health|back-channel-logout|assets)(\/|$)/;

/** Stands in `index.html` for the nonce of the styles that the library of controls inserts. */
const NONCE = '__CSP_NONCE__';
/** Stands in `index.html` for who is signed in, so that the console shows its page without asking first. */
const PERSON = '__PERSON__';

/** A file that is read once. @param folder Made by `vite build` */
export const builtIn = (folder: string, name: string): string | undefined => {
  const file = join(folder, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
};

/** Files with a hash in their name, which a browser keeps for ever; their compressed forms are made with them. */
export const serveAssets = async (server: FastifyInstance, folder: string): Promise<void> => {
  await server.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '1y',
    index: false,
    preCompressed: true,
  });
};

@Controller()
export class PagesController {
  constructor(
    /** The start of the console, which shows the page of the address. */
    @Inject(FIRST_PAGE) private readonly firstPage: string | undefined,
    @Inject(WORKER) private readonly worker: string | undefined,
    @Inject(SIGNED_IN) private readonly signedIn: SignedIn,
  ) {}

  /** Shows the pages of visits without a connection; a browser asks again for it with every visit of these pages. */
  @Get('visits-worker.js')
  visitsWorker(@Res() reply: FastifyReply): FastifyReply {
    if (this.worker === undefined) throw refused('RouteMustExist');
    return reply.type('text/javascript; charset=utf-8').header('cache-control', 'no-cache').send(this.worker);
  }

  @Get('*')
  async page(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (this.firstPage === undefined || notPages.test(request.url.split('?', 1)[0]!)) throw refused('RouteMustExist');
    const nonce = randomBytes(18).toString('base64');
    const page = this.firstPage.replace(NONCE, nonce).replace(PERSON, await this.personOf(request));
    await reply
      .type('text/html; charset=utf-8')
      .headers({ 'cache-control': 'no-store', 'content-security-policy': policyWith(nonce) })
      .send(page);
  }

  /** In letters that an attribute may have; empty where nobody is known: then the console asks, and says why. */
  private personOf(request: FastifyRequest): Promise<string> {
    return this.signedIn.sessionOf(request).then(
      ({ person }) => encodeURIComponent(JSON.stringify(person)),
      () => '',
    );
  }
}
