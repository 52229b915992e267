import { Moment } from '../../../parts/show/moment.tsx';
import { Office, Staff } from '../../../parts/show/people.tsx';
import { Sentence } from '../../../parts/show/sentence.tsx';
import { useSpeech } from '../../../words/language.tsx';
import type { Step } from './timeline.ts';

/** What was done, by whom and when, in words. */
export const Steps = ({ steps }: { readonly steps: readonly Step[] }) => {
  const { say } = useSpeech();
  return (
    <ol className="steps">
      {steps.map(({ at, actor, lines }) => (
        <li key={`${at} ${actor.subject} ${lines[0]?.type}`}>
          <p className="soft">
            <Moment at={at} />
            {actor.subject !== '' && (
              <>
                {' · '}
                <Staff subject={actor.subject} />
              </>
            )}
            {actor.office && (
              <>
                {' · '}
                <Office id={actor.office} />
              </>
            )}
          </p>
          {lines.map(({ type, says }) => (
            <p key={`${type} ${says.fa}`}>
              <Sentence>{say(says)}</Sentence>
            </p>
          ))}
        </li>
      ))}
    </ol>
  );
};
