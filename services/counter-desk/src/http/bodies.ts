import { refused } from './refusals.ts';
import type { FastifyInstance } from 'fastify';

/** A reading file has at most 5 MiB; the services have their own limits. */
const LARGEST = 6 * 1024 * 1024;

/** A draft of the largest length in Persian letters; parsing more would hold up everybody. */
const LARGEST_OWN = 160 * 1024;

const isForwarded = (url: string): boolean => url.startsWith('/api/');

/** Bodies for a service stay bytes; the desk's own are JSON or a form. */
export const readBodies = (server: FastifyInstance): void => {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: LARGEST }, (request, body: Buffer, done) => {
    if (isForwarded(request.url)) return done(null, body);
    if (body.length > LARGEST_OWN) return done(refused('DraftMustBeSmall'));
    const mediaType = request.headers['content-type']?.split(';', 1)[0];
    try {
      if (mediaType === 'application/x-www-form-urlencoded') return done(null, new URLSearchParams(body.toString()));
      done(null, body.length === 0 ? undefined : (JSON.parse(body.toString()) as unknown));
    } catch (cause) {
      done(refused('InvalidInput', { cause }));
    }
  });
};
