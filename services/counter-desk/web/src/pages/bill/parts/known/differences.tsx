import { Heads } from '../../../../parts/list/heads.tsx';
import { billStatusTitles, lineLineTitles } from '../../../../api/generated/billing-adjustments.titles.ts';
import type { BillStep } from '../../../../api/generated/billing-adjustments.ts';
import { number } from '../../../../parts/show/figures.ts';
import { Scroll } from '../../../../parts/show/scroll.tsx';
import { Amount } from '../../../../parts/show/values.tsx';
import { useSpeech, type Words } from '../../../../words/language.tsx';
import { billWords, knownWords as words } from '../../bill.words.ts';
import { changedFigures, isMoney, type FigureName } from '../../known.ts';

const titles: Readonly<Record<FigureName, Words>> = {
  ...lineLineTitles,
  total: billWords.total,
  paid: billWords.paid,
  left: billWords.left,
  consumption: billWords.consumption,
  openingIndex: words.openingIndex,
  closingIndex: words.closingIndex,
};

const Figure = ({ name, of }: { readonly name: FigureName; readonly of: number }) => {
  const { language } = useSpeech();
  return isMoney(name) ? <Amount rial={of} /> : <bdi>{number(of, language)}</bdi>;
};

const Status = ({ then, now }: Props) => {
  const { say } = useSpeech();
  if (then.status === now.status) return null;
  return (
    <tr>
      <th scope="row">{say(words.state)}</th>
      <td>{say(billStatusTitles[then.status])}</td>
      <td>{say(billStatusTitles[now.status])}</td>
    </tr>
  );
};

interface Props {
  readonly then: BillStep;
  readonly now: BillStep;
}

/** Every figure that is another one now. */
export const Differences = ({ then, now }: Props) => {
  const { say } = useSpeech();
  const changed = changedFigures(then, now);
  if (changed.length === 0 && then.status === now.status) return <p className="soft">{say(words.same)}</p>;
  return (
    <>
      <h3>{say(words.differences)}</h3>
      <Scroll label={say(words.differences)}>
        <table className="figures">
          <Heads of={[words.figure, words.then, words.now]} />
          <tbody>
            <Status then={then} now={now} />
            {changed.map((figure) => (
              <tr key={figure.name}>
                <th scope="row">{say(titles[figure.name])}</th>
                <td>
                  <Figure name={figure.name} of={figure.then} />
                </td>
                <td className="changed">
                  <Figure name={figure.name} of={figure.now} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
};
