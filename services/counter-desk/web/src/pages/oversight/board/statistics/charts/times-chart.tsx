import type { MonthFiguresDto } from '../../../../../api/generated/case-handling.ts';
import { number } from '../../../../../parts/show/figures.ts';
import { useSpeech } from '../../../../../words/language.tsx';
import { monthOf } from '../months.ts';
import { statisticsWords as words } from '../statistics.words.ts';
import { Chart } from './axes.tsx';
import type { Places } from './scales.ts';

const lines = ['ninetieth', 'median'] as const;
type Line = (typeof lines)[number];

const MARK = 5;
/** The two lines differ in their marks and dashes, not only in colour. */
const Mark = ({ line, x, y }: { readonly line: Line; readonly x: number; readonly y: number }) =>
  line === 'median' ? (
    <circle className={line} cx={x} cy={y} r={MARK} />
  ) : (
    <rect className={line} x={x - MARK} y={y - MARK} width={2 * MARK} height={2 * MARK} />
  );

const Points = ({
  line,
  months,
  places,
}: {
  readonly line: Line;
  readonly months: readonly MonthFiguresDto[];
  readonly places: Places;
}) => {
  const { language } = useSpeech();
  const points = months.flatMap(({ from, taken }) =>
    taken ? [{ from, days: taken[line], x: places.middleOf(from), y: places.heightOf(taken[line]) }] : [],
  );
  const labelAt = line === 'median' ? 20 : -10;
  return (
    <>
      <polyline className={`line ${line}`} points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
      {points.map(({ from, days, x, y }) => (
        <g key={from}>
          <Mark line={line} x={x} y={y} />
          <text className="figure" x={x} y={y + labelAt} textAnchor="middle">
            {number(days, language)}
          </text>
        </g>
      ))}
    </>
  );
};

const LegendMark = ({ line }: { readonly line: Line }) => (
  <svg className="sample chart" width="36" height="16" aria-hidden="true">
    <line className={`line ${line}`} x1="0" x2="36" y1="8" y2="8" />
    <Mark line={line} x={18} y={8} />
  </svg>
);

/** Working days to an answer: the median, and within which nine of ten were given. */
export const TimesChart = ({ months }: { readonly months: readonly MonthFiguresDto[] }) => {
  const { say, language } = useSpeech();
  if (months.every(({ taken }) => taken === null)) return <p className="soft">{say(words.noAnswers)}</p>;
  return (
    <>
      <p className="row legend" aria-hidden="true">
        {lines.map((line) => (
          <span key={line}>
            <LegendMark line={line} /> {say(words[line])}
          </span>
        ))}
      </p>
      <Chart
        title={words.times}
        months={months.map(({ from }) => monthOf(from, language))}
        most={Math.max(...months.map(({ taken }) => taken?.ninetieth ?? 0))}
      >
        {(places) => lines.map((line) => <Points key={line} line={line} months={months} places={places} />)}
      </Chart>
    </>
  );
};
