import { scaleLinear } from 'd3-scale';
import type { ReadingRound } from '../../../api/generated/metering.ts';
import { listedStopStandingTitles as titles } from '../../../api/generated/metering.titles.ts';
import { number } from '../../../parts/show/figures.ts';
import { useSpeech } from '../../../words/language.tsx';
import { Sample, useFills, type Fill } from '../../oversight/board/statistics/charts/fills.tsx';
import '../../oversight/board/statistics/statistics.css';
import { FigureTable } from '../../oversight/board/statistics/figure-table.tsx';
import type { Standing } from './queries.ts';
import { roundWords as words } from './rounds.words.ts';

type Counted = Pick<ReadingRound, 'connections' | 'progress'>;

/** What is open has the ground of the bar. */
const parts = [
  { of: 'read', fill: 'whole' },
  { of: 'toReview', fill: 'hatched' },
  { of: 'absent', fill: 'dotted' },
] as const satisfies readonly { readonly of: Standing; readonly fill: Fill }[];
const standings = ['read', 'toReview', 'absent', 'open'] as const satisfies readonly Standing[];

const WIDTH = 400;
const HEIGHT = 16;

/** The parts of a round side by side; the table beside it says the same. */
export const ProgressBar = ({ connections, progress }: Counted) => {
  const { say, language } = useSpeech();
  const { addressOf, definitions } = useFills();
  const widthOf = scaleLinear([0, Math.max(connections, 1)], [0, WIDTH]);
  const said = say(words.readOf, { read: number(progress.read, language), all: number(connections, language) });
  let before = 0;
  return (
    <>
      <svg
        className="progress-of-round"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {definitions}
        <rect className="ground" width={WIDTH} height={HEIGHT} />
        {parts.map(({ of, fill }) => {
          const [start, width] = [widthOf(before), widthOf(progress[of])];
          before += progress[of];
          const x = language === 'fa' ? WIDTH - start - width : start;
          return <rect key={of} className="bar" x={x} width={width} height={HEIGHT} fill={addressOf(fill)} />;
        })}
      </svg>
      <span>{said}</span>
    </>
  );
};

/** Connections of a round by what the records have of them, as a bar and as a table. */
export const Progress = ({ connections, progress }: Counted) => {
  const { say } = useSpeech();
  return (
    <section className="sheet" aria-labelledby="progress">
      <h2 id="progress">{say(words.progress)}</h2>
      <p className="row legend" aria-hidden="true">
        {parts.map(({ of, fill }) => (
          <span key={of}>
            <Sample fill={fill} /> {say(titles[of])}
          </span>
        ))}
      </p>
      <ProgressBar connections={connections} progress={progress} />
      <FigureTable
        title={words.progress}
        rows={standings}
        keyOf={(standing) => standing}
        columns={[
          { head: words.standing, value: (standing) => say(titles[standing]) },
          { head: words.count, value: (standing) => progress[standing] },
        ]}
      />
    </section>
  );
};
