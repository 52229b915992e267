import { Link, useParams } from '@tanstack/react-router';
import type { ReadingFileDto } from '../../../api/generated/metering.ts';
import { Fact } from '../../../parts/show/fact.tsx';
import { number } from '../../../parts/show/figures.ts';
import { Loaded } from '../../../parts/show/states.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { fileWords as words } from './files.words.ts';
import { useFile } from './queries.ts';
import { FaultyRows, TakeAlong } from './result.tsx';
import { sentHere } from './sent.ts';

const Totals = ({ file }: { readonly file: ReadingFileDto }) => {
  const { language } = useSpeech();
  const figures = [
    [words.rows, file.rows],
    [words.accepted, file.accepted],
    [words.unchanged, file.unchanged],
    [words.held, file.heldRows ?? file.held.length],
    [words.refused, file.refusedRows ?? file.refused.length],
  ] as const;
  return (
    <dl className="facts sheet">
      {figures.map(([title, count]) => (
        <Fact key={title.en} title={title}>
          <strong>{number(count, language)}</strong>
        </Fact>
      ))}
    </dl>
  );
};

const Result = ({ file }: { readonly file: ReadingFileDto }) => {
  const { say, language } = useSpeech();
  const text = sentHere(file.fileId)?.text;
  const { rows, judged = rows } = file;
  const isJudged = judged === rows;
  const isGood = isJudged && file.refused.length + file.held.length === 0;
  return (
    <>
      <div role="status">
        {file.again === true && <p className="note warn">{say(words.again)}</p>}
        {file.again === undefined && <p className="soft">{say(words.last)}</p>}
        {!isJudged && (
          <p className="note warn">
            {say(words.judged, { judged: number(judged, language), rows: number(rows, language) })}
          </p>
        )}
        {isGood && <p className="note good">{say(words.allGood)}</p>}
      </div>
      <Totals file={file} />
      <FaultyRows title={words.refusedRows} says={words.refusedSays} rows={file.refused} text={text}>
        <TakeAlong rows={file.refused} text={text} />
      </FaultyRows>
      <FaultyRows title={words.heldRows} says={words.heldSays} rows={file.held} text={text} />
    </>
  );
};

/** One reading file with the result of its rows. */
export const ReadingFile = () => {
  const { say } = useSpeech();
  const { fileId } = useParams({ from: '/reading-files/$fileId' });
  const query = useFile(fileId);
  return (
    <>
      <p className="no-print">
        <Link to="/reading-files">{say(words.back)}</Link>
      </p>
      <h1>{say(words.one)}</h1>
      <Loaded query={query}>{(file) => <Result file={file} />}</Loaded>
    </>
  );
};
