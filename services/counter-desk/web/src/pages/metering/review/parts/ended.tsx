import type { ReviewEnd } from '../../../../api/generated/metering.ts';
import { Fact } from '../../../../parts/show/fact.tsx';
import { number } from '../../../../parts/show/figures.ts';
import { Staff } from '../../../../parts/show/people.tsx';
import { Day } from '../../../../parts/show/values.tsx';
import { useSpeech } from '../../../../words/language.tsx';
import { readingWords as words } from '../reading.words.ts';
import { reviewWords } from '../review.words.ts';

/** Who decided what, when and why. */
export const Ended = ({ end }: { readonly end: ReviewEnd }) => {
  const { say, language } = useSpeech();
  const { outcome, on, by, reason, evidence, rightIndex, next } = end;
  return (
    <section className="sheet" aria-labelledby="ended">
      <h2 id="ended">{say(words.ended)}</h2>
      <dl className="facts">
        <Fact title={words.ended}>
          <strong>{say(reviewWords[outcome])}</strong> · <Day on={on} />
        </Fact>
        {by !== null && (
          <Fact title={words.by}>
            <Staff subject={by} />
          </Fact>
        )}
        {rightIndex !== null && <Fact title={words.rightIndex}>{number(rightIndex, language)}</Fact>}
        {reason !== null && (
          <Fact title={words.why2}>
            <q>{reason}</q>
          </Fact>
        )}
        {evidence !== null && (
          <Fact title={words.evidence}>
            <q>{evidence}</q>
          </Fact>
        )}
        {next && <Fact title={words.next2}>{say(next)}</Fact>}
      </dl>
    </section>
  );
};
