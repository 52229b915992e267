import { explainedReadingKindTitles } from '../../../api/generated/billing-adjustments.titles.ts';
import type { ExplainedReading } from '../../../api/generated/billing-adjustments.ts';
import { Fact } from '../../../parts/show/fact.tsx';
import { number } from '../../../parts/show/figures.ts';
import { Sentence } from '../../../parts/show/sentence.tsx';
import { Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { billWords as words } from '../bill.words.ts';
import type { Whole } from '../queries.ts';

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
      {meters.map(({ meterId, from, sentence }) => (
        <p key={`${meterId} ${from}`} className="note">
          <Sentence>{say(sentence)}</Sentence>
        </p>
      ))}
      {bill.evidence.map(({ readOn, sentence }) => (
        <p key={`${readOn} ${sentence.en}`} className="note">
          <Sentence>{say(sentence)}</Sentence>
        </p>
      ))}
    </section>
  );
};
