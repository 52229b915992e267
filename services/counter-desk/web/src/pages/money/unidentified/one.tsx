import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useWatched } from '../../../api/changes/use-changes.ts';
import { billing, dataOf } from '../../../api/clients.ts';
import type { UnidentifiedPayment } from '../../../api/generated/billing-adjustments.ts';
import { useMay } from '../../../app/may.ts';
import { usePerson } from '../../../app/session.tsx';
import { Fact } from '../../../parts/show/fact.tsx';
import { Moment } from '../../../parts/show/moment.tsx';
import { Staff } from '../../../parts/show/people.tsx';
import { Sentence } from '../../../parts/show/sentence.tsx';
import { Loaded } from '../../../parts/show/states.tsx';
import { Amount, Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { moneyWords } from '../money.words.ts';
import { AccountMoneyLink } from '../parts/back.tsx';
import { BarredFromIt, MoneyHistory } from '../parts/decided.tsx';
import { READ_EVERY_MS } from '../parts/read-every.ts';
import { Signing } from '../parts/signing.tsx';
import { StatusTag } from '../parts/status-tag.tsx';
import { Propose } from './propose.tsx';
import { unidentifiedWords as words } from './unidentified.words.ts';

const Facts = ({ payment }: { readonly payment: UnidentifiedPayment }) => {
  const { say } = useSpeech();
  const { amount, billId, paymentId, paidOn, receiptNumber, channel, receivedAt, because, accountId } = payment;
  return (
    <dl className="facts sheet">
      <Fact title={moneyWords.amount}>
        <strong>
          <Amount rial={amount} />
        </strong>
      </Fact>
      <Fact title={words.why}>{say(because)}</Fact>
      <Fact title={words.billId}>
        <Code>{billId}</Code>
      </Fact>
      <Fact title={words.paymentId}>
        <Code>{paymentId}</Code>
      </Fact>
      <Fact title={words.paidOn}>
        <Day on={paidOn} />
      </Fact>
      <Fact title={words.receipt}>
        <Code>{receiptNumber}</Code>
      </Fact>
      <Fact title={words.channel}>
        <Code>{channel}</Code>
      </Fact>
      <Fact title={words.received}>
        <Moment at={receivedAt} />
      </Fact>
      {accountId !== undefined && (
        <Fact title={words.assigned}>
          <AccountMoneyLink accountId={accountId} />
        </Fact>
      )}
    </dl>
  );
};

const Pending = ({ payment }: { readonly payment: UnidentifiedPayment }) => {
  const { say } = useSpeech();
  const me = usePerson().subject;
  const { pending, unidentifiedPaymentId: id } = payment;
  const decides = useMay('decidesMoney');
  if (!pending) return null;
  const { kind, kindTitle, accountId, reason, proposedBy, proposedOn, proposal } = pending;
  return (
    <>
      <section className="sheet">
        <h2>{say(words.proposal)}</h2>
        <dl className="facts">
          <Fact title={words.kind}>
            <strong>{say(kindTitle)}</strong> {accountId !== undefined && <AccountMoneyLink accountId={accountId} />}
          </Fact>
          <Fact title={words.reason}>
            <Sentence>{reason}</Sentence>
          </Fact>
          <Fact title={words.proposedBy}>
            <Staff subject={proposedBy} /> · <Day on={proposedOn} />
          </Fact>
        </dl>
      </section>
      <BarredFromIt decided={payment} />
      {decides && (
        <Signing
          path={`/v1/unidentified-payments/${id}`}
          decided={payment}
          confirm={{ operation: 'confirmations', label: say(words.confirm), body: { proposal } }}
          declineBody={{ proposal }}
          isOwn={proposedBy.toLowerCase() === me.toLowerCase()}
        >
          <p className="note">{say(kind === 'assignment' ? words.followsAssignment : words.followsReturn)}</p>
        </Signing>
      )}
    </>
  );
};

const Sheet = ({ payment }: { readonly payment: UnidentifiedPayment }) => {
  const { say } = useSpeech();
  const proposes = useMay('requestsMoney');
  return (
    <>
      <h1 className="row">
        <span>{say(words.one)}</span> <StatusTag decided={payment} />
      </h1>
      <Facts payment={payment} />
      {payment.status === 'open' &&
        (proposes ? <Propose id={payment.unidentifiedPaymentId} /> : <p className="note">{say(words.onlyCounty)}</p>)}
      <Pending payment={payment} />
      <MoneyHistory decided={payment} />
    </>
  );
};

/** One unidentified payment: what it could be, what is proposed, and the decision of a second person. */
export const UnidentifiedPaymentPage = () => {
  const { say } = useSpeech();
  const { id } = useParams({ from: '/money/unidentified/$id' });
  const query = useQuery({
    queryKey: ['unidentified-payment', id],
    queryFn: () =>
      dataOf(
        billing.GET('/v1/unidentified-payments/{unidentifiedPaymentId}', {
          params: { path: { unidentifiedPaymentId: id } },
        }),
      ),
    refetchInterval: useWatched(
      'billing-adjustments',
      [`unidentified-payment:${id}`],
      'unidentified-payment',
      READ_EVERY_MS,
    ),
  });
  return (
    <>
      <p className="no-print">
        <Link to="/money/unidentified">{say(words.back)}</Link>
      </p>
      <Loaded query={query} heading={words.one}>
        {(payment) => <Sheet payment={payment} />}
      </Loaded>
    </>
  );
};
