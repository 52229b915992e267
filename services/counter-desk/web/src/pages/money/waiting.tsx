import { Link } from '@tanstack/react-router';
import { Staff } from '../../parts/show/people.tsx';
import { Empty, Loaded } from '../../parts/show/states.tsx';
import { Amount, Code, Day } from '../../parts/show/values.tsx';
import { useSpeech } from '../../words/language.tsx';
import { moneyWords as words } from './money.words.ts';
import { HeadedTable } from '../../parts/list/listed.tsx';
import { useWaitingMoney } from './parts/use-waiting-money.ts';
import { refundWords } from './refunds/refund.words.ts';
import { reversalWords } from './reversals/reversal.words.ts';
import { unidentifiedWords } from './unidentified/unidentified.words.ts';
import { waitingLines, type WaitingLine } from './waiting-lines.ts';

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
