import { Button } from 'react-aria-components/Button';
import type { BillStep } from '../../../../api/generated/billing-adjustments.ts';
import { Moment, momentIn } from '../../../../parts/show/moment.tsx';
import { dayIn, number } from '../../../../parts/show/figures.ts';
import { StopSlider } from '../../../../parts/list/stop-slider.tsx';
import { Sentence } from '../../../../parts/show/sentence.tsx';
import { Day } from '../../../../parts/show/values.tsx';
import { useSpeech } from '../../../../words/language.tsx';
import { knownWords as words } from '../../bill.words.ts';
import { sharesItsDay, toldApart } from '../../known.ts';
import { Differences } from './differences.tsx';

interface Props {
  readonly steps: readonly BillStep[];
  readonly place: number;
  readonly choose: (place: number) => void;
}

/** What happened, the equal of the slider: each day can be chosen here too. */
const Happened = ({ steps, place, choose }: Props) => {
  const { say } = useSpeech();
  return (
    <ol className="happenings chosen">
      {steps.map((step, at) => (
        <li key={step.knownFrom} className={at > place ? 'later' : ''}>
          <Button aria-pressed={at === place} onPress={() => choose(at)}>
            {sharesItsDay(steps, step) ? <Moment at={step.knownFrom} /> : <Day on={step.day} />}
          </Button>
          <span>
            {step.happened.map((happened) => (
              <span key={happened.en}>
                <Sentence>{say(happened)}</Sentence>{' '}
              </span>
            ))}
          </span>
        </li>
      ))}
    </ol>
  );
};

/** Which day the page shows, if it is not now. */
const Past = ({ steps, place, choose }: Props) => {
  const { say } = useSpeech();
  const step = steps[place]!;
  return (
    <div className="note warn" role="status">
      <p>
        {say(words.past)}{' '}
        <strong>{sharesItsDay(steps, step) ? <Moment at={step.knownFrom} /> : <Day on={step.day} />}</strong>
      </p>
      <Button className="react-aria-Button no-print" onPress={() => choose(steps.length - 1)}>
        {say(words.toNow)}
      </Button>
    </div>
  );
};

/** What was known of the bill when, and what is different now. */
export const KnownOn = (props: Props) => {
  const { say, language } = useSpeech();
  const { steps, place, choose } = props;
  const names = steps.map((step) =>
    sharesItsDay(steps, step) ? momentIn(step.knownFrom, language) : dayIn(step.day, language),
  );
  const days = toldApart(names, (place) => number(place, language));
  const isPast = place < steps.length - 1;
  return (
    <section className="sheet" aria-labelledby="known">
      <h2 id="known">{say(words.title)}</h2>
      {steps.length > 1 && (
        <>
          <p className="soft no-print">{say(words.guide)}</p>
          <StopSlider label={say(words.slider)} stops={days.length} place={place} said={days[place]!} choose={choose} />
        </>
      )}
      {isPast && <Past {...props} />}
      <Happened {...props} />
      {isPast && <Differences then={steps[place]!} now={steps.at(-1)!} />}
    </section>
  );
};
