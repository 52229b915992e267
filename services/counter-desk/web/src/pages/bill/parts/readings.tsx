import { explainedReadingKindTitles } from '../../../api/generated/billing-adjustments.titles.ts';
import type { ExplainedMeterPart, ExplainedReading } from '../../../api/generated/billing-adjustments.ts';
import { Fact } from '../../../parts/show/fact.tsx';
import { decimal, number } from '../../../parts/show/figures.ts';
import { Sentence } from '../../../parts/show/sentence.tsx';
import { Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { billWords as words } from '../bill.words.ts';
import type { Whole } from '../queries.ts';

type Factors = NonNullable<ExplainedMeterPart['factors']>;

const Reading = ({ reading: { index, readOn, kind, accepted } }: { readonly reading: ExplainedReading }) => {
  const { say, language } = useSpeech();
  return (
    <>
      <strong>{number(index, language)}</strong> · <Day on={readOn} />{' '}
      <span className={kind === 'estimated' ? 'tag warn' : 'tag'}>{say(explainedReadingKindTitles[kind])}</span>
      {accepted && <p>{say(accepted)}</p>}
    </>
  );
};

const Consumption = ({ bill: { consumption, consumptionAsIssued } }: { readonly bill: Whole }) => {
  const { say, language } = useSpeech();
  return (
    <Fact title={words.consumption}>
      <strong>{number(Number(consumption), language)}</strong>
      {consumption !== consumptionAsIssued && (
        <span className="soft">
          {' '}
          ({say(words.asIssued)}: {number(Number(consumptionAsIssued), language)})
        </span>
      )}
    </Fact>
  );
};

/** Of a major subscriber: the volume at the meter, each factor of the days, and the standard volume (11.4). */
const Corrected = ({ part, factors }: { readonly part: ExplainedMeterPart; readonly factors: Factors }) => {
  const { say, language } = useSpeech();
  return (
    <dl className="facts">
      <Fact title={words.measured}>{number(part.recorded, language)}</Fact>
      <Fact title={words.factor}>
        {factors.map(({ from, factor }) => (
          <div key={from}>
            {decimal(factor, language)}{' '}
            <span className="soft">
              {say(words.factorFrom)} <Day on={from} />
            </span>
          </div>
        ))}
      </Fact>
      <Fact title={words.corrected}>
        <strong>{number(Number(part.consumption), language)}</strong>
      </Fact>
    </dl>
  );
};

/** Indexes at both ends of the period, the consumption, and what was seen in between. */
export const Readings = ({ bill }: { readonly bill: Whole }) => {
  const { say } = useSpeech();
  const { opening, closing } = bill.readings;
  const { meters = [] } = bill;
  return (
    <section className="sheet" aria-labelledby="readings">
      <h2 id="readings">{say(words.readings)}</h2>
      <dl className="facts">
        <Fact title={words.opening}>
          <Reading reading={opening} />
        </Fact>
        <Fact title={words.closing}>
          <Reading reading={closing} />
        </Fact>
        <Consumption bill={bill} />
      </dl>
      {meters.length > 0 && <h3>{say(words.byMeter)}</h3>}
      {meters.map((part) => (
        <div key={`${part.meterId} ${part.from}`} className="note">
          <Sentence>{say(part.sentence)}</Sentence>
          {part.factors && <Corrected part={part} factors={part.factors} />}
        </div>
      ))}
      {bill.evidence.map(({ readOn, sentence }) => (
        <p key={`${readOn} ${sentence.en}`} className="note">
          <Sentence>{say(sentence)}</Sentence>
        </p>
      ))}
    </section>
  );
};
