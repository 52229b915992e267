import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Heads } from '../../../parts/list/heads.tsx';
import type { HeldRowDto, RefusedRowDto } from '../../../api/generated/metering.ts';
import { useMay } from '../../../app/may.ts';
import { number } from '../../../parts/show/figures.ts';
import { Scroll } from '../../../parts/show/scroll.tsx';
import { Sentence } from '../../../parts/show/sentence.tsx';
import { Code } from '../../../parts/show/values.tsx';
import { useSpeech, type Words } from '../../../words/language.tsx';
import { fileWords as words } from './files.words.ts';
import { faultList, linesOf, refusedFile } from './rows.ts';

/** So many rows are drawn at once; a file of thousands stays quick. */
const AT_ONCE = 100;

type Faulty = RefusedRowDto & Partial<Pick<HeldRowDto, 'reviewId'>>;

interface Rows {
  readonly rows: readonly Faulty[];
  readonly text: string | undefined;
}

const Row = ({ row, written }: { readonly row: Faulty; readonly written: string | undefined }) => {
  const { say, language } = useSpeech();
  const reviews = useMay('readings');
  const { line, column, message, reviewId } = row;
  return (
    <tr>
      <td className="amount">{number(line, language)}</td>
      <td>{column}</td>
      <td>
        <Sentence>{message}</Sentence>{' '}
        {reviewId !== undefined && reviews && (
          <Link to="/readings/$reviewId" params={{ reviewId }}>
            {say(words.review)}
          </Link>
        )}
      </td>
      {written !== undefined && (
        <td>
          <Code>{written}</Code>
        </td>
      )}
    </tr>
  );
};

/** Rows of a file with what is wrong, some at once. */
export const FaultyRows = ({
  title,
  says,
  rows,
  text,
  children,
}: Rows & {
  readonly title: Words;
  readonly says: Words;
  readonly children?: ReactNode;
}) => {
  const { say } = useSpeech();
  const [most, setMost] = useState(AT_ONCE);
  const lines = text === undefined ? undefined : linesOf(text);
  const heads = [words.line, words.column, words.what, ...(lines ? [words.written] : [])];
  if (rows.length === 0) return null;
  return (
    <section className="sheet" aria-label={say(title)}>
      <h2>{say(title)}</h2>
      <p className="soft">{say(says)}</p>
      {children}
      <Scroll label={say(title)}>
        <table>
          <Heads of={heads} />
          <tbody>
            {rows.slice(0, most).map((row) => (
              <Row key={row.line} row={row} written={lines?.[row.line - 1]} />
            ))}
          </tbody>
        </table>
      </Scroll>
      {rows.length > most && <Button onPress={() => setMost(most + AT_ONCE)}>{say(words.more)}</Button>}
    </section>
  );
};

export const download = (name: string, text: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
};

/** Takes the refused rows along: as a file to correct where the text is here, and as a list. */
export const TakeAlong = ({ rows, text }: Rows) => {
  const { say } = useSpeech();
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(faultList(rows));
    setCopied(true);
  };
  return (
    <p className="row no-print">
      {text !== undefined && (
        <Button onPress={() => download(`${say(words.fileName)}.csv`, refusedFile(text, rows))}>
          {say(words.download)}
        </Button>
      )}
      <Button onPress={() => void copy()}>{say(words.copy)}</Button>
      <span role="status">{isCopied && say(words.copied)}</span>
    </p>
  );
};
