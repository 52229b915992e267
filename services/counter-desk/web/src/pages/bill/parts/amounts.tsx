import { Heads } from '../../../parts/list/heads.tsx';
import { lineLineTitles } from '../../../api/generated/billing-adjustments.titles.ts';
import { Scroll } from '../../../parts/show/scroll.tsx';
import { Figure } from '../../../parts/show/values.tsx';
import { useSpeech, type Words } from '../../../words/language.tsx';
import { billWords as words } from '../bill.words.ts';
import type { Whole } from '../queries.ts';

const LINES = ['gasPrice', 'standingCharge', 'levy', 'vat'] as const;

interface RowProps {
  readonly title: Words;
  readonly issued: number;
  /** Undefined if no correction changed the bill. */
  readonly inForce: number | undefined;
}

const Row = ({ title, issued, inForce }: RowProps) => {
  const { say } = useSpeech();
  return (
    <tr>
      <th scope="row">{say(title)}</th>
      <td>
        <Figure of={issued} />
      </td>
      {inForce !== undefined && (
        <>
          <td className={inForce === issued ? '' : 'changed'}>
            <Figure of={inForce} />
          </td>
          <td>
            <Figure of={inForce - issued} />
          </td>
        </>
      )}
    </tr>
  );
};

/** Charges of the period as issued, and beside them those in force after a correction. */
export const Amounts = ({ bill: { charges, chargesAsIssued, corrections } }: { readonly bill: Whole }) => {
  const { say } = useSpeech();
  const isCorrected = corrections.length > 0 && LINES.some((line) => charges[line] !== chargesAsIssued[line]);
  const heads = [words.line, words.asIssued, ...(isCorrected ? [words.inForce, words.difference] : [])];
  const inForceOf = (line: keyof typeof charges) => (isCorrected ? charges[line] : undefined);
  return (
    <section className="sheet" aria-labelledby="amounts">
      <h2 id="amounts">{say(words.amounts)}</h2>
      <Scroll label={say(words.amounts)}>
        <table className="figures">
          <Heads of={heads} />
          <tbody>
            {LINES.map((line) => (
              <Row key={line} title={lineLineTitles[line]} issued={chargesAsIssued[line]} inForce={inForceOf(line)} />
            ))}
          </tbody>
          <tfoot>
            <Row title={words.total} issued={chargesAsIssued.total} inForce={inForceOf('total')} />
          </tfoot>
        </table>
      </Scroll>
    </section>
  );
};
