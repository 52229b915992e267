import type { ProposedBill } from '../../../api/generated/billing-adjustments.ts';
import { Scroll } from '../../../parts/show/scroll.tsx';
import { number } from '../../../parts/show/figures.ts';
import { Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech, type Words } from '../../../words/language.tsx';
import { correctionWords as words } from '../correction.words.ts';

const lineWords = {
  gasPrice: words.gasPrice,
  standingCharge: words.standingCharge,
  levy: words.levy,
  vat: words.vat,
};

interface Figures {
  readonly title: Words;
  readonly before: number;
  readonly after: number;
  readonly difference: number;
}

/** A figure of a table whose head names the unit. */
const Figure = ({ of }: { readonly of: number }) => {
  const { language } = useSpeech();
  return (
    <bdi>
      {of < 0 ? '\u2212' : ''}
      {number(Math.abs(of), language)}
    </bdi>
  );
};

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
          {say(words.bill)} <Code>{billNumber}</Code>
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
                figures={{ title: lineWords[line], before: was, after: amount, difference: change }}
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
