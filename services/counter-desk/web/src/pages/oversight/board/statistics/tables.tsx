import type { AwaitedWaitsDto, KindFiguresDto, StatisticsDto } from '../../../../api/generated/case-handling.ts';
import { number } from '../../../../parts/show/figures.ts';
import { Office } from '../../../../parts/show/people.tsx';
import { useSpeech, type Words } from '../../../../words/language.tsx';
import { boardWords } from '../board.words.ts';
import { backColumns, endColumns, openColumns, percent, takenColumns } from './columns.ts';
import { FigureTable, type Column } from './figure-table.tsx';
import { statisticsWords as words } from './statistics.words.ts';

interface Shown {
  readonly statistics: StatisticsDto;
}

const WHOLE = 1000;
const BAR = 10;

/** The share of the time as a bar beside its figure. */
const Share = ({ of }: { readonly of: number }) => {
  const { language } = useSpeech();
  return (
    <span className="share">
      <svg className="share-bar" viewBox={`0 0 ${WHOLE} ${BAR}`} preserveAspectRatio="none" aria-hidden="true">
        <rect width={of} height={BAR} />
      </svg>
      {percent(of / WHOLE, language)}
    </span>
  );
};

const waitColumns: readonly Column<Pick<AwaitedWaitsDto, 'share' | 'days' | 'there'>>[] = [
  { head: words.share, value: ({ share }) => share / WHOLE, show: ({ share }) => <Share of={share} /> },
  { head: words.days, value: ({ days }) => days },
  { head: words.there, value: ({ there }) => there },
];

export const AwaitedTable = ({ statistics: { awaited } }: Shown) => {
  const { say } = useSpeech();
  return (
    <FigureTable
      title={words.waits}
      rows={awaited}
      keyOf={({ awaits }) => awaits}
      columns={[
        { head: words.awaited, value: ({ title }) => say(title) },
        { head: words.party, value: ({ partyTitle }) => say(partyTitle) },
        ...waitColumns,
        ...takenColumns,
      ]}
    />
  );
};

export const StagesTable = ({ statistics: { stages } }: Shown) => {
  const { say } = useSpeech();
  return (
    <FigureTable
      title={words.stages}
      rows={stages}
      keyOf={({ kind, stage }) => `${kind} ${stage}`}
      columns={[
        { head: words.stage, value: ({ title }) => say(title) },
        { head: words.kind, value: ({ kindTitle }) => say(kindTitle) },
        ...waitColumns,
        ...takenColumns,
      ]}
    />
  );
};

interface OutcomeRow {
  readonly key: string;
  readonly kind: Words;
  readonly outcome: Words;
  readonly count: number;
}
const outcomesOf = (kinds: readonly KindFiguresDto[]): OutcomeRow[] =>
  kinds.flatMap(({ kind, title, outcomes }) =>
    outcomes.map((each) => ({ key: `${kind} ${each.outcome}`, kind: title, outcome: each.title, count: each.count })),
  );

export const KindsTables = ({ statistics: { kinds } }: Shown) => {
  const { say } = useSpeech();
  const outcomes = outcomesOf(kinds);
  return (
    <>
      <FigureTable
        title={words.kinds}
        rows={kinds}
        keyOf={({ kind }) => kind}
        columns={[
          { head: words.kind, value: ({ title }) => say(title) },
          ...endColumns,
          ...backColumns,
          ...takenColumns,
          ...openColumns,
        ]}
      />
      {outcomes.length > 0 && (
        <>
          <h3>{say(words.outcomes)}</h3>
          <FigureTable
            title={words.outcomes}
            rows={outcomes}
            keyOf={({ key }) => key}
            columns={[
              { head: words.outcome, value: ({ outcome }) => say(outcome) },
              { head: words.kind, value: ({ kind }) => say(kind) },
              { head: words.count, value: ({ count }) => count },
            ]}
          />
        </>
      )}
    </>
  );
};

export const OfficesTable = ({ statistics: { offices, officesLeftOut } }: Shown) => {
  const { say, language } = useSpeech();
  return (
    <>
      <FigureTable
        title={words.offices}
        rows={offices}
        keyOf={({ officeId, countyOffice }) => `${officeId} ${countyOffice}`}
        columns={[
          { head: words.office, value: ({ officeId }) => officeId, show: ({ officeId }) => <Office id={officeId} /> },
          {
            head: words.county,
            value: ({ countyOffice }) => countyOffice,
            show: ({ countyOffice }) => <Office id={countyOffice} />,
          },
          ...endColumns,
          ...backColumns,
          ...takenColumns,
          ...openColumns,
        ]}
      />
      {officesLeftOut > 0 && (
        <p className="note">{say(boardWords.leftOut, { count: number(officesLeftOut, language) })}</p>
      )}
    </>
  );
};
