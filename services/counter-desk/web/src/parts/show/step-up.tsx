import { signInAddress } from '../../app/session.tsx';
import type { Problem } from '../../api/problem.ts';
import { useSpeech } from '../../words/language.tsx';
import { stepUpWords as words } from './step-up.words.ts';

const strengthsOf = ({ data }: Problem): string => {
  const values = data?.['acrValues'];
  return Array.isArray(values) && values.length > 0 ? `&acr=${encodeURIComponent(values.join(' '))}` : '';
};

/** Whether a service asks for a stronger or newer login (RFC 9470). */
export const asksForLogin = ({ rule }: Problem): boolean =>
  rule === 'LoginMustBeStrong' || rule === 'LoginMustBeRecent';

/** Leads to a sign-in and back to this page, whose unsent words are kept. */
export const StepUp = ({ problem }: { readonly problem: Problem }) => {
  const { say } = useSpeech();
  return (
    <div className="note warn" role="alert">
      <p>
        <strong>{say(words.title)}</strong>
      </p>
      <p>{say(words.says)}</p>
      <a className="button main" href={`${signInAddress()}${strengthsOf(problem)}`}>
        {say(words.signIn)}
      </a>
    </div>
  );
};
