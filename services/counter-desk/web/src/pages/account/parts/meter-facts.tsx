import type { MeterCard } from '../../../api/generated/metering.ts';
import { number } from '../../../parts/show/figures.ts';
import { Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { accountWords as words } from '../account.words.ts';

const Seals = ({ seals }: { readonly seals: readonly string[] }) => {
  const { say } = useSpeech();
  return (
    <>
      <dt>{say(words.seals)}</dt>
      <dd>
        {seals.map((seal) => (
          <Code key={seal}>{seal}</Code>
        ))}
      </dd>
    </>
  );
};

const LastTest = ({ test }: { readonly test: NonNullable<MeterCard['lastTest']> }) => {
  const { say } = useSpeech();
  return (
    <>
      <dt>{say(words.test)}</dt>
      <dd>
        {say(test.isSound ? words.soundMeter : words.faultyMeter)}
        {' · '}
        <Day on={test.testedOn} />
        {test.validUntil !== null && (
          <span className="soft">
            {' · '}
            {say(words.validUntil)} <Day on={test.validUntil} />
          </span>
        )}
      </dd>
    </>
  );
};

const LastReading = ({ reading }: { readonly reading: NonNullable<MeterCard['lastReading']> }) => {
  const { say, language } = useSpeech();
  return (
    <>
      <dt>{say(words.lastReading)}</dt>
      <dd>
        {number(reading.index, language)}
        {' · '}
        <span className="soft">
          <Day on={reading.readOn} />
        </span>
      </dd>
    </>
  );
};

/** What is written on the meter, its last test and its last index; the figures need a reason (N7). */
export const MeterFacts = ({ meter }: { readonly meter: MeterCard }) => {
  const { say } = useSpeech();
  const { serial, capacity, make, seals = [], lastTest, lastReading } = meter;
  return (
    <dl className="facts">
      <dt>{say(words.serial)}</dt>
      <dd>
        <Code>{serial}</Code>
      </dd>
      <dt>{say(words.capacity)}</dt>
      <dd>
        <Code>{capacity}</Code>
      </dd>
      {make && (
        <>
          <dt>{say(words.make)}</dt>
          <dd>{make}</dd>
        </>
      )}
      {seals.length > 0 && <Seals seals={seals} />}
      {lastTest && <LastTest test={lastTest} />}
      {lastReading && <LastReading reading={lastReading} />}
    </dl>
  );
};
