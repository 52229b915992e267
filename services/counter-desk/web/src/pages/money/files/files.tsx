import { Link } from '@tanstack/react-router';
import { billing, dataOf } from '../../../api/clients.ts';
import { paymentFileRowDtoOutcomeTitles } from '../../../api/generated/billing-adjustments.titles.ts';
import type { PaymentFileDto } from '../../../api/generated/billing-adjustments.ts';
import { useMay } from '../../../app/may.ts';
import { number } from '../../../parts/show/figures.ts';
import { Moment } from '../../../parts/show/moment.tsx';
import { Code } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { BackToMoney } from '../parts/back.tsx';
import { Listed, usePages } from '../../../parts/list/listed.tsx';
import { fileWords as words } from './files.words.ts';
import { SendFile } from './send-file.tsx';
import { outcomes } from './use-file.ts';

const REFRESHED_EVERY_MS = 10_000;

const Row = ({
  file: { fileId, receivedAt, channel, rows, state, stateTitle, totals },
}: {
  readonly file: PaymentFileDto;
}) => {
  const { say, language } = useSpeech();
  return (
    <tr>
      <td>
        <Link to="/money/files/$fileId" params={{ fileId }}>
          <Moment at={receivedAt} />
        </Link>
      </td>
      <td>
        <Code>{channel}</Code>
      </td>
      <td>{number(rows, language)}</td>
      <td>
        <span className={`tag ${state === 'taken' ? 'good' : 'warn'}`}>{say(stateTitle)}</span>
      </td>
      <td>
        {outcomes
          .filter((outcome) => totals[outcome].rows > 0)
          .map((outcome) => (
            <div key={outcome}>
              {say(paymentFileRowDtoOutcomeTitles[outcome])}: {number(totals[outcome].rows, language)}
            </div>
          ))}
      </td>
    </tr>
  );
};

/** Payment files: the channel sends one, and each that came is listed. */
export const PaymentFiles = () => {
  const { say } = useSpeech();
  const sends = useMay('pay');
  const query = usePages(
    ['payment-files'],
    (cursor) => dataOf(billing.GET('/v1/payment-files', { params: { query: { cursor } } })),
    REFRESHED_EVERY_MS,
  );
  const heads = [words.received, words.channel, words.rows, words.state, words.result];
  return (
    <>
      <BackToMoney />
      <h1>{say(words.title)}</h1>
      {sends && <SendFile />}
      <h2>{say(words.earlier)}</h2>
      <Listed label={say(words.earlier)} heads={heads} query={query} empty={say(words.none)}>
        {(file) => <Row key={file.fileId} file={file} />}
      </Listed>
    </>
  );
};
