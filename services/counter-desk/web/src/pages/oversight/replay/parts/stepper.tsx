import { Button } from 'react-aria-components/Button';
import { number } from '../../../../parts/show/figures.ts';
import { StopSlider } from '../../../../parts/list/stop-slider.tsx';
import { useSpeech } from '../../../../words/language.tsx';
import { replayWords as words } from '../replay.words.ts';

interface Props {
  readonly length: number;
  readonly place: number;
  readonly go: (place: number) => void;
}

/** First, previous, next, last; the slider does the same by keys. A disabled button would lose the focus. */
export const Stepper = ({ length, place, go }: Props) => {
  const { say, language } = useSpeech();
  const said = say(words.step, { at: number(place + 1, language), of: number(length, language) });
  const last = length - 1;
  return (
    <section className="sheet" aria-labelledby="steps">
      <h2 id="steps">{say(words.steps)}</h2>
      {length > 1 && <StopSlider label={say(words.steps)} stops={length} place={place} said={said} choose={go} />}
      <p className="row no-print">
        <Button onPress={() => go(0)}>{say(words.first)}</Button>
        <Button onPress={() => go(Math.max(place - 1, 0))}>{say(words.previous)}</Button>
        <Button onPress={() => go(Math.min(place + 1, last))}>{say(words.next)}</Button>
        <Button onPress={() => go(last)}>{say(words.last)}</Button>
        <span className="soft">{say(words.keys)}</span>
      </p>
      <p role="status" className="heard">
        {said}
      </p>
    </section>
  );
};
