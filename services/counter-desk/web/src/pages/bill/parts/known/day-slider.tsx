import { useLayoutEffect, useRef } from 'react';
import { Label } from 'react-aria-components/Label';
import { Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components/Slider';
import { useSpeech } from '../../../../words/language.tsx';
import { knownWords as words } from '../../bill.words.ts';

interface Props {
  /** The days in words, in their order. */
  readonly days: readonly string[];
  readonly place: number;
  readonly choose: (place: number) => void;
}

/** Steps over the days on which something changed; a reader who does not see it hears the day, not its number. */
export const DaySlider = ({ days, place, choose }: Props) => {
  const { say } = useSpeech();
  const input = useRef<HTMLInputElement>(null);
  const day = days[place]!;
  // The library says the number of the step.
  useLayoutEffect(() => input.current?.setAttribute('aria-valuetext', day));
  return (
    <Slider
      className="days no-print"
      value={place}
      onChange={(value) => choose(Array.isArray(value) ? value[0]! : value)}
      minValue={0}
      maxValue={days.length - 1}
      step={1}
    >
      <Label>{say(words.slider)}</Label>
      <SliderOutput>{day}</SliderOutput>
      <SliderTrack className="track">
        {days.map((each, at) => (
          <span
            key={each}
            className="stop"
            style={{ insetInlineStart: `${(at / Math.max(days.length - 1, 1)) * 100}%` }}
          />
        ))}
        <SliderThumb className="thumb" inputRef={input} />
      </SliderTrack>
    </Slider>
  );
};
