import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useWatched } from '../../api/changes/use-changes.ts';
import { billing, dataOf } from '../../api/clients.ts';
import { usePerson } from '../../app/session.tsx';
import { Staff } from '../../parts/show/people.tsx';
import { Empty, Loaded } from '../../parts/show/states.tsx';
import { Amount, Code, Day } from '../../parts/show/values.tsx';
import { useSpeech } from '../../words/language.tsx';
import { moneyWords as words } from './money.words.ts';
import { HeadedTable } from './parts/listed.tsx';
import { refundWords } from './refunds/refund.words.ts';
import { reversalWords } from './reversals/reversal.words.ts';
import { unidentifiedWords } from './unidentified/unidentified.words.ts';
import { waitingLines, type WaitingLine } from './waiting-lines.ts';

const REFRESHED_EVERY_MS = 30_000;
const MOST = 100;

const decidesUnidentified = ['receivablesOfficer', 'headOfSubscriberAffairs'];
const decidesOn = (roles: readonly string[]) => decidesUnidentified.some((role) => roles.includes(role));

/** Refunds, reversals and proposals about unidentified money that this person could decide now. */
const ask = async (roles: readonly string[]) => {
  const limit = MOST;
  const [refunds, reversals, payments] = await Promise.all([
    dataOf(billing.GET('/v1/refunds', { params: { query: { status: 'awaitingApproval', limit } } })),
    dataOf(billing.GET('/v1/payment-reversals', { params: { query: { status: 'requested', limit } } })),
    decidesOn(roles)
      ? dataOf(billing.GET('/v1/unidentified-payments', { params: { query: { status: 'proposed', limit } } }))
      : { items: [] },
  ]);
  return {
    refunds: refunds.items.filter(({ yourPart }) => yourPart),
    reversals: reversals.items.filter(({ yourPart }) => yourPart),
    payments: payments.items.filter(({ yourPart }) => yourPart),
  };
};

export const useWaitingMoney = () => {
  const { roles } = usePerson();
  const watched = ['refunds', 'payment-reversals', ...(decidesOn(roles) ? ['unidentified-payments'] : [])];
  return useQuery({
    queryKey: ['waiting-money'],
    queryFn: () => ask(roles),
    refetchInterval: useWatched('billing-adjustments', watched, 'waiting-money', REFRESHED_EVERY_MS),
  });
};

const titles = { refund: refundWords.one, reversal: reversalWords.one, unidentified: unidentifiedWords.one };

const MatterLink = ({ line: { kind, id, detail } }: { readonly line: WaitingLine }) => {
  const { say } = useSpeech();
  const name = detail ? `${say(titles[kind])}: ${say(detail)}` : say(titles[kind]);
  switch (kind) {
    case 'refund':
      return (
        <Link to="/money/refunds/$refundId" params={{ refundId: id }}>
          {name}
        </Link>
      );
    case 'reversal':
      return (
        <Link to="/money/reversals/$reversalId" params={{ reversalId: id }}>
          {name}
        </Link>
      );
    default:
      return (
        <Link to="/money/unidentified/$id" params={{ id }}>
          {name}
        </Link>
      );
  }
};

const Row = ({ line }: { readonly line: WaitingLine }) => (
  <tr>
    <td>
      <MatterLink line={line} />
    </td>
    <td>
      {line.accounts.map((account) => (
        <div key={account}>
          <Code>{account}</Code>
        </div>
      ))}
    </td>
    <td>
      <Amount rial={line.rial} />
    </td>
    <td>
      <Staff subject={line.by} /> · <Day on={line.on} />
    </td>
  </tr>
);

/** What waits for the decision of the person at the desk, of all money. */
export const WaitingMoney = () => {
  const { say } = useSpeech();
  const query = useWaitingMoney();
  const heads = [words.matter, words.account, words.amount, words.by];
  return (
    <section aria-labelledby="waiting-money">
      <h2 id="waiting-money">{say(words.waiting)}</h2>
      <Loaded query={query}>
        {(matters) => {
          const lines = waitingLines(matters);
          if (lines.length === 0)
            return (
              <Empty>
                <p>{say(words.nothingWaits)}</p>
                <p>{say(words.ofOthers)}</p>
              </Empty>
            );
          return (
            <HeadedTable label={say(words.waiting)} heads={heads}>
              {lines.map((line) => (
                <Row key={line.id} line={line} />
              ))}
            </HeadedTable>
          );
        }}
      </Loaded>
    </section>
  );
};
