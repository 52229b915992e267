import { useQuery } from '@tanstack/react-query';
import { dataOf, metering } from '../../../api/clients.ts';
import type { ReadingErrors } from '../../../api/generated/metering.ts';
import { Loaded } from '../../../parts/show/states.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { StackedChart, type Part } from '../../oversight/board/statistics/charts/stacked-chart.tsx';
import { FigureTable, type Column } from '../../oversight/board/statistics/figure-table.tsx';
import { monthOf } from '../../oversight/board/statistics/months.ts';
import '../../oversight/board/statistics/statistics.css';
import { errorWords as words } from './errors.words.ts';

type Month = ReadingErrors['months'][number];

const parts = [
  { of: 'refused', fill: 'whole', title: words.refused },
  { of: 'held', fill: 'hatched', title: words.held },
  { of: 'corrected', fill: 'dotted', title: words.corrected },
] as const satisfies readonly Part<keyof Month>[];

const Months = ({ months }: Pick<ReadingErrors, 'months'>) => {
  const { say, language } = useSpeech();
  const columns: readonly Column<Month>[] = [
    { head: words.month, value: ({ from }) => monthOf(from, language).title },
    { head: words.rows, value: ({ rows }) => rows },
    { head: words.refused, value: ({ refused }) => refused },
    { head: words.held, value: ({ held }) => held },
    { head: words.corrected, value: ({ corrected }) => corrected },
    {
      head: words.rules,
      value: ({ rules }) => rules.map(({ title, rows }) => `${say(title)}: ${rows}`).join('; ') || null,
    },
  ];
  return (
    <>
      <StackedChart title={words.title} months={months} parts={parts} none={words.none} />
      <FigureTable title={words.byMonth} rows={months} keyOf={({ from }) => from} columns={columns} />
    </>
  );
};

const Readers = ({ readers }: Pick<ReadingErrors, 'readers'>) => (
  <FigureTable
    title={words.byReader}
    rows={readers}
    keyOf={({ readerId }) => readerId}
    columns={[
      { head: words.reader, value: ({ readerId }) => readerId },
      { head: words.held, value: ({ held }) => held },
      { head: words.corrected, value: ({ corrected }) => corrected },
    ]}
  />
);

/** Errors of a contractor this year, by month and by reader (A3-5). */
export const Errors = ({ contractorId }: { readonly contractorId: string }) => {
  const { say } = useSpeech();
  const query = useQuery({
    queryKey: ['reading-errors', contractorId],
    queryFn: () =>
      dataOf(metering.GET('/v1/contractors/{contractorId}/reading-errors', { params: { path: { contractorId } } })),
  });
  return (
    <section className="sheet" aria-labelledby="reading-errors">
      <h2 id="reading-errors">{say(words.title)}</h2>
      <p className="soft">{say(words.says)}</p>
      <Loaded query={query}>
        {({ months, readers, isMore }) => (
          <>
            {isMore === true && <p className="note warn">{say(words.isMore)}</p>}
            <Months months={months} />
            {readers.length > 0 && <Readers readers={readers} />}
          </>
        )}
      </Loaded>
    </section>
  );
};
