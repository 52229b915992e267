import { number } from '../../../../../parts/show/figures.ts';
import { useSpeech, type Words } from '../../../../../words/language.tsx';
import { monthOf } from '../months.ts';
import { Chart } from './axes.tsx';
import { Sample, useFills, type Fill, type FillOf } from './fills.tsx';
import type { Places } from './scales.ts';

/** A part of each column: the figure that it shows, and its fill. */
export interface Part<Name extends string> {
  readonly of: Name;
  readonly fill: Fill;
  readonly title: Words;
}
type Month<Name extends string> = { readonly from: string } & Readonly<Record<Name, number>>;

interface Props<Name extends string> {
  readonly title: Words;
  readonly months: readonly Month<Name>[];
  readonly parts: readonly Part<Name>[];
  /** Said if every column is empty. */
  readonly none: Words;
}

/** A part that is lower has no room for its figure; the table has it. */
const READABLE = 15;

/** The column of a month, its parts one upon the other, each with its figure. */
const Column = <Name extends string>({
  month,
  parts,
  places,
  addressOf,
}: {
  readonly month: Month<Name>;
  readonly parts: readonly Part<Name>[];
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

/** Figures of months, one column each, with a legend; a table beside it says the same. */
export const StackedChart = <Name extends string>({ title, months, parts, none }: Props<Name>) => {
  const { say, language } = useSpeech();
  const { addressOf, definitions } = useFills();
  const most = Math.max(0, ...months.map((month) => parts.reduce((sum, { of }) => sum + month[of], 0)));
  if (most === 0) return <p className="soft">{say(none)}</p>;
  return (
    <>
      <p className="row legend" aria-hidden="true">
        {parts.map(({ of, fill, title: named }) => (
          <span key={of}>
            <Sample fill={fill} /> {say(named)}
          </span>
        ))}
      </p>
      <Chart title={title} months={months.map(({ from }) => monthOf(from, language))} most={most}>
        {(places) => (
          <>
            {definitions}
            {months.map((month) => (
              <Column key={month.from} month={month} parts={parts} places={places} addressOf={addressOf} />
            ))}
          </>
        )}
      </Chart>
    </>
  );
};
