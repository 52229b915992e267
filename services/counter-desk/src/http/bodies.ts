import { LARGE_FILES } from '../gateway/public-apis.ts';
import { refused } from './refusals.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** A reading file has at most 5 MiB, a large one 16; the services have their own limits. */
const LARGEST = 6 * 1024 * 1024;
const LARGEST_FILE = 17 * 1024 * 1024;

/** A draft of the largest length in Persian letters; parsing more would hold up everybody. */
const LARGEST_OWN = 160 * 1024;

const isForwarded = (url: string): boolean => url.startsWith('/api/');
/** The route of its own that the gateway has for them. */
const isForLargeFiles = (route: string): boolean => route.endsWith(`/${LARGE_FILES}`);

/** Bodies for a service stay bytes; the desk's own are JSON or a form. */
export const readBodies = (server: FastifyInstance): void => {
  server.removeAllContentTypeParsers();
  server.addHook('onRoute', (route) => {
    if (!isForwarded(route.url)) route.bodyLimit = LARGEST_OWN;
    else if (isForLargeFiles(route.url)) route.bodyLimit = LARGEST_FILE;
  });
  server.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: LARGEST }, (request, body: Buffer, done) => {
    if (isForwarded(request.url)) return done(null, body);
    const mediaType = request.headers['content-type']?.split(';', 1)[0];
    try {
      if (mediaType === 'application/x-www-form-urlencoded') return done(null, new URLSearchParams(body.toString()));
      done(null, body.length === 0 ? undefined : (JSON.parse(body.toString()) as unknown));
    } catch (cause) {
      done(refused('InvalidInput', { cause }));
    }
  });
};

interface Doorkeeper {
  sessionOf(request: FastifyRequest): Promise<unknown>;
  typedIn(request: FastifyRequest): Promise<unknown>;
}

/**
 * Decides by the head of a request who it is, before a byte of its body is read: a stranger costs no memory (N22). At
 * another address than these, a body has at most the length of a draft.
 */
export const readBodiesOfPersonsOnly = (server: FastifyInstance, persons: Doorkeeper): void => {
  server.addHook('preParsing', async (request) => {
    if (request.is404) throw refused('RouteMustExist');
    if (isForwarded(request.url)) await persons.sessionOf(request);
    else if (request.method === 'PUT') await persons.typedIn(request);
  });
};
