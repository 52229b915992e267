import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { awayIn, ConnectionLost, ProblemError } from '../../api/problem.ts';
import { useSpeech, type Words } from '../../words/language.tsx';
import { Sentence } from './sentence.tsx';
import { serviceWords } from '../../words/service.words.ts';
import { stateWords } from '../../words/shell.words.ts';
import { asksForLogin, StepUp } from './step-up.tsx';

/** What a refusal says, in the words of the service, with each field and what to do. */
export const ProblemView = ({ error }: { readonly error: unknown }) => {
  const { say } = useSpeech();
  if (error instanceof ProblemError && asksForLogin(error.problem)) return <StepUp problem={error.problem} />;
  if (error instanceof ProblemError) {
    const { title, detail, errors = [] } = error.problem;
    const away = awayIn(error);
    return (
      <div className="note bad" role="alert">
        <p>
          <strong>
            <Sentence>{away ? say(stateWords.away, { part: say(serviceWords[away]) }) : (detail ?? title)}</Sentence>
          </strong>
        </p>
        {errors.length > 0 && (
          <ul>
            {errors.map(({ field, message }) => (
              <li key={`${field} ${message}`}>
                <Sentence>{message}</Sentence>
              </li>
            ))}
          </ul>
        )}
      </div>
    );
  }
  return (
    <div className="note bad" role="alert">
      {say(error instanceof ConnectionLost ? stateWords.lost : stateWords.fault)}
    </div>
  );
};

/** A refusal that no second attempt changes. */
export const isFinal = (error: unknown): boolean =>
  error instanceof ProblemError && [403, 404].includes(error.problem.status);

interface LoadedProps<Data> {
  readonly query: UseQueryResult<Data>;
  /** The heading of a page that has a better one in its data. */
  readonly heading?: Words;
  readonly children: (data: Data) => ReactNode;
}

/** A part of a page with what it waits for: its data, its refusal, or nothing yet. Other parts go on without it. */
export const Loaded = <Data,>({ query, heading, children }: LoadedProps<Data>) => {
  const { say } = useSpeech();
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError)
    return (
      <div>
        {heading && <h1>{say(heading)}</h1>}
        <ProblemView error={query.error} />
        {!isFinal(query.error) && (
          <button type="button" className="button" onClick={() => void query.refetch()}>
            {say(stateWords.again)}
          </button>
        )}
      </div>
    );
  return (
    <>
      {heading && <h1>{say(heading)}</h1>}
      <p className="wait" role="status">
        {say(stateWords.loading)}
      </p>
    </>
  );
};

/** Nothing here, and what to do. */
export const Empty = ({ children }: { readonly children: ReactNode }) => <div className="empty">{children}</div>;
