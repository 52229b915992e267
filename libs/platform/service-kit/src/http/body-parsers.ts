import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';

export const JSON_LIMIT = 1024 * 1024;
export const CSV_LIMIT = 5 * 1024 * 1024;
export const CONSUMES = 'pishkhan:consumes';

/**
 * The route takes `text/csv` (UTF-8, at most 5 MiB) as a string: `load(@Body() csv: string)`. Every other route takes
 * JSON only.
 */
export const ConsumesCsv = (description: string) =>
  applyDecorators(
    SetMetadata(CONSUMES, 'text/csv'),
    ApiConsumes('text/csv'),
    ApiBody({ description, schema: { type: 'string' } }),
  );

/** JSON by fastify's own parser (which refuses `__proto__`), CSV beside it, nothing else. */
export const installBodyParsers = (server: FastifyInstance): void => {
  server.removeContentTypeParser('text/plain');
  server.addContentTypeParser('text/csv', { parseAs: 'string', bodyLimit: CSV_LIMIT }, (_request, body, done) =>
    done(null, body),
  );
};
