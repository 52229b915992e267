import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { PaymentFileRowDto } from '../../../api/generated/billing-adjustments.ts';
import { number } from '../../../parts/show/figures.ts';
import { PendingButton } from '../../../parts/press/pending-button.tsx';
import { ProblemView } from '../../../parts/show/states.tsx';
import { Amount, Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { stateWords } from '../../../words/shell.words.ts';
import { AccountMoneyLink } from '../parts/back.tsx';
import { Listed, usePages } from '../../../parts/list/listed.tsx';
import { fileWords as words } from './files.words.ts';
import { refusedRowsAsCsv } from './refused-rows.ts';
import { askFile, askRefused, type Outcome } from './use-file.ts';

const tones = { waiting: '', posted: 'good', repeated: '', unidentified: 'warn', malformed: 'bad' } as const;

const Why = ({ row }: { readonly row: PaymentFileRowDto }) => {
  const { say, language } = useSpeech();
  const { says, fieldTitle, repeatsLine, unidentifiedPaymentId, accountId } = row;
  return (
    <>
      {says && (
        <div>
          {fieldTitle && (
            <strong>
              {say(words.column)} {say(fieldTitle)}:{' '}
            </strong>
          )}
          {say(says)}
        </div>
      )}
      {repeatsLine !== undefined && <div>{say(words.repeats, { line: number(repeatsLine, language) })}</div>}
      {unidentifiedPaymentId !== undefined && (
        <div>
          <Link to="/money/unidentified/$id" params={{ id: unidentifiedPaymentId }}>
            {say(words.openUnidentified)}
          </Link>
        </div>
      )}
      {accountId !== undefined && unidentifiedPaymentId === undefined && (
        <div>
          {say(words.account)} <AccountMoneyLink accountId={accountId} />
        </div>
      )}
    </>
  );
};

const Row = ({ row }: { readonly row: PaymentFileRowDto }) => {
  const { say, language } = useSpeech();
  const { line, outcome, outcomeTitle, billId, paymentId, amount, paidOn, receiptNumber } = row;
  return (
    <tr>
      <td>{number(line, language)}</td>
      <td>
        <span className={`tag ${tones[outcome]}`}>{say(outcomeTitle)}</span>
      </td>
      <td>{billId !== undefined && <Code>{billId}</Code>}</td>
      <td>{paymentId !== undefined && <Code>{paymentId}</Code>}</td>
      <td>{amount !== undefined && <Amount rial={amount} />}</td>
      <td>{paidOn !== undefined && <Day on={paidOn} />}</td>
      <td>{receiptNumber !== undefined && <Code>{receiptNumber}</Code>}</td>
      <td>
        <Why row={row} />
      </td>
    </tr>
  );
};

/** Rows in the order of the file, a hundred at a time. */
export const Rows = ({
  fileId,
  outcome,
  isDone,
}: {
  readonly fileId: string;
  readonly outcome: Outcome | undefined;
  readonly isDone: boolean;
}) => {
  const { say } = useSpeech();
  const query = usePages(['payment-file', fileId, 'rows', outcome ?? '', isDone], (cursor) =>
    askFile(fileId, outcome, cursor),
  );
  const heads = [
    words.line,
    words.result,
    words.billId,
    words.paymentId,
    words.amount,
    words.paidOn,
    words.receipt,
    words.why,
  ];
  return (
    <Listed label={say(words.allRows)} heads={heads} query={query}>
      {(row) => <Row key={row.line} row={row} />}
    </Listed>
  );
};

const download = (text: string): void => {
  const address = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'refused-rows.csv';
  link.click();
  URL.revokeObjectURL(address);
};

/** The refused rows with their reasons, to be copied or kept as a file for the bank. */
export const RefusedRows = ({ fileId }: { readonly fileId: string }) => {
  const { say, language } = useSpeech();
  const copying = useMutation({
    mutationFn: async () => {
      const rows = await askRefused(fileId);
      await navigator.clipboard.writeText(refusedRowsAsCsv(rows, language));
      return rows.length;
    },
  });
  const downloading = useMutation({
    mutationFn: async () => download(refusedRowsAsCsv(await askRefused(fileId), language)),
  });
  const error = copying.error ?? downloading.error;
  return (
    <section className="note bad">
      <h2>{say(words.refusedRows)}</h2>
      <p>{say(words.refusedSay)}</p>
      {error && <ProblemView error={error} />}
      <p className="row">
        <PendingButton isPending={copying.isPending} doing={stateWords.preparing} onPress={() => copying.mutate()}>
          {say(words.copy)}
        </PendingButton>
        <PendingButton
          isPending={downloading.isPending}
          doing={stateWords.preparing}
          onPress={() => downloading.mutate()}
        >
          {say(words.download)}
        </PendingButton>
        {copying.isSuccess && <span role="status">{say(words.copied, { count: number(copying.data, language) })}</span>}
      </p>
    </section>
  );
};
