import { Button } from 'react-aria-components/Button';
import type { Statement, StatementEntry } from '../../../api/generated/billing-adjustments.ts';
import { number } from '../../../parts/show/figures.ts';
import { Amount, Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { Heads } from './heads.tsx';
import { statementWords as words } from './statement.words.ts';

const UNKNOWN = 'unknown';

interface Props {
  readonly statement: Statement;
  /** Whose lines are shown alone. */
  readonly contractId: string | undefined;
  readonly choose: (contractId: string | undefined) => void;
}

/** What was charged for the readings of each contract; a contract shows its lines alone. */
export const ByContract = ({ statement: { contracts }, contractId: chosen, choose }: Props) => {
  const { say, language } = useSpeech();
  return (
    <section className="sheet" aria-labelledby="by-contract">
      <h2 id="by-contract">{say(words.byContract)}</h2>
      {chosen !== undefined && (
        <p className="row no-print">
          <span role="status">{say(words.onlyOfContract)}</span>
          <Button onPress={() => choose(undefined)}>{say(words.allContracts)}</Button>
        </p>
      )}
      <table className="figures">
        <Heads of={[words.contract, words.lines, words.amount]} />
        <tbody>
          {contracts.map(({ contractId, entries, amount }) => (
            <tr key={contractId ?? ''}>
              <th scope="row">
                <Button
                  className="react-aria-Button plain"
                  aria-pressed={chosen === (contractId ?? UNKNOWN)}
                  onPress={() => choose(chosen === (contractId ?? UNKNOWN) ? undefined : (contractId ?? UNKNOWN))}
                >
                  {contractId === null ? say(words.unknownContract) : <Code>{contractId.slice(0, 8)}</Code>}
                </Button>
              </th>
              <td>{number(entries, language)}</td>
              <td>
                <Amount rial={amount} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

/** Which reading was wrong, and by which contract. */
export const Misread = ({ entry: { misreadOn, contractId } }: { readonly entry: StatementEntry }) => {
  const { say } = useSpeech();
  if (misreadOn === undefined) return null;
  return (
    <span className="soft">
      {say(words.misread)} <Day on={misreadOn} /> {contractId !== undefined && <Code>{contractId.slice(0, 8)}</Code>}
    </span>
  );
};
