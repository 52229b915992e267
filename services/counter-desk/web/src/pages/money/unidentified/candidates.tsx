import { useQuery } from '@tanstack/react-query';
import { Button } from 'react-aria-components/Button';
import { billing, dataOf } from '../../../api/clients.ts';
import { Loaded } from '../../../parts/show/states.tsx';
import { Code } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { moneyWords } from '../money.words.ts';
import { AccountMoneyLink } from '../parts/back.tsx';
import { HeadedTable } from '../../../parts/list/listed.tsx';
import { unidentifiedWords as words } from './unidentified.words.ts';

/** Accounts to which the money could belong, and why; one is chosen for the proposal. */
export const Candidates = ({ id, choose }: { readonly id: string; readonly choose: (accountId: string) => void }) => {
  const { say } = useSpeech();
  const query = useQuery({
    queryKey: ['candidates', id],
    queryFn: () =>
      dataOf(
        billing.GET('/v1/unidentified-payments/{unidentifiedPaymentId}/candidates', {
          params: { path: { unidentifiedPaymentId: id } },
        }),
      ),
  });
  return (
    <section className="sheet">
      <h2>{say(words.candidates)}</h2>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{say(words.noCandidate)}</p>
          ) : (
            <>
              <p className="soft">{say(words.candidatesSay)}</p>
              <HeadedTable label={say(words.candidates)} heads={[moneyWords.account, words.sign, words.propose]}>
                {items.map(({ accountId, because }) => (
                  <tr key={accountId}>
                    <td>
                      <AccountMoneyLink accountId={accountId} />
                    </td>
                    <td>
                      {because.map(({ kind, title, billNumber }) => (
                        <div key={`${kind} ${billNumber ?? ''}`}>
                          {say(title)}
                          {billNumber !== undefined && (
                            <>
                              {' '}
                              ({say(words.bill)} <Code>{billNumber}</Code>)
                            </>
                          )}
                        </div>
                      ))}
                    </td>
                    <td>
                      <Button aria-label={`${say(words.choose)} ${accountId}`} onPress={() => choose(accountId)}>
                        {say(words.choose)}
                      </Button>
                    </td>
                  </tr>
                ))}
              </HeadedTable>
            </>
          )
        }
      </Loaded>
    </section>
  );
};
