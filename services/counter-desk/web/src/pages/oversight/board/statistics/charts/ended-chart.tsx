import type { MonthFiguresDto } from '../../../../../api/generated/case-handling.ts';
import { number } from '../../../../../parts/show/figures.ts';
import { useSpeech } from '../../../../../words/language.tsx';
import { monthOf } from '../months.ts';
import { statisticsWords as words } from '../statistics.words.ts';
import { Chart } from './axes.tsx';
import { Sample, useFills, type Fill, type FillOf } from './fills.tsx';
import type { Places } from './scales.ts';

const parts = [
  { of: 'inTime', fill: 'whole' },
  { of: 'late', fill: 'hatched' },
  { of: 'withdrawn', fill: 'dotted' },
] as const satisfies readonly { readonly of: keyof MonthFiguresDto; readonly fill: Fill }[];

const endedIn = (month: MonthFiguresDto): number => month.inTime + month.late + month.withdrawn;
/** A part that is lower has no room for its figure; the table has it. */
const READABLE = 15;

/** The column of a month, its parts one upon the other, each with its figure. */
const Column = ({
  month,
  places,
  addressOf,
}: {
  readonly month: MonthFiguresDto;
  readonly places: Places;
  readonly addressOf: FillOf;
}) => {
  const { language } = useSpeech();
  const { middleOf, heightOf, bandWidth } = places;
  const middle = middleOf(month.from);
  return parts.map(({ of, fill }, at) => {
    const below = parts.slice(0, at).reduce((sum, part) => sum + month[part.of], 0);
    const [bottom, top] = [heightOf(below), heightOf(below + month[of])];
    if (month[of] === 0) return null;
    return (
      <g key={of}>
        <rect
          className="bar"
          fill={addressOf(fill)}
          x={middle - bandWidth / 2}
          width={bandWidth}
          y={top}
          height={bottom - top}
        />
        {bottom - top >= READABLE && (
          <text className="figure" x={middle} y={(top + bottom) / 2 + 5} textAnchor="middle">
            {number(month[of], language)}
          </text>
        )}
      </g>
    );
  });
};

/** Cases that ended in each month: in time, late, withdrawn. */
export const EndedChart = ({ months }: { readonly months: readonly MonthFiguresDto[] }) => {
  const { say, language } = useSpeech();
  const { addressOf, definitions } = useFills();
  const most = Math.max(...months.map(endedIn));
  if (most === 0) return <p className="soft">{say(words.noAnswers)}</p>;
  return (
    <>
      <p className="row legend" aria-hidden="true">
        {parts.map(({ of, fill }) => (
          <span key={of}>
            <Sample fill={fill} /> {say(words[of])}
          </span>
        ))}
      </p>
      <Chart title={words.counts} months={months.map(({ from }) => monthOf(from, language))} most={most}>
        {(places) => (
          <>
            {definitions}
            {months.map((month) => (
              <Column key={month.month} month={month} places={places} addressOf={addressOf} />
            ))}
          </>
        )}
      </Chart>
    </>
  );
};
