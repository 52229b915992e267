import { Link } from '@tanstack/react-router';
import { readingKindTitles, takenOffMeterBecauseTitles as reasons } from '../../../api/generated/metering.titles.ts';
import type { Reading } from '../../../api/generated/metering.ts';
import { useMay } from '../../../app/may.ts';
import { Loaded } from '../../../parts/show/states.tsx';
import { dayIn, number } from '../../../parts/show/figures.ts';
import { Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { exchangeWords } from '../../metering/exchange/exchange.words.ts';
import { accountWords as words } from '../account.words.ts';
import { inOrder, ofMeter } from '../happenings.ts';
import { useMeter, useReadings } from '../queries.ts';
import { Timeline } from './history.tsx';
import { MeterFacts } from './meter-facts.tsx';
import { More } from './more.tsx';
import { Table } from './table.tsx';

interface Props {
  readonly accountId: string;
  readonly meterId: string;
}

const ReadingRow = ({ reading: { readOn, index, kind } }: { readonly reading: Reading }) => {
  const { say, language } = useSpeech();
  return (
    <tr>
      <td>
        <Day on={readOn} />
      </td>
      <td>{index === undefined ? '…' : number(index, language)}</td>
      <td>{say(readingKindTitles[kind])}</td>
    </tr>
  );
};

const Readings = ({ accountId, meterId }: Props) => {
  const { say } = useSpeech();
  const query = useReadings(accountId, meterId);
  return (
    <>
      <h3>{say(words.readings)}</h3>
      <Loaded query={query}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <p className="soft">{say(words.noReadings)}</p>;
          return (
            <>
              <Table label={say(words.readings)} heads={[say(words.readOn), say(words.index), say(words.kind)]}>
                {items.map((reading) => (
                  <ReadingRow key={reading.readingId} reading={reading} />
                ))}
              </Table>
              <More query={query} />
            </>
          );
        }}
      </Loaded>
    </>
  );
};

/** The meter of the account with its timeline and readings. */
export const Meter = ({ accountId, meterId }: Props) => {
  const { say, language } = useSpeech();
  const enters = useMay('entersExchanges');
  const query = useMeter(accountId, meterId);
  return (
    <section className="sheet" aria-labelledby="meter">
      <h2 id="meter">{say(words.meter)}</h2>
      <Loaded query={query}>
        {(meter) => (
          <>
            <MeterFacts meter={meter} />
            {meter.takenOff && (
              <p className="note warn">
                {say(words.takenOffMeter, {
                  why: say(reasons[meter.takenOff.because]),
                  day: dayIn(meter.takenOff.on, language),
                })}
              </p>
            )}
            {enters && !meter.takenOff && (
              <Link className="button no-print" to="/meter-exchanges/enter/$meterId" params={{ meterId }}>
                {say(exchangeWords.enterHere)}
              </Link>
            )}
            {meter.stoodStillSince && <p className="note warn">{say(words.stoodStill)}</p>}
            <h3>{say(words.meterTimeline)}</h3>
            <Timeline items={inOrder([ofMeter(meter)])} />
          </>
        )}
      </Loaded>
      <Readings accountId={accountId} meterId={meterId} />
    </section>
  );
};
