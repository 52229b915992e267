import { refused } from './refusals.ts';
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { ProblemException } from '@pishkhan/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { languageOf } from './language.ts';
import { isForPerson, problemPage } from './problem-page.ts';
import { refusals, type Refusal } from './refusals.ts';

const problemOf = (error: unknown): ProblemException => {
  if (error instanceof ProblemException) return error;
  const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number }).statusCode;
  if (status === 404) return refused('RouteMustExist');
  if (status === 413) return refused('BodyMustNotBeTooLarge', { cause: error });
  if (status !== undefined && status < 500) return new ProblemException(status, 'InvalidInput', { cause: error });
  return refused('UnexpectedFault', { cause: error });
};

/** RFC 9457 for the desk's own refusals, in the language of the reader. */
@Catch()
export class DeskProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const [request, reply] = [http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>()];
    const { status, rule, data, errors, headers, cause } = problemOf(error);
    const route = request.routeOptions.url;
    if (status >= 500) this.logger.error({ rule, route, err: cause ?? error }, 'request failed');
    else this.logger.info({ rule, status, route }, 'request refused');
    if (reply.sent) return;
    const language = languageOf(request);
    const title = refusals[rule as Refusal]?.[language] ?? refusals.InvalidInput[language];
    if (isForPerson(request))
      return void reply
        .code(status)
        .headers({ ...headers, 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
        .send(problemPage(title, language));
    void reply
      .code(status)
      .headers({ ...headers, 'content-type': 'application/problem+json; charset=utf-8' })
      .send(
        JSON.stringify({
          type: `urn:pishkhan:rule:${rule}`,
          title,
          status,
          rule,
          ...(data && { data }),
          ...(errors && { errors }),
          instance: request.url.split('?', 1)[0],
        }),
      );
  }
}
