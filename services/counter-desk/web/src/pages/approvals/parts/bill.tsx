import { proposedLineLineTitles } from '../../../api/generated/billing-adjustments.titles.ts';
import type { ProposedBill } from '../../../api/generated/billing-adjustments.ts';
import { BillLink } from '../../../parts/identifiers/bill-link.tsx';
import { Scroll } from '../../../parts/show/scroll.tsx';
import { Day, Figure } from '../../../parts/show/values.tsx';
import { useSpeech, type Words } from '../../../words/language.tsx';
import { correctionWords as words } from '../correction.words.ts';

interface Figures {
  readonly title: Words;
  readonly before: number;
  readonly after: number;
  readonly difference: number;
}

const FigureRow = ({ figures: { title, before, after, difference } }: { readonly figures: Figures }) => {
  const { say } = useSpeech();
  return (
    <tr>
      <th scope="row">{say(title)}</th>
      <td>
        <Figure of={before} />
      </td>
      <td>
        <Figure of={after} />
      </td>
      <td className={difference === 0 ? 'soft' : 'changed'}>
        <Figure of={difference} />
      </td>
    </tr>
  );
};

const ConsumptionRow = ({ before, after }: ProposedBill['consumption']) => {
  const { say } = useSpeech();
  const [was, is] = [Number(before), Number(after)];
  return (
    <tr>
      <th scope="row">{say(words.consumption)}</th>
      <td>
        <Figure of={was} />
      </td>
      <td>
        <Figure of={is} />
      </td>
      <td className="changed">
        <Figure of={is - was} />
      </td>
    </tr>
  );
};

const Head = () => {
  const { say } = useSpeech();
  return (
    <thead>
      <tr>
        <th scope="col">{say(words.line)}</th>
        <th scope="col">{say(words.before)}</th>
        <th scope="col">{say(words.after)}</th>
        <th scope="col">{say(words.difference)}</th>
      </tr>
    </thead>
  );
};

/** One bill before and after, line by line. */
export const BillChange = ({ bill }: { readonly bill: ProposedBill }) => {
  const { say } = useSpeech();
  const { billNumber, periodFrom, periodTo, lines, before, after, difference, settlement } = bill;
  return (
    <section className="sheet">
      <h3 className="row">
        <span>
          {say(words.bill)} <BillLink billNumber={billNumber} />
        </span>
        <span className="soft">
          <Day on={periodFrom} /> {say(words.until)} <Day on={periodTo} />
        </span>
      </h3>
      <Scroll label={`${say(words.bill)} ${billNumber}`}>
        <table className="figures">
          <Head />
          <tbody>
            <ConsumptionRow {...bill.consumption} />
            {lines.map(({ line, before: was, amount, difference: change }) => (
              <FigureRow
                key={line}
                figures={{ title: proposedLineLineTitles[line], before: was, after: amount, difference: change }}
              />
            ))}
          </tbody>
          <tfoot>
            <FigureRow figures={{ title: words.total, before: before.total, after: after.total, difference }} />
          </tfoot>
        </table>
      </Scroll>
      <p className="soft">{say(settlement === 'correctiveBill' ? words.correctiveBill : words.nextBill)}</p>
    </section>
  );
};
