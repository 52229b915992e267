import { useEffect, useRef } from 'react';
import { useSpeech } from '../../../words/language.tsx';
import { ProblemView } from '../../show/states.tsx';
import { goToField } from '../controls/control.ts';
import { formWords as words } from '../form.words.ts';
import type { Sending } from './use-sending.ts';

interface Props {
  readonly form: string;
  readonly sending: Pick<Sending, 'errors' | 'problem' | 'isRefused' | 'attempt'>;
}

/** What keeps the form from being sent, with a link to each field; it is read after every attempt. */
export const ErrorSummary = ({ form, sending: { errors, problem, isRefused, attempt } }: Props) => {
  const { say } = useSpeech();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempt > 0) box.current?.focus();
  }, [attempt]);
  if (errors.length === 0 && !problem) return null;
  return (
    <div className="summary" ref={box} tabIndex={-1} role="group" aria-labelledby={`${form}-summary`}>
      <h2 id={`${form}-summary`}>{say(isRefused ? words.refused : words.summary)}</h2>
      {problem && <ProblemView error={problem} />}
      <ul>
        {errors.map(({ path, message }) => (
          <li key={`${path} ${message}`}>
            {path === undefined ? (
              message
            ) : (
              <a
                href={`#${path}`}
                onClick={(event) => {
                  event.preventDefault();
                  goToField(form, path);
                }}
              >
                {message}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
};
