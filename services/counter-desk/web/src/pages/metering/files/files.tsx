import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Heads } from '../../../parts/list/heads.tsx';
import { More } from '../../../parts/list/more.tsx';
import type { DeliveredReadingFile } from '../../../api/generated/metering.ts';
import { useMay } from '../../../app/may.ts';
import { usePerson } from '../../../app/session.tsx';
import { number } from '../../../parts/show/figures.ts';
import { Moment } from '../../../parts/show/moment.tsx';
import { Scroll } from '../../../parts/show/scroll.tsx';
import { Empty, Loaded } from '../../../parts/show/states.tsx';
import { Code } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { fileWords as words } from './files.words.ts';
import { AgreedFormats } from './agreed-format.tsx';
import { LargeState } from './large/state.tsx';
import { useFiles } from './queries.ts';
import { SendFile } from './send.tsx';

const Row = ({ file, isOwn }: { readonly file: DeliveredReadingFile; readonly isOwn: boolean }) => {
  const { language } = useSpeech();
  const { fileId, contractorId, rows, accepted, held, refusedRows, lastDeliveredAt, progress } = file;
  return (
    <tr>
      <td>
        <Link to={progress ? '/reading-files/large/$fileId' : '/reading-files/$fileId'} params={{ fileId }}>
          <Moment at={lastDeliveredAt} />
        </Link>{' '}
        {progress && <LargeState status={progress.status} />}
      </td>
      {!isOwn && (
        <td>
          <Code>{contractorId}</Code>
        </td>
      )}
      <td className="amount">{number(rows, language)}</td>
      <td className="amount">{number(accepted, language)}</td>
      <td className="amount">
        {held > 0 ? <span className="tag warn">{number(held, language)}</span> : number(0, language)}
      </td>
      <td className="amount">
        {refusedRows > 0 ? <span className="tag bad">{number(refusedRows, language)}</span> : number(0, language)}
      </td>
    </tr>
  );
};

const Table = ({ items, isOwn }: { readonly items: readonly DeliveredReadingFile[]; readonly isOwn: boolean }) => {
  const { say } = useSpeech();
  const heads = [
    words.arrived,
    ...(isOwn ? [] : [words.contractor]),
    words.rows,
    words.accepted,
    words.held,
    words.refused,
  ];
  return (
    <Scroll label={say(words.list)}>
      <table>
        <Heads of={heads} />
        <tbody>
          {items.map((file) => (
            <Row key={file.fileId} file={file} isOwn={isOwn} />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
};

const Delivered = ({ isOwn }: { readonly isOwn: boolean }) => {
  const { say } = useSpeech();
  const [rows, choose] = useState<'refused'>();
  const query = useFiles(rows);
  return (
    <section className="sheet" aria-labelledby="files">
      <h2 id="files">{say(words.list)}</h2>
      <div className="row" role="group" aria-label={say(words.filter)}>
        <Button aria-pressed={rows === undefined} onPress={() => choose(undefined)}>
          {say(words.allFiles)}
        </Button>
        <Button aria-pressed={rows === 'refused'} onPress={() => choose('refused')}>
          {say(words.withRefused)}
        </Button>
      </div>
      <Loaded query={query}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <Empty>{say(rows ? words.emptyRefused : words.empty)}</Empty>;
          return <Table items={items} isOwn={isOwn} />;
        }}
      </Loaded>
      <More query={query}>{say(words.more)}</More>
    </section>
  );
};

/** Files of contractors; a contractor sends and sees its own. */
export const ReadingFiles = () => {
  const { say } = useSpeech();
  const isContractor = usePerson().roles.includes('readingContractor');
  if (!useMay('readingFiles')) return <Empty>{say(words.notYours)}</Empty>;
  return (
    <>
      <h1>{say(words.title)}</h1>
      {isContractor && <SendFile />}
      {isContractor && <AgreedFormats />}
      <Delivered isOwn={isContractor} />
    </>
  );
};
