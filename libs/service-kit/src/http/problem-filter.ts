import { Catch, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { ServiceDefinition, Text } from '../definition.ts';
import { DEFINITION, LOGGER } from '../running/tokens.ts';
import { problemOf } from './fault-problem.ts';
import { kitTitles } from './kit-titles.ts';
import type { ProblemException } from './problem.ts';
import { currentRequest } from './request-context.ts';

/** Every failure leaves as RFC 9457 `application/problem+json`, with the rule's name for machines and a title for people. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    @Inject(DEFINITION) private readonly definition: ServiceDefinition,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    if (reply.sent) return;
    const problem = problemOf(error);
    this.log(problem);
    void reply
      .code(problem.status)
      .headers({ ...problem.headers, 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' })
      .send(JSON.stringify(this.document(problem, http.getRequest<FastifyRequest>())));
  }

  private document({ rule, status, data, errors }: ProblemException, request: FastifyRequest) {
    const context = currentRequest();
    const title = (this.definition.ruleTitles?.[rule] ?? kitTitles[rule] ?? named(rule))[context?.language ?? 'fa'];
    return {
      type: `urn:pishkhan:rule:${rule}`, title, status, rule, detail: detailOf(title, data),
      ...(data && { data }), ...(errors && { errors }), instance: request.url.split('?', 1)[0], correlationId: context?.correlationId,
    };
  }

  private log(problem: ProblemException): void {
    if (problem.status >= 500) this.logger.error({ err: problem.cause ?? problem, rule: problem.rule }, 'request failed');
    else this.logger.info({ rule: problem.rule, status: problem.status }, 'request refused');
  }
}

const named = (rule: string): Text => ({ fa: rule, en: rule });

/** `title (key: value, …)` with the plain values of the rule's data. */
const detailOf = (title: string, data: ProblemException['data']): string => {
  const plain = Object.entries(data ?? {}).filter(([, value]) => typeof value !== 'object' && value !== undefined);
  return plain.length === 0 ? title : `${title} (${plain.map(([key, value]) => `${key}: ${String(value)}`).join(', ')})`;
};
