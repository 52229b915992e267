import type { Correction, RestatedReading } from '../../../api/generated/billing-adjustments.ts';
import { number } from '../../../parts/show/figures.ts';
import { Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { correctionWords as words, lateExchangeWords as late } from '../correction.words.ts';
import { metersOfReading } from './meters-of-readings.ts';

type Cause = Correction['cause'];

const OfMeter = ({ meterId }: { readonly meterId: string | undefined }) =>
  meterId !== undefined && (
    <div className="soft">
      <Code>{meterId}</Code>
    </div>
  );

const ReadingRow = ({ reading, cause }: { readonly reading: RestatedReading; readonly cause: Cause }) => {
  const { say, language } = useSpeech();
  const { readOn, rightDay, wrongIndex, rightIndex, estimate } = reading;
  const meters = metersOfReading(cause, readOn);
  return (
    <tr>
      <td>
        {readOn && <Day on={readOn} />}
        {rightDay && (
          <>
            {' ← '}
            <Day on={rightDay} />
          </>
        )}
      </td>
      <td className="amount">
        {number(wrongIndex, language)}
        <OfMeter meterId={meters?.before} />
      </td>
      <td className="amount changed">
        {number(rightIndex, language)} {estimate && <span className="tag">{say(words.estimated)}</span>}
        <OfMeter meterId={meters?.after} />
      </td>
    </tr>
  );
};

interface Props {
  readonly readings: readonly RestatedReading[];
  readonly cause: Cause;
}

/** Readings of which the index or the day changes; after an exchange, each index with its meter. */
export const Readings = ({ readings, cause }: Props) => {
  const { say } = useSpeech();
  if (readings.length === 0) return null;
  const isOverTwo = readings.some(({ readOn }) => {
    const meters = metersOfReading(cause, readOn);
    return meters !== undefined && meters.before !== meters.after;
  });
  return (
    <section className="sheet">
      <h2>{say(words.readings)}</h2>
      {isOverTwo && <p className="soft">{say(late.twoMeters)}</p>}
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{say(words.day)}</th>
            <th scope="col">{say(words.indexNow)}</th>
            <th scope="col">{say(words.indexAfter)}</th>
          </tr>
        </thead>
        <tbody>
          {readings.map((reading) => (
            <ReadingRow key={reading.readingId} reading={reading} cause={cause} />
          ))}
        </tbody>
      </table>
    </section>
  );
};
