import { useEffect, useRef, useState, type ReactNode } from 'react';
import { number } from '../../../../../parts/show/figures.ts';
import { Scroll } from '../../../../../parts/show/scroll.tsx';
import { useSpeech, type Words } from '../../../../../words/language.tsx';
import type { JalaliMonth } from '../months.ts';
import { statisticsWords as words } from '../statistics.words.ts';
import { HEIGHT, placesOf, ROOM, type Places } from './scales.ts';

const USUAL_ROOM = 720;

/** The room that the page gives to a chart, in pixels; text of a chart keeps its size. */
const useRoom = () => {
  const box = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(USUAL_ROOM);
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => entry && setRoom(Math.floor(entry.contentRect.width)));
    watch.observe(box.current!);
    return () => watch.disconnect();
  }, []);
  return { box, room };
};

const Figures = ({ places: { ticks, left, right, axisAt, heightOf } }: { readonly places: Places }) => {
  const { language } = useSpeech();
  const isRtl = language === 'fa';
  return ticks.map((tick) => (
    <g key={tick}>
      <line className="grid" x1={left} x2={right} y1={heightOf(tick)} y2={heightOf(tick)} />
      <text x={axisAt + (isRtl ? 8 : -8)} y={heightOf(tick) + 4} textAnchor={isRtl ? 'start' : 'end'}>
        {number(tick, language)}
      </text>
    </g>
  ));
};

/** The year stands under its first month of the chart. */
const Months = ({ months, places }: { readonly months: readonly JalaliMonth[]; readonly places: Places }) =>
  months.map(({ from, name, year }, at) => (
    <g key={from}>
      <text x={places.middleOf(from)} y={HEIGHT - ROOM.bottom + 18} textAnchor="middle" className="name">
        {name}
      </text>
      {months[at - 1]?.year !== year && (
        <text x={places.middleOf(from)} y={HEIGHT - ROOM.bottom + 36} textAnchor="middle">
          {year}
        </text>
      )}
    </g>
  ));

/**
 * Axes of Jalali months and whole figures. The drawing is for eyes: the table below it says the same in words, so that
 * a screen reader has no picture to describe.
 */
export const Chart = ({
  title,
  months,
  most,
  children,
}: {
  readonly title: Words;
  readonly months: readonly JalaliMonth[];
  readonly most: number;
  readonly children: (places: Places) => ReactNode;
}) => {
  const { say, language } = useSpeech();
  const { box, room } = useRoom();
  const places = placesOf(
    months.map(({ from }) => from),
    most,
    { room, language },
  );
  return (
    <div ref={box}>
      <Scroll label={say(words.chartOf, { title: say(title) })}>
        <svg className="chart" width={places.width} height={HEIGHT} aria-hidden="true">
          <Figures places={places} />
          <Months months={months} places={places} />
          {children(places)}
        </svg>
      </Scroll>
    </div>
  );
};
