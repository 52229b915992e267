import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { BoardCountsDto, BoardDto } from '../../../api/generated/case-handling.ts';
import { dayIn, number } from '../../../parts/show/figures.ts';
import { Scroll } from '../../../parts/show/scroll.tsx';
import { useSpeech, type Words } from '../../../words/language.tsx';
import { boardWords as words } from './board.words.ts';
import type { Group } from './chosen.ts';

export const dues = ['overdue', 'today', 'soon', 'later', 'none'] as const;
type Due = (typeof dues)[number];
const tones: Readonly<Partial<Record<Due, string>>> = { overdue: 'bad', today: 'warn' };

/** A number that opens the list of exactly the cases that it counts; nothing is behind a zero. */
export const CountLink = ({
  of,
  group,
  says,
  children,
}: {
  readonly of: number;
  readonly group: Group;
  /** The number in words, for a reader who hears it alone. */
  readonly says: string;
  readonly children?: ReactNode;
}) => {
  const { language } = useSpeech();
  const shown = number(of, language);
  if (of === 0) return <span className="soft">{shown}</span>;
  return (
    <Link to="/board/cases" search={group} aria-label={`${says}: ${shown}`}>
      {children ?? shown}
    </Link>
  );
};

/** What each column of the board is called. */
export const useDueTitle = ({ soonUntil }: Pick<BoardDto, 'soonUntil'>) => {
  const { say, language } = useSpeech();
  return (due: Due | 'open'): string => say(words[due], { day: dayIn(soonUntil, language) });
};

export interface CountsRow {
  readonly key: string;
  readonly title: ReactNode;
  /** The title in plain text. */
  readonly says: string;
  readonly counts: BoardCountsDto;
  readonly group: Group;
}

const CountCells = ({ row, board }: { readonly row: CountsRow; readonly board: BoardDto }) => {
  const { say, language } = useSpeech();
  const titleOf = useDueTitle(board);
  const { counts, group, says } = row;
  return (
    <>
      {dues.map((due) => (
        <td key={due} className={counts[due] > 0 ? `count ${tones[due] ?? ''}` : 'count'}>
          <CountLink of={counts[due]} group={{ ...group, due }} says={`${says}، ${titleOf(due)}`} />
          {due === 'overdue' && counts.overdueSince !== null && (
            <span className="soft"> {say(words.since, { day: dayIn(counts.overdueSince, language) })}</span>
          )}
        </td>
      ))}
      <td className="count">
        <CountLink of={counts.open} group={group} says={`${says}، ${titleOf('open')}`} />
      </td>
    </>
  );
};

/** Groups of open cases, the most urgent first. */
export const CountsTable = ({
  title,
  head,
  rows,
  board,
}: {
  readonly title: Words;
  readonly head: Words;
  readonly rows: readonly CountsRow[];
  readonly board: BoardDto;
}) => {
  const { say } = useSpeech();
  const titleOf = useDueTitle(board);
  return (
    <section className="sheet board">
      <h2>{say(title)}</h2>
      <Scroll label={say(title)}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say(head)}</th>
              {[...dues, 'open' as const].map((due) => (
                <th key={due} scope="col">
                  {titleOf(due)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">{row.title}</th>
                <CountCells row={row} board={board} />
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
};
