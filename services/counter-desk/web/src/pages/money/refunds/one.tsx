import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useWatched } from '../../../api/changes/use-changes.ts';
import { billing, dataOf } from '../../../api/clients.ts';
import type { RefundWithPayee } from '../../../api/generated/billing-adjustments.ts';
import { useMay } from '../../../app/may.ts';
import { usePerson } from '../../../app/session.tsx';
import { AskReason } from '../../../parts/reason/ask-reason.tsx';
import { reasonHeader, useReason } from '../../../parts/reason/served.ts';
import { Fact } from '../../../parts/show/fact.tsx';
import { Staff } from '../../../parts/show/people.tsx';
import { Sentence } from '../../../parts/show/sentence.tsx';
import { Loaded } from '../../../parts/show/states.tsx';
import { Amount, Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { moneyWords } from '../money.words.ts';
import { AccountMoneyLink, BackToMoney } from '../parts/back.tsx';
import { FoldedCommand } from '../../../parts/form/command/command-form.tsx';
import { BarredFromIt, MoneyHistory } from '../parts/decided.tsx';
import { field } from '../../../parts/form/values/page-field.ts';
import { READ_EVERY_MS } from '../parts/read-every.ts';
import { ApprovalsOf, Signing } from '../parts/signing.tsx';
import { StatusTag } from '../parts/status-tag.tsx';
import { refundWords as words } from './refund.words.ts';

const payoutFields = [
  field('transferNumber', words.transferNumber, { maxLength: 80 }),
  field('paidOn', words.paidOn, { type: 'date' }),
];
const returnFields = [field('returnedOn', words.returnedOn, { type: 'date' }), field('reason', words.returnReason)];

const ask = (refundId: string, reason: string | undefined) =>
  dataOf(billing.GET('/v1/refunds/{refundId}', { params: { path: { refundId }, header: reasonHeader(reason) } }));

const Facts = ({ refund }: { readonly refund: RefundWithPayee }) => {
  const { say } = useSpeech();
  const { amount, accountId, reason, requestedBy, requestedOn, iban, ibanEnding, bank, transferNumber, paidOn } =
    refund;
  return (
    <dl className="facts sheet">
      <Fact title={moneyWords.amount}>
        <strong>
          <Amount rial={amount} />
        </strong>
      </Fact>
      <Fact title={moneyWords.account}>
        <AccountMoneyLink accountId={accountId} />
      </Fact>
      <Fact title={iban === undefined ? words.ibanEnding : words.iban}>
        <Code>{iban ?? ibanEnding}</Code>
      </Fact>
      {bank !== undefined && <Fact title={words.bank}>{bank}</Fact>}
      <Fact title={words.reason}>
        <Sentence>{reason}</Sentence>
      </Fact>
      <Fact title={words.requestedBy}>
        <Staff subject={requestedBy} /> · <Day on={requestedOn} />
      </Fact>
      {transferNumber !== undefined && paidOn !== undefined && (
        <Fact title={words.transferNumber}>
          <Code>{transferNumber}</Code> · <Day on={paidOn} />
        </Fact>
      )}
      {refund.returnedOn !== undefined && (
        <Fact title={words.returnedOn}>
          <Day on={refund.returnedOn} />
        </Fact>
      )}
      {refund.sumSays && <Fact title={moneyWords.sum}>{say(refund.sumSays)}</Fact>}
    </dl>
  );
};

/** What an officer records of the bank, and how an approved refund is taken back. */
const AtTheBank = ({ refund: { refundId, status } }: { readonly refund: RefundWithPayee }) => {
  const { say } = useSpeech();
  const path = `/v1/refunds/${refundId}`;
  const records = useMay('requestsMoney');
  const decides = useMay('decidesMoney');
  const isOpen = (status === 'approved' && decides) || (status === 'paid' && records);
  if (!isOpen) return null;
  return (
    <section className="sheet no-print">
      <h2>{say(moneyWords.decision)}</h2>
      {status === 'approved' && records && (
        <FoldedCommand
          service="billing-adjustments"
          path={`${path}/payouts`}
          label={say(words.payout)}
          fields={payoutFields}
        />
      )}
      {status === 'approved' && (
        <FoldedCommand
          service="billing-adjustments"
          path={`${path}/declines`}
          label={say(moneyWords.decline)}
          fields={[field('reason', moneyWords.declineReason)]}
        />
      )}
      {status === 'paid' && (
        <FoldedCommand
          service="billing-adjustments"
          path={`${path}/returns`}
          label={say(words.sentBack)}
          fields={returnFields}
        />
      )}
    </section>
  );
};

const Sheet = ({ refund }: { readonly refund: RefundWithPayee }) => {
  const { say } = useSpeech();
  const me = usePerson().subject.toLowerCase();
  const { refundId, accountId, status, requestedBy, iban } = refund;
  return (
    <>
      <h1 className="row">
        <span>{say(words.one)}</span> <StatusTag decided={refund} />
      </h1>
      {iban !== undefined && (
        <AskReason key={accountId} accountId={accountId} look={(reason) => ask(refundId, reason)} codes={[]} />
      )}
      <Facts refund={refund} />
      {status === 'awaitingApproval' && (
        <>
          <BarredFromIt decided={refund} />
          <ApprovalsOf signed={refund} />
          <Signing
            path={`/v1/refunds/${refundId}`}
            decided={refund}
            confirm={{ operation: 'approvals', label: say(words.approve) }}
            isOwn={requestedBy.toLowerCase() === me}
          >
            <p className="note">{say(words.approving)}</p>
          </Signing>
        </>
      )}
      <AtTheBank refund={refund} />
      <MoneyHistory decided={refund} />
    </>
  );
};

const RefundOf = ({ refundId, accountId }: { readonly refundId: string; readonly accountId: string }) => {
  const reason = useReason(accountId);
  const query = useQuery({
    queryKey: ['refund', refundId, reason],
    queryFn: () => ask(refundId, reason),
    refetchInterval: useWatched('billing-adjustments', [`refund:${refundId}`], 'refund', READ_EVERY_MS),
  });
  return (
    <Loaded query={query} heading={words.one}>
      {(refund) => <Sheet refund={refund} />}
    </Loaded>
  );
};

/** One refund: its approvals, what the bank did, and who decided. */
export const RefundPage = () => {
  const { say } = useSpeech();
  const { refundId } = useParams({ from: '/money/refunds/$refundId' });
  const sees = useMay('money');
  return (
    <>
      {sees ? (
        <p className="no-print">
          <Link to="/money/refunds">{say(words.back)}</Link>
        </p>
      ) : (
        <BackToMoney />
      )}
      <RefundOf refundId={refundId} accountId={refundId.split('-', 1)[0]!} />
    </>
  );
};
