import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { send, type Service } from '../../../api/clients.ts';
import type { TariffPreviewDto } from '../../../api/generated/billing-adjustments.ts';
import { Fact } from '../../../parts/show/fact.tsx';
import { number } from '../../../parts/show/figures.ts';
import { Scroll } from '../../../parts/show/scroll.tsx';
import { PendingButton } from '../../../parts/press/pending-button.tsx';
import { ProblemView } from '../../../parts/show/states.tsx';
import { Amount, Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { stateWords } from '../../../words/shell.words.ts';
import { previewWords as words } from './document.words.ts';

type PreviewedBill = TariffPreviewDto['bills'][number];

/** More bills than these are summed, and not listed. */
const SHOWN = 20;

const Bill = ({ bill }: { readonly bill: PreviewedBill }) => {
  const { say, language } = useSpeech();
  const { use, climateZone, meterCapacity, periodFrom, periodTo, consumption, isOfItsDays } = bill;
  return (
    <tr>
      <th scope="row">
        {say(use)} · {say(words.zone, { zone: number(climateZone, language) })} · <Code>{meterCapacity}</Code>
      </th>
      <td>
        <Day on={periodFrom} /> – <Day on={periodTo} />
        {!isOfItsDays && <div className="soft">{say(words.asIf)}</div>}
      </td>
      <td>{number(Number(consumption), language)}</td>
      <td>
        <Amount rial={bill.before.total} />
      </td>
      <td>{bill.after ? <Amount rial={bill.after.total} /> : say(words.notPriced)}</td>
      <td className="changed">{bill.difference !== null && <Amount rial={bill.difference} />}</td>
    </tr>
  );
};

const Bills = ({ bills }: Pick<TariffPreviewDto, 'bills'>) => {
  const { say, language } = useSpeech();
  const title = say(words.shown, { count: number(Math.min(bills.length, SHOWN), language) });
  return (
    <Scroll label={title}>
      <table className="figures">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{say(words.account)}</th>
            <th scope="col">{say(words.period)}</th>
            <th scope="col">{say(words.consumption)}</th>
            <th scope="col">{say(words.amountBefore)}</th>
            <th scope="col">{say(words.amountAfter)}</th>
            <th scope="col">{say(words.difference)}</th>
          </tr>
        </thead>
        <tbody>
          {bills.slice(0, SHOWN).map((bill, place) => (
            <Bill key={place} bill={bill} />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
};

const Effect = ({ preview: { sample, totals, bills } }: { readonly preview: TariffPreviewDto }) => {
  const { say, language } = useSpeech();
  return (
    <div role="status">
      <p className="soft">{say(sample)}</p>
      {bills.length === 0 && <p>{say(words.none)}</p>}
      <dl className="facts">
        <Fact title={words.bills}>{number(totals.bills, language)}</Fact>
        <Fact title={words.higher}>{number(totals.higher, language)}</Fact>
        <Fact title={words.lower}>{number(totals.lower, language)}</Fact>
        {totals.notPriced > 0 && <Fact title={words.notPriced}>{number(totals.notPriced, language)}</Fact>}
        <Fact title={words.before}>
          <Amount rial={totals.before} />
        </Fact>
        <Fact title={words.after}>
          <Amount rial={totals.after} />
        </Fact>
        <Fact title={words.difference}>
          <strong>
            <Amount rial={totals.difference} />
          </strong>
        </Fact>
      </dl>
      {bills.length > 0 && <Bills bills={bills} />}
    </div>
  );
};

interface Props {
  readonly service: Service;
  /** Path of the service that computes the effect. */
  readonly path: string;
  /** The version as it would be proposed. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** The issued bills of a sample as they would be by a version; nothing is recorded. */
export const Preview = ({ service, path, body }: Props) => {
  const { say } = useSpeech();
  const [computed, setComputed] = useState('');
  const written = JSON.stringify(body);
  const query = useMutation({
    mutationFn: () => {
      setComputed(written);
      return send(service, path, body) as Promise<TariffPreviewDto>;
    },
  });
  return (
    <section className="sheet">
      <h3>{say(words.title)}</h3>
      {query.isError && <ProblemView error={query.error} />}
      {query.data && computed !== written && <p className="note warn">{say(words.old)}</p>}
      {query.data && <Effect preview={query.data} />}
      <PendingButton isPending={query.isPending} doing={stateWords.preparing} onPress={() => query.mutate()}>
        {say(query.data ? words.again : words.ask)}
      </PendingButton>
    </section>
  );
};
