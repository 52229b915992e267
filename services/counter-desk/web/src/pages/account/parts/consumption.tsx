import { useReason } from '../../../parts/reason/served.ts';
import { Loaded } from '../../../parts/show/states.tsx';
import { number } from '../../../parts/show/figures.ts';
import { Day } from '../../../parts/show/values.tsx';
import { useSpeech, type Words } from '../../../words/language.tsx';
import { accountWords as words, seasonWords } from '../account.words.ts';
import { useWholeBills } from '../queries.ts';
import { perMonth, seasonsOf, type SeasonPart } from '../seasons.ts';
import { Table } from './table.tsx';

const WIDTH = 100;
const HEIGHT = 40;
const GAP = 0.2;

const nameOf = (season: string): Words => seasonWords[season as keyof typeof seasonWords] ?? seasonWords.other;

/** One bar for each season, as high as its consumption per month; for eyes only, because the table says the same. */
const Bars = ({ seasons }: { readonly seasons: readonly SeasonPart[] }) => {
  const most = Math.max(...seasons.map(perMonth), 1);
  const step = WIDTH / seasons.length;
  return (
    <svg className="bars" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      {seasons.map((part, place) => {
        const height = (perMonth(part) / most) * HEIGHT;
        return (
          <rect
            key={part.from}
            className={part.season}
            x={place * step + (step * GAP) / 2}
            width={step * (1 - GAP)}
            y={HEIGHT - height}
            height={height}
          />
        );
      })}
    </svg>
  );
};

const Rows = ({ seasons }: { readonly seasons: readonly SeasonPart[] }) => {
  const { say, language } = useSpeech();
  const metres = (count: number) => number(Math.round(count), language);
  const heads = [words.season, words.from, words.to, words.volume, words.perMonth].map((head) => say(head));
  return (
    <Table label={say(words.consumption)} heads={heads}>
      {seasons.map((part) => (
        <tr key={part.from}>
          <td className="season">
            <span className={`swatch ${part.season}`} aria-hidden="true" /> {say(nameOf(part.season))}
          </td>
          <td>
            <Day on={part.from} />
          </td>
          <td>
            <Day on={part.to} />
          </td>
          <td>{metres(part.volume)}</td>
          <td>{metres(perMonth(part))}</td>
        </tr>
      ))}
    </Table>
  );
};

const Chart = ({ seasons }: { readonly seasons: readonly SeasonPart[] }) => {
  const { say } = useSpeech();
  if (seasons.length === 0) return <p className="soft">{say(words.noConsumption)}</p>;
  return (
    <>
      <p className="soft">{say(words.chartSays)}</p>
      <Bars seasons={seasons} />
      <Rows seasons={seasons} />
    </>
  );
};

/** Consumption by the seasons of the tariff, as a chart and as a table. */
export const Consumption = ({ accountId }: { readonly accountId: string }) => {
  const { say } = useSpeech();
  const reason = useReason(accountId);
  const query = useWholeBills(accountId);
  return (
    <section className="sheet" aria-labelledby="consumption">
      <h2 id="consumption">{say(words.consumption)}</h2>
      {reason === undefined ? (
        <p className="soft">{say(words.afterReason)}</p>
      ) : (
        <Loaded query={query}>{({ items }) => <Chart seasons={seasonsOf(items)} />}</Loaded>
      )}
    </section>
  );
};
