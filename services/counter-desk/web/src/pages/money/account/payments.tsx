import { Link } from '@tanstack/react-router';
import { paymentOfAccountStatusTitles } from '../../../api/generated/billing-adjustments.titles.ts';
import { useMay } from '../../../app/may.ts';
import { BillLink } from '../../../parts/identifiers/bill-link.tsx';
import { Amount, Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { moneyWords } from '../money.words.ts';
import { Listed } from '../../../parts/list/listed.tsx';
import { accountMoneyWords as words } from './account-money.words.ts';
import { usePaymentsOf, type askPayments } from './queries.ts';

type Payment = Awaited<ReturnType<typeof askPayments>>['items'][number];

const Marks = ({ payment }: { readonly payment: Payment }) => {
  const { say } = useSpeech();
  const { status, honouredBy, cameBackWithReceipt = [] } = payment;
  return (
    <span className="row">
      <span className={`tag ${status === 'reversed' ? 'bad' : 'good'}`}>
        {say(paymentOfAccountStatusTitles[status])}
      </span>
      {honouredBy !== undefined && <span className="tag">{say(words.honoured)}</span>}
      {cameBackWithReceipt.length > 0 && <span className="tag warn">{say(words.cameBackBeside)}</span>}
    </span>
  );
};

const Way = ({ accountId, payment }: { readonly accountId: string; readonly payment: Payment }) => {
  const { say } = useSpeech();
  const requests = useMay('requestsMoney');
  const sees = useMay('moneyBack');
  const { reference, reversalId, status } = payment;
  if (reversalId !== undefined && sees)
    return (
      <Link to="/money/reversals/$reversalId" params={{ reversalId }}>
        {say(words.seeReversal)}
      </Link>
    );
  if (!requests || reference === undefined || status !== 'received') return null;
  return (
    <Link to="/money/accounts/$accountId/reverse/$reference" params={{ accountId, reference }}>
      {say(words.reverse)}
    </Link>
  );
};

/** Payments of an account, with the way to take one back. */
export const Payments = ({ accountId }: { readonly accountId: string }) => {
  const { say } = useSpeech();
  const query = usePaymentsOf(accountId);
  const heads = [words.paidOn, moneyWords.amount, words.bill, words.receipt, moneyWords.status, moneyWords.act];
  return (
    <section aria-labelledby="payments">
      <h2 id="payments">{say(words.payments)}</h2>
      <Listed label={say(words.payments)} heads={heads} query={query} empty={say(words.noPayments)}>
        {(payment) => (
          <tr key={`${payment.reference ?? ''} ${payment.paidOn} ${payment.amount}`}>
            <td>
              <Day on={payment.paidOn} />
            </td>
            <td>
              <Amount rial={payment.amount} />
            </td>
            <td>{payment.billNumber !== undefined && <BillLink billNumber={payment.billNumber} />}</td>
            <td>{payment.receiptNumber === undefined ? '…' : <Code>{payment.receiptNumber}</Code>}</td>
            <td>
              <Marks payment={payment} />
            </td>
            <td>
              <Way accountId={accountId} payment={payment} />
            </td>
          </tr>
        )}
      </Listed>
    </section>
  );
};
