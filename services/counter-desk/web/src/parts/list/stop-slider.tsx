import { useLayoutEffect, useRef } from 'react';
import { Label } from 'react-aria-components/Label';
import { Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components/Slider';

/** More stops than these are not drawn; they would touch each other. */
const MOST_DRAWN = 30;

interface Props {
  readonly label: string;
  readonly stops: number;
  readonly place: number;
  /** The stop in words: a reader who does not see it hears them, not its number. */
  readonly said: string;
  readonly choose: (place: number) => void;
}

/** Steps over days or facts in their order. */
export const StopSlider = ({ label, stops, place, said, choose }: Props) => {
  const input = useRef<HTMLInputElement>(null);
  // The library says the number of the step.
  useLayoutEffect(() => input.current?.setAttribute('aria-valuetext', said));
  return (
    <Slider
      className="days no-print"
      value={place}
      onChange={(value) => choose(Array.isArray(value) ? value[0]! : value)}
      minValue={0}
      maxValue={stops - 1}
      step={1}
    >
      <Label>{label}</Label>
      <SliderOutput>{said}</SliderOutput>
      <SliderTrack className="track">
        {stops <= MOST_DRAWN &&
          Array.from({ length: stops }, (_, at) => (
            <span key={at} className="stop" style={{ insetInlineStart: `${(at / Math.max(stops - 1, 1)) * 100}%` }} />
          ))}
        <SliderThumb className="thumb" inputRef={input} />
      </SliderTrack>
    </Slider>
  );
};
