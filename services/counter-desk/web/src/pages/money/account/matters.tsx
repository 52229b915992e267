import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { billing, dataOf } from '../../../api/clients.ts';
import { Loaded } from '../../../parts/show/states.tsx';
import { Amount, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { StatusTag } from '../parts/status-tag.tsx';
import { refundWords } from '../refunds/refund.words.ts';
import { reversalWords } from '../reversals/reversal.words.ts';
import { sumOf } from '../reversals/sum-of.ts';
import { accountMoneyWords as words } from './account-money.words.ts';

const ask = async (account: string) => {
  const query = { account, limit: 20 };
  const [reversals, refunds] = await Promise.all([
    dataOf(billing.GET('/v1/payment-reversals', { params: { query } })),
    dataOf(billing.GET('/v1/refunds', { params: { query } })),
  ]);
  return { reversals: reversals.items, refunds: refunds.items };
};

/** Reversals and refunds of an account, the latest change first. */
export const Matters = ({ accountId }: { readonly accountId: string }) => {
  const { say } = useSpeech();
  const query = useQuery({ queryKey: ['matters', accountId], queryFn: () => ask(accountId) });
  return (
    <section className="sheet" aria-labelledby="matters">
      <h2 id="matters">{say(words.matters)}</h2>
      <Loaded query={query}>
        {({ reversals, refunds }) =>
          reversals.length + refunds.length === 0 ? (
            <p className="soft">{say(words.noMatters)}</p>
          ) : (
            <ul className="plain">
              {reversals.map((reversal) => (
                <li key={reversal.reversalId} className="row">
                  <Link to="/money/reversals/$reversalId" params={{ reversalId: reversal.reversalId }}>
                    {say(reversalWords.one)}
                  </Link>
                  <Amount rial={sumOf(reversal.payments)} /> · <Day on={reversal.requestedOn} />
                  <StatusTag decided={reversal} />
                </li>
              ))}
              {refunds.map((refund) => (
                <li key={refund.refundId} className="row">
                  <Link to="/money/refunds/$refundId" params={{ refundId: refund.refundId }}>
                    {say(refundWords.one)}
                  </Link>
                  <Amount rial={refund.amount} /> · <Day on={refund.requestedOn} />
                  <StatusTag decided={refund} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
};
