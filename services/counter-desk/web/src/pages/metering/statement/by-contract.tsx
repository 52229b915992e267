import type { Statement, StatementEntry } from '../../../api/generated/billing-adjustments.ts';
import { number } from '../../../parts/show/figures.ts';
import { Amount, Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { Heads } from './heads.tsx';
import { statementWords as words } from './statement.words.ts';

/** What was charged for the readings of each contract. */
export const ByContract = ({ statement: { contracts } }: { readonly statement: Statement }) => {
  const { say, language } = useSpeech();
  return (
    <section className="sheet" aria-labelledby="by-contract">
      <h2 id="by-contract">{say(words.byContract)}</h2>
      <table className="figures">
        <Heads of={[words.contract, words.lines, words.amount]} />
        <tbody>
          {contracts.map(({ contractId, entries, amount }) => (
            <tr key={contractId ?? ''}>
              <th scope="row">
                {contractId === null ? say(words.unknownContract) : <Code>{contractId.slice(0, 8)}</Code>}
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
