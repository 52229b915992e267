import { Fact } from '../../../parts/show/fact.tsx';
import { jalaliOf, number } from '../../../parts/show/figures.ts';
import { Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import type { KeptVisit, MeterToVisit } from '../kept/kept-visit.ts';
import { visitWords as words } from '../visit.words.ts';

const Meter = ({ meter: { serial, last, expected } }: { readonly meter: MeterToVisit }) => {
  const { say, language } = useSpeech();
  const figure = (value: number): string => number(value, language);
  return (
    <>
      <Fact title={words.serial}>
        <Code>{serial}</Code>
      </Fact>
      {last && (
        <Fact title={last.kind === 'estimated' ? words.lastEstimated : words.last}>
          {say(words.onDay, {
            index: figure(last.index),
            day: language === 'fa' ? jalaliOf(last.readOn) : last.readOn,
          })}
        </Fact>
      )}
      {expected && (
        <Fact title={words.expected}>
          {say(words.between, { least: figure(expected.least), most: figure(expected.most) })}
        </Fact>
      )}
    </>
  );
};

/** What an expert needs in front of the meter. */
export const MeterFacts = ({ visit: { address, meter, dueOn } }: { readonly visit: KeptVisit }) => {
  const { say } = useSpeech();
  return (
    <dl className="facts">
      <Fact title={words.address}>
        <strong>{address ?? say(words.noAddress)}</strong>
      </Fact>
      {meter && <Meter meter={meter} />}
      {dueOn !== null && (
        <Fact title={words.due}>
          <Day on={dueOn} />
        </Fact>
      )}
    </dl>
  );
};
