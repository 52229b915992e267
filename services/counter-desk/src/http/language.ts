import type { FastifyRequest } from 'fastify';

/** Persian unless English is the first language. */
export const languageOf = ({ headers }: Pick<FastifyRequest, 'headers'>): 'fa' | 'en' =>
  /^\s*en\b/i.test(headers['accept-language'] ?? '') ? 'en' : 'fa';
