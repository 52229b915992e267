import { Catch, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { ServiceDefinition } from '../definition.ts';
import type { FaultLog } from '../running/outages/fault-log.ts';
import { DEFINITION, FAULT_LOG, LOGGER } from '../running/tokens.ts';
import { problemOf } from './fault-problem.ts';
import { PROBLEM_TYPE, problemDocument } from './problem-document.ts';
import type { ProblemException } from './problem.ts';

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
    this.log(problem);
    void reply
      .code(problem.status)
      .headers({ ...problem.headers, 'content-type': PROBLEM_TYPE, 'cache-control': 'no-store' })
      .send(
        JSON.stringify(problemDocument(problem, http.getRequest<FastifyRequest>().url, this.definition.ruleTitles)),
      );
  }

  private log(problem: ProblemException): void {
    const { status, rule, cause } = problem;
    // While a part does not respond, a view that lags and a response that is late are consequences.
    const isConsequence = status === 503 && cause === undefined && this.faults.partIsOut;
    if (status < 500 || isConsequence) this.logger.info({ rule, status }, 'request refused');
    else this.faults.report(cause ?? problem, 'request failed', { rule });
  }
}
