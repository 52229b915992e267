import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { BulkFileDto, BulkRowToMend } from '../../../../api/generated/metering.ts';
import { useMay } from '../../../../app/may.ts';
import { Listed } from '../../../../parts/list/listed.tsx';
import { saveCsv } from '../../../../parts/list/save-csv.ts';
import { PendingButton } from '../../../../parts/press/pending-button.tsx';
import { number } from '../../../../parts/show/figures.ts';
import { Sentence } from '../../../../parts/show/sentence.tsx';
import { ProblemView } from '../../../../parts/show/states.tsx';
import { Code } from '../../../../parts/show/values.tsx';
import { useSpeech, type Words } from '../../../../words/language.tsx';
import { fileWords } from '../files.words.ts';
import { largeWords as words } from './large.words.ts';
import { readAllRows, useRowsToMend, type Result } from './queries.ts';

interface Props {
  readonly file: BulkFileDto;
  readonly result: Result;
}

const HEADS = [fileWords.line, fileWords.column, fileWords.what, words.value, words.reader];

const Row = ({ row }: { readonly row: BulkRowToMend }) => {
  const { say, language } = useSpeech();
  const reviews = useMay('readings');
  const { line, column, message, value, readerId, reviewId } = row;
  return (
    <tr>
      <td className="amount">{number(line, language)}</td>
      <td>{column}</td>
      <td className="why">
        <Sentence>{message}</Sentence>{' '}
        {reviewId && reviews && (
          <Link to="/readings/$reviewId" params={{ reviewId }}>
            {say(fileWords.review)}
          </Link>
        )}
      </td>
      <td>{value && <Code>{value}</Code>}</td>
      <td>{readerId && <Code>{readerId}</Code>}</td>
    </tr>
  );
};

/** The whole list, as other tables are saved. */
const Download = ({ file: { fileId }, result }: Props) => {
  const { say } = useSpeech();
  const saving = useMutation({
    mutationFn: async () => {
      const rows = await readAllRows(fileId, result);
      const cells = rows.map(({ line, column, message, value, readerId }) => [
        line,
        column ?? null,
        message,
        value ?? null,
        readerId ?? null,
      ]);
      await saveCsv(
        say(result === 'held' ? words.heldName : words.refusedName),
        HEADS.map((head) => say(head)),
        cells,
      );
    },
  });
  return (
    <>
      {saving.isError && <ProblemView error={saving.error} />}
      <PendingButton isPending={saving.isPending} onPress={() => saving.mutate()}>
        {say(words.download)}
      </PendingButton>
    </>
  );
};

/** Rows of one result, page by page, with a file to take along. */
export const RowsToMend = ({
  file,
  result,
  title,
  says,
  children,
}: Props & { readonly title: Words; readonly says: Words; readonly children?: ReactNode }) => {
  const { say } = useSpeech();
  const query = useRowsToMend(file, result);
  if (file[result] === 0) return null;
  return (
    <section className="sheet" aria-label={say(title)}>
      <h2>{say(title)}</h2>
      <p className="soft">{say(says)}</p>
      <div className="row no-print">
        {children}
        <Download file={file} result={result} />
      </div>
      <Listed label={say(title)} heads={HEADS} query={query} isOneOfSeveral>
        {(row) => <Row key={row.line} row={row} />}
      </Listed>
    </section>
  );
};
