import { Catch, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { ServiceDefinition } from '../definition.ts';
import type { FaultLog } from '../running/outages/fault-log.ts';
import { DEFINITION, FAULT_LOG, LOGGER } from '../running/tokens.ts';
import { problemOf } from './fault-problem.ts';
import { PROBLEM_TYPE, problemDocument } from './problem-document.ts';
import type { ProblemException } from './problem.ts';
import { currentRequest } from './request-context.ts';

/** The person and office of a verified token; the token itself is in no log. */
const who = () => {
  const actor = currentRequest()?.actor;
  return (
    actor && { actor: actor.subject, roles: actor.roles, ...(actor.office !== undefined && { office: actor.office }) }
  );
};

/**
 * Converts every failure to RFC 9457 `application/problem+json`, with the rule's name for programs and a title for
 * people.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    @Inject(DEFINITION) private readonly definition: ServiceDefinition,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(FAULT_LOG) private readonly faults: FaultLog,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    if (reply.sent) return;
    const problem = problemOf(error);
    const request = http.getRequest<FastifyRequest>();
    this.log(problem, request);
    void reply
      .code(problem.status)
      .headers({ ...problem.headers, 'content-type': PROBLEM_TYPE, 'cache-control': 'no-store' })
      .send(JSON.stringify(problemDocument(problem, request.url, this.definition.ruleTitles)));
  }

  /** Who was refused where: the route without its ids, and the person of the token. */
  private log(problem: ProblemException, { method, routeOptions }: FastifyRequest): void {
    const { status, rule, cause } = problem;
    // While a part does not respond, a view that lags and a response that is late are consequences.
    const isConsequence = status === 503 && cause === undefined && this.faults.partIsOut;
    if (status < 500 || isConsequence)
      this.logger.info({ rule, status, method, route: routeOptions.url, ...who() }, 'request refused');
    else this.faults.report(cause ?? problem, 'request failed', { rule });
  }
}
