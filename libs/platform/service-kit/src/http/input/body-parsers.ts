import { createHash } from 'node:crypto';
import { applyDecorators, createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ProblemException } from '../problem.ts';

export const JSON_LIMIT = 1024 * 1024;
const CSV_LIMIT = 5 * 1024 * 1024;
const BYTES_LIMIT = 16 * 1024 * 1024;
export const CONSUMES = 'pishkhan:consumes';

/**
 * The route accepts `text/csv` (at most 5 MiB) as a string: `load(@Body() csv: string)`. Every other route accepts JSON
 * only.
 */
export const ConsumesCsv = (description: string) =>
  applyDecorators(
    SetMetadata(CONSUMES, 'text/csv'),
    ApiConsumes('text/csv'),
    ApiBody({ description, schema: { type: 'string' } }),
  );

/**
 * The route accepts `application/octet-stream` (at most 16 MiB): a file whose encoding an agreement names, read by
 * `@FileBytes()`.
 */
export const ConsumesBytes = (description: string) =>
  applyDecorators(
    SetMetadata(CONSUMES, 'application/octet-stream'),
    ApiConsumes('application/octet-stream'),
    ApiBody({ description, schema: { type: 'string', format: 'binary' } }),
  );

const bytesOf = new WeakMap<FastifyRequest, Buffer>();

/** The bytes of a file as they arrived, for an encoding that neither a mark nor the header names. */
export const FileBytes = createParamDecorator((_: unknown, context: ExecutionContext): Buffer => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return bytesOf.get(request) ?? Buffer.alloc(0);
});

/** Parses JSON by fastify's own parser (which rejects `__proto__`) and CSV; other media types are rejected. */
export const installBodyParsers = (server: FastifyInstance): void => {
  server.removeContentTypeParser('text/plain');
  server.addContentTypeParser('text/csv', { parseAs: 'buffer', bodyLimit: CSV_LIMIT }, (request, body, done) => {
    bytesOf.set(request, body as Buffer);
    const text = decoded(body as Buffer, request.headers['content-type']);
    if (text === undefined) done(new ProblemException(415, 'MediaTypeMustBeSupported'));
    else done(null, text);
  });
  const asBytes = { parseAs: 'buffer' as const, bodyLimit: BYTES_LIMIT };
  server.addContentTypeParser<Buffer>('application/octet-stream', asBytes, (request, body, done) => {
    bytesOf.set(request, body);
    bytesOf.set(request, body as Buffer);
    // The content of the command is the hash of its bytes, not a second copy of them.
    done(null, createHash('sha256').update(body).digest('hex'));
  });
};

const marked = (body: Buffer): string | undefined => {
  const mark = body.subarray(0, 2).toString('hex');
  return mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : undefined;
};

/**
 * One encoding per file: UTF-16 by its byte-order mark, else the charset of the header, else UTF-8 (15.4-48). Invalid
 * bytes become U+FFFD, which row readers reject by column. `undefined` for an unknown charset.
 */
const decoded = (body: Buffer, contentType = ''): string | undefined => {
  const charset = marked(body) ?? /;\s*charset="?([^";\s]+)/i.exec(contentType)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset, { ignoreBOM: true }).decode(body);
  } catch {
    return undefined;
  }
};
