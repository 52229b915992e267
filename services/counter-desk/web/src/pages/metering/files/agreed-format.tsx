import { useState } from 'react';
import { dataOf, metering } from '../../../api/clients.ts';
import type { AgreedReadingFormat } from '../../../api/generated/metering.ts';
import * as titles from '../../../api/generated/metering.titles.ts';
import { usePerson } from '../../../app/session.tsx';
import { Listed, usePages } from '../../../parts/list/listed.tsx';
import { number } from '../../../parts/show/figures.ts';
import { Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech, type Words } from '../../../words/language.tsx';
import { fileWords as words } from './files.words.ts';

const HEADS = [words.version, words.from, words.columns, words.separator, words.dayPattern, words.encoding];

const Row = ({ of: { version, from, format } }: { readonly of: AgreedReadingFormat }) => {
  const { say, language } = useSpeech();
  const titleIn = (all: Readonly<Record<string, Words>>, name: string): string => {
    const title = all[name];
    return title ? say(title) : name;
  };
  const { columns, separator, dayPattern, calendar, digits, encoding } = format;
  return (
    <tr>
      <td className="amount">{number(version, language)}</td>
      <td>
        <Day on={from} />
      </td>
      <td>
        <Code>{columns.map(({ holds, name }) => name ?? holds).join(' | ')}</Code>
      </td>
      <td>{titleIn(titles.readingFormatBodySeparatorTitles, separator)}</td>
      <td>
        <Code>{dayPattern}</Code> {titleIn(titles.readingFormatBodyCalendarTitles, calendar)} ·{' '}
        {titleIn(titles.readingFormatBodyDigitsTitles, digits)}
      </td>
      <td>{titleIn(titles.readingFormatBodyEncodingTitles, encoding)}</td>
    </tr>
  );
};

const Formats = ({ contractorId }: { readonly contractorId: string }) => {
  const { say } = useSpeech();
  const query = usePages(['reading-formats', contractorId], (cursor) =>
    dataOf(
      metering.GET('/v1/contractors/{contractorId}/reading-formats', {
        params: { path: { contractorId }, query: { cursor } },
      }),
    ),
  );
  return (
    <Listed label={say(words.formats)} heads={HEADS} query={query} empty={say(words.noFormat)} isOneOfSeveral>
      {(each) => <Row key={each.version} of={each} />}
    </Listed>
  );
};

/** How the company and the contractor agreed that its files are written (13.3); read when somebody unfolds it. */
export const AgreedFormats = () => {
  const { say } = useSpeech();
  const { office } = usePerson();
  const [isOpen, setOpen] = useState(false);
  if (!office) return null;
  return (
    <details className="sheet no-print" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say(words.formats)}</summary>
      {isOpen && <Formats contractorId={office} />}
    </details>
  );
};
