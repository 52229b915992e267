import { Link, useParams } from '@tanstack/react-router';
import { useMay } from '../../../app/may.ts';
import { AskReason } from '../../../parts/reason/ask-reason.tsx';
import { useReason } from '../../../parts/reason/served.ts';
import { BillLink } from '../../../parts/identifiers/bill-link.tsx';
import { Loaded } from '../../../parts/show/states.tsx';
import { Amount, Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { BackToMoney } from '../parts/back.tsx';
import { Listed } from '../../../parts/list/listed.tsx';
import { accountMoneyWords as words } from './account-money.words.ts';
import { Matters } from './matters.tsx';
import { Payments } from './payments.tsx';
import { askPayments, useBillsOf, usePaymentsOf } from './queries.ts';

const Bills = ({ accountId }: { readonly accountId: string }) => {
  const { say } = useSpeech();
  const heads = [words.bill, words.payable, words.left, words.deadline];
  return (
    <section aria-labelledby="bills">
      <h2 id="bills">{say(words.bills)}</h2>
      <Listed label={say(words.bills)} heads={heads} query={useBillsOf(accountId)} empty={say(words.noBills)}>
        {({ billNumber, payable, leftToPay, paymentDeadline }) => (
          <tr key={billNumber}>
            <td>
              <BillLink billNumber={billNumber} />
            </td>
            <td>
              <Amount rial={payable} />
            </td>
            <td>
              <Amount rial={leftToPay} />
            </td>
            <td>
              <Day on={paymentDeadline} />
            </td>
          </tr>
        )}
      </Listed>
    </section>
  );
};

const Known = ({ accountId }: { readonly accountId: string }) => {
  const { say } = useSpeech();
  const reason = useReason(accountId);
  const sees = useMay('moneyBack');
  return (
    <>
      <AskReason key={accountId} accountId={accountId} look={(given) => askPayments(accountId, given)} codes={[]} />
      {reason === undefined && <p className="soft">{say(words.needsReason)}</p>}
      <Payments accountId={accountId} />
      <Bills accountId={accountId} />
      {sees && <Matters accountId={accountId} />}
    </>
  );
};

/** What an account paid, what is left, and the ways of money back. */
export const AccountMoney = () => {
  const { say } = useSpeech();
  const { accountId } = useParams({ from: '/money/accounts/$accountId' });
  const query = usePaymentsOf(accountId);
  const requests = useMay('requestsMoney');
  const hasCard = useMay('account');
  return (
    <>
      <BackToMoney />
      <div className="row spread">
        <h1>
          {say(words.title)} <Code>{accountId}</Code>
        </h1>
        {hasCard && (
          <Link className="button" to="/accounts/$accountId" params={{ accountId }}>
            {say(words.card)}
          </Link>
        )}
        {requests && query.data && (
          <Link className="button main" to="/money/accounts/$accountId/refund" params={{ accountId }}>
            {say(words.requestRefund)}
          </Link>
        )}
      </div>
      <Loaded query={query}>{() => <Known accountId={accountId} />}</Loaded>
    </>
  );
};
