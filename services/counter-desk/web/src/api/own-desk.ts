import { ConnectionLost, ProblemError, problemOf } from './problem.ts';
import { sessionChanged } from './session-changes.ts';

/**
 * The answer of the browser's back end itself.
 *
 * @param expected Statuses of refusals that the caller understands
 * @throws ConnectionLost or ProblemError
 */
export const mustAnswer = async (asked: Promise<Response>, expected: readonly number[] = []): Promise<Response> => {
  const answer = await asked.catch((error: unknown) => {
    throw new ConnectionLost(error);
  });
  if (answer.ok || expected.includes(answer.status)) return answer;
  const problem = problemOf(answer.status, await answer.json().catch(() => undefined));
  if (answer.status === 401) sessionChanged(problem.rule);
  throw new ProblemError(problem, answer.headers.has('retry-after'));
};
