import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { paymentFileRowDtoOutcomeTitles } from '../../../api/generated/billing-adjustments.titles.ts';
import type { PaymentFileWithRowsDto } from '../../../api/generated/billing-adjustments.ts';
import { number } from '../../../parts/show/figures.ts';
import { Moment } from '../../../parts/show/moment.tsx';
import { Loaded } from '../../../parts/show/states.tsx';
import { Amount, Code } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { HeadedTable } from '../../../parts/list/listed.tsx';
import { fileWords as words } from './files.words.ts';
import { RefusedRows, Rows } from './rows.tsx';
import { askFile, outcomes, type Outcome } from './use-file.ts';

const READ_EVERY_MS = 1_000;

const sumOf = ({ totals }: PaymentFileWithRowsDto) => ({
  rows: outcomes.reduce((sum, outcome) => sum + totals[outcome].rows, 0),
  amount: outcomes.reduce((sum, outcome) => sum + totals[outcome].amount, 0),
});

const Progress = ({ file }: { readonly file: PaymentFileWithRowsDto }) => {
  const { say, language } = useSpeech();
  const { rows } = sumOf(file);
  if (file.state === 'taken') return null;
  const values = { done: number(rows, language), rows: number(file.rows, language) };
  return (
    <p className="row" role="status">
      <progress value={rows} max={file.rows} aria-label={say(words.progress)} />
      {say(words.progressOf, values)}
    </p>
  );
};

/** Each result with its count and sum; together they are the rows of the file. */
const Totals = ({ file }: { readonly file: PaymentFileWithRowsDto }) => {
  const { say, language } = useSpeech();
  const sum = sumOf(file);
  return (
    <section className="sheet">
      <h2>{say(words.result)}</h2>
      <HeadedTable label={say(words.result)} heads={[words.result, words.count, words.amount]}>
        {outcomes.map((outcome) => (
          <tr key={outcome}>
            <th scope="row">{say(paymentFileRowDtoOutcomeTitles[outcome])}</th>
            <td>{number(file.totals[outcome].rows, language)}</td>
            <td>
              <Amount rial={file.totals[outcome].amount} />
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row">{say(words.total)}</th>
          <td>
            <strong>{number(sum.rows, language)}</strong>
          </td>
          <td>
            <strong>
              <Amount rial={sum.amount} />
            </strong>
          </td>
        </tr>
      </HeadedTable>
      {file.state === 'taken' &&
        (sum.rows === file.rows ? (
          <p className="soft">{say(words.agrees)}</p>
        ) : (
          <p className="note bad">{say(words.differs)}</p>
        ))}
    </section>
  );
};

const Sheet = ({ file }: { readonly file: PaymentFileWithRowsDto }) => {
  const { say } = useSpeech();
  const [outcome, choose] = useState<Outcome>();
  const { fileId, channel, receivedAt, state, stateTitle, totals } = file;
  return (
    <>
      <p className="row">
        <span className={`tag ${state === 'taken' ? 'good' : 'warn'}`}>{say(stateTitle)}</span>
        <span>
          {say(words.channel)}: <Code>{channel}</Code>
        </span>
        <span className="soft">
          {say(words.received)}: <Moment at={receivedAt} />
        </span>
      </p>
      <Progress file={file} />
      <Totals file={file} />
      {totals.malformed.rows > 0 && <RefusedRows fileId={fileId} />}
      <h2>{say(words.rowsOfFile)}</h2>
      <p className="row">
        <Button aria-pressed={outcome === undefined} onPress={() => choose(undefined)}>
          {say(words.allRows)}
        </Button>
        {outcomes
          .filter((each) => totals[each].rows > 0)
          .map((each) => (
            <Button key={each} aria-pressed={outcome === each} onPress={() => choose(each)}>
              {say(paymentFileRowDtoOutcomeTitles[each])}
            </Button>
          ))}
      </p>
      <Rows fileId={fileId} outcome={outcome} isDone={state === 'taken'} />
    </>
  );
};

/** One payment file: what became of each row, and whether the sums agree with the file. */
export const PaymentFile = () => {
  const { say } = useSpeech();
  const { fileId } = useParams({ from: '/money/files/$fileId' });
  const { again } = useSearch({ from: '/money/files/$fileId' });
  const query = useQuery({
    queryKey: ['payment-file', fileId],
    queryFn: () => askFile(fileId, undefined, undefined, 1),
    refetchInterval: ({ state: { data } }) => (data?.state === 'taken' ? false : READ_EVERY_MS),
  });
  return (
    <>
      <p className="no-print">
        <Link to="/money/files">{say(words.back)}</Link>
      </p>
      <h1>{say(words.one)}</h1>
      {again && (
        <p className="note warn" role="status">
          {say(words.again)}
        </p>
      )}
      <Loaded query={query}>{(file) => <Sheet file={file} />}</Loaded>
    </>
  );
};
