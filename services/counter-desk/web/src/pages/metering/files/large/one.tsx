import { Link, useParams } from '@tanstack/react-router';
import type { BulkFileDto } from '../../../../api/generated/metering.ts';
import { Fact } from '../../../../parts/show/fact.tsx';
import { number } from '../../../../parts/show/figures.ts';
import { Loaded } from '../../../../parts/show/states.tsx';
import { Code } from '../../../../parts/show/values.tsx';
import { useSpeech } from '../../../../words/language.tsx';
import { fileWords } from '../files.words.ts';
import { Correctable } from './correctable.tsx';
import { largeWords as words } from './large.words.ts';
import { Halted, Orders } from './orders.tsx';
import { Progress } from './progress.tsx';
import { useLargeFile } from './queries.ts';
import { RowsToMend } from './rows.tsx';
import { LargeState } from './state.tsx';

const Totals = ({ file }: { readonly file: BulkFileDto }) => {
  const { language } = useSpeech();
  const { contractorId, formatVersion } = file;
  const figures = [
    [fileWords.accepted, file.accepted],
    [fileWords.unchanged, file.unchanged],
    [fileWords.held, file.held],
    [fileWords.refused, file.refused],
    ...(formatVersion === undefined ? [] : ([[words.format, formatVersion]] as const)),
  ] as const;
  return (
    <dl className="facts">
      <Fact title={fileWords.contractor}>
        <Code>{contractorId}</Code>
      </Fact>
      {figures.map(([title, count]) => (
        <Fact key={title.en} title={title}>
          <strong>{number(count, language)}</strong>
        </Fact>
      ))}
    </dl>
  );
};

const Shown = ({ file, atMs }: { readonly file: BulkFileDto; readonly atMs: number }) => {
  const { say } = useSpeech();
  const isGood = file.status === 'done' && file.refused + file.held === 0;
  return (
    <>
      <section className="sheet" aria-label={say(words.progress)}>
        <p role="status">
          <LargeState status={file.status} />
        </p>
        <Progress file={file} atMs={atMs} />
        <Halted file={file} />
        {isGood && <p className="note good">{say(fileWords.allGood)}</p>}
        <Totals file={file} />
        <Orders file={file} />
      </section>
      <RowsToMend file={file} result="refused" title={fileWords.refusedRows} says={fileWords.refusedSays}>
        <Correctable file={file} />
      </RowsToMend>
      <RowsToMend file={file} result="held" title={fileWords.heldRows} says={fileWords.heldSays} />
    </>
  );
};

/** One large reading file: how far it is, its rows to mend, and who stops or resumes it. */
export const LargeReadingFile = () => {
  const { say } = useSpeech();
  const { fileId } = useParams({ from: '/reading-files/large/$fileId' });
  const query = useLargeFile(fileId);
  return (
    <>
      <p className="no-print">
        <Link to="/reading-files">{say(fileWords.back)}</Link>
      </p>
      <h1>{say(words.one)}</h1>
      <Loaded query={query}>{(file) => <Shown file={file} atMs={query.dataUpdatedAt} />}</Loaded>
    </>
  );
};
