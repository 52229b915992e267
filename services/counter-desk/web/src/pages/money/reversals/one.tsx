import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useWatched } from '../../../api/changes/use-changes.ts';
import { billing, dataOf } from '../../../api/clients.ts';
import type { PaymentReversal } from '../../../api/generated/billing-adjustments.ts';
import { useMay } from '../../../app/may.ts';
import { usePerson } from '../../../app/session.tsx';
import { Fact } from '../../../parts/show/fact.tsx';
import { Staff } from '../../../parts/show/people.tsx';
import { Sentence } from '../../../parts/show/sentence.tsx';
import { Loaded } from '../../../parts/show/states.tsx';
import { Amount, Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { moneyWords } from '../money.words.ts';
import { AccountMoneyLink, BackToMoney } from '../parts/back.tsx';
import { BarredFromIt, MoneyHistory } from '../parts/decided.tsx';
import { HeadedTable } from '../../../parts/list/listed.tsx';
import { POSTED_SOON_MS, READ_EVERY_MS } from '../parts/read-every.ts';
import { ApprovalsOf, Signing } from '../parts/signing.tsx';
import { StatusTag } from '../parts/status-tag.tsx';
import { Follows } from './follows.tsx';
import { reversalWords as words } from './reversal.words.ts';
import { sumOf } from './sum-of.ts';

const Payments = ({ payments }: Pick<PaymentReversal, 'payments'>) => {
  const { say } = useSpeech();
  return (
    <section className="sheet">
      <h2>{say(words.payments)}</h2>
      <HeadedTable label={say(words.payments)} heads={[moneyWords.account, words.receipt, moneyWords.amount]}>
        {payments.map(({ reference, accountId, receiptNumber, amount, refusedBy }) => (
          <tr key={reference}>
            <td>
              <AccountMoneyLink accountId={accountId} />
            </td>
            <td>
              <Code>{receiptNumber}</Code>
            </td>
            <td>
              <Amount rial={amount} />{' '}
              {refusedBy !== undefined && <span className="tag bad">{say(words.notReversed)}</span>}
            </td>
          </tr>
        ))}
      </HeadedTable>
    </section>
  );
};

const Facts = ({ reversal }: { readonly reversal: PaymentReversal }) => {
  const { say } = useSpeech();
  const { payments, reasonTitle, evidence, requestedBy, requestedOn } = reversal;
  return (
    <dl className="facts sheet">
      <Fact title={moneyWords.amount}>
        <strong>
          <Amount rial={sumOf(payments)} />
        </strong>
      </Fact>
      <Fact title={words.reason}>{say(reasonTitle)}</Fact>
      <Fact title={words.document}>
        <Code>{evidence.documentNumber}</Code> · <Day on={evidence.documentDate} />
        {evidence.remarks !== undefined && (
          <q>
            <Sentence>{evidence.remarks}</Sentence>
          </q>
        )}
      </Fact>
      <Fact title={words.requestedBy}>
        <Staff subject={requestedBy} /> · <Day on={requestedOn} />
      </Fact>
    </dl>
  );
};

/** What happened after the last confirmation. */
const After = ({ reversal: { status, payments } }: { readonly reversal: PaymentReversal }) => {
  const { say } = useSpeech();
  const sees = useMay('account');
  const [{ accountId } = { accountId: '' }] = payments;
  if (status === 'confirmed')
    return (
      <p className="note" role="status">
        {say(words.posting)}
      </p>
    );
  if (status !== 'posted') return null;
  return (
    <div className="note good" role="status">
      <p>{say(words.posted)}</p>
      <p className="row">
        <Link to="/money/accounts/$accountId" params={{ accountId }}>
          {say(words.seeAccount)}
        </Link>
        {sees && (
          <Link to="/accounts/$accountId" params={{ accountId }}>
            {say(words.seeCard)}
          </Link>
        )}
      </p>
    </div>
  );
};

const Sheet = ({ reversal }: { readonly reversal: PaymentReversal }) => {
  const { say } = useSpeech();
  const me = usePerson().subject.toLowerCase();
  const { reversalId, payments, status, reason, requestedBy } = reversal;
  return (
    <>
      <h1 className="row">
        <span>{say(words.one)}</span> <StatusTag decided={reversal} />
      </h1>
      <After reversal={reversal} />
      <Facts reversal={reversal} />
      <Payments payments={payments} />
      {status === 'requested' && (
        <>
          <BarredFromIt decided={reversal} />
          <ApprovalsOf signed={reversal} />
          <Signing
            path={`/v1/payment-reversals/${reversalId}`}
            decided={reversal}
            confirm={{ operation: 'confirmations', label: say(words.confirm) }}
            isOwn={requestedBy.toLowerCase() === me}
          >
            <Follows reason={reason} />
          </Signing>
        </>
      )}
      <MoneyHistory decided={reversal} />
    </>
  );
};

/** One reversal: what comes back and why, the decision of a second person, and what happened after. */
export const Reversal = () => {
  const { say } = useSpeech();
  const { reversalId } = useParams({ from: '/money/reversals/$reversalId' });
  const sees = useMay('money');
  const every = useWatched(
    'billing-adjustments',
    [`payment-reversal:${reversalId}`],
    'payment-reversal',
    READ_EVERY_MS,
  );
  const query = useQuery({
    queryKey: ['payment-reversal', reversalId],
    queryFn: () => dataOf(billing.GET('/v1/payment-reversals/{reversalId}', { params: { path: { reversalId } } })),
    refetchInterval: ({ state: { data } }) => (data?.status === 'confirmed' ? POSTED_SOON_MS : every),
  });
  return (
    <>
      {sees ? (
        <p className="no-print">
          <Link to="/money/reversals">{say(words.back)}</Link>
        </p>
      ) : (
        <BackToMoney />
      )}
      <Loaded query={query} heading={words.one}>
        {(reversal) => <Sheet reversal={reversal} />}
      </Loaded>
    </>
  );
};
