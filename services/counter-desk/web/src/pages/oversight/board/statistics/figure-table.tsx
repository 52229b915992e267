import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { number } from '../../../../parts/show/figures.ts';
import { Scroll } from '../../../../parts/show/scroll.tsx';
import { useSpeech, type Words } from '../../../../words/language.tsx';
import type { Cell } from '../../../../parts/list/csv.ts';
import { saveCsv } from '../../../../parts/list/save-csv.ts';
import { statisticsWords as words } from './statistics.words.ts';

/** A column: its value for a spreadsheet, and how it is shown if not as that. */
export interface Column<Row> {
  readonly head: Words;
  readonly value: (row: Row) => Cell;
  readonly show?: (row: Row) => ReactNode;
}

interface Props<Row> {
  readonly title: Words;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
}

/** Figures in rows: for eyes, screen readers, copying, print and spreadsheets. The first column names the row. */
export const FigureTable = <Row,>({ title, columns, rows, keyOf }: Props<Row>) => {
  const { say, language } = useSpeech();
  const cellOf = ({ value, show }: Column<Row>, row: Row): ReactNode => {
    if (show) return show(row);
    const cell = value(row);
    return typeof cell === 'number' ? number(cell, language) : (cell ?? '–');
  };
  const heads = columns.map(({ head }) => say(head));
  const [first, ...others] = columns;
  return (
    <>
      <Scroll label={say(title)}>
        <table className="counted">
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={keyOf(row)}>
                <th scope="row">{cellOf(first!, row)}</th>
                {others.map((column) => (
                  <td key={column.head.en}>{cellOf(column, row)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <p className="no-print">
        <Button
          aria-label={say(words.downloadOf, { title: say(title) })}
          onPress={() =>
            void saveCsv(
              say(title),
              heads,
              rows.map((row) => columns.map(({ value }) => value(row))),
            )
          }
        >
          {say(words.download)}
        </Button>
      </p>
    </>
  );
};
