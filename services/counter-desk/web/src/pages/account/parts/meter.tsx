import { Link } from '@tanstack/react-router';
import { takenOffMeterBecauseTitles as reasons } from '../../../api/generated/metering.titles.ts';
import { useMay } from '../../../app/may.ts';
import { Loaded } from '../../../parts/show/states.tsx';
import { dayIn } from '../../../parts/show/figures.ts';
import { useSpeech } from '../../../words/language.tsx';
import { exchangeWords } from '../../metering/exchange/exchange.words.ts';
import { meterWords } from '../../metering/meter/meter.words.ts';
import { Readings } from '../../metering/meter/readings.tsx';
import { accountWords as words } from '../account.words.ts';
import { inOrder, ofMeter } from '../happenings.ts';
import { useMeter } from '../queries.ts';
import { Timeline } from './history.tsx';
import { MeterFacts } from './meter-facts.tsx';

interface Props {
  readonly accountId: string;
  readonly meterId: string;
}

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
            <p className="row no-print">
              <Link className="button" to="/meters/$meterId" params={{ meterId }}>
                {say(meterWords.open)}
              </Link>
              {enters && !meter.takenOff && (
                <Link className="button" to="/meter-exchanges/enter/$meterId" params={{ meterId }}>
                  {say(exchangeWords.enterHere)}
                </Link>
              )}
            </p>
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
