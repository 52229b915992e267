import { useState } from 'react';
import {
  daysOfConnectionStateTitles as states,
  meterTakenOffConnectionBecauseTitles as reasons,
} from '../../../api/generated/metering.titles.ts';
import type { DaysOfConnection, MeterOfConnection } from '../../../api/generated/metering.ts';
import { Loaded } from '../../../parts/show/states.tsx';
import { number } from '../../../parts/show/figures.ts';
import { Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { accountWords as words } from '../account.words.ts';
import { inOrder, ofConnection } from '../happenings.ts';
import { useMetersOf } from '../queries.ts';
import { Timeline } from './history.tsx';

const Days = ({ days: { from, until, meterId, state } }: { readonly days: DaysOfConnection }) => {
  const { say } = useSpeech();
  return (
    <li>
      <span>
        {from && (
          <>
            {say(words.from)} <Day on={from} />{' '}
          </>
        )}
        {until ? (
          <>
            {say(words.to)} <Day on={until} />
          </>
        ) : (
          say(words.today)
        )}
      </span>
      <span>
        {say(states[state])} {meterId && <Code>{meterId}</Code>}
      </span>
    </li>
  );
};

const Seals = ({ seals }: { readonly seals: readonly string[] }) => {
  const { say } = useSpeech();
  return seals.length === 0 ? null : (
    <>
      {' · '}
      {say(words.seals)}{' '}
      {seals.map((seal) => (
        <Code key={seal}>{seal}</Code>
      ))}
    </>
  );
};

const OneMeter = ({ meter }: { readonly meter: MeterOfConnection }) => {
  const { say, language } = useSpeech();
  const { meterId, make, capacity, index, installedOn, seals, takenOff, tests } = meter;
  return (
    <>
      <dt>
        <Code>{meterId}</Code>{' '}
        <span className="soft">
          {make !== null && `${make} · `}
          <Code>{capacity}</Code>
        </span>
      </dt>
      <dd>
        <p>
          {say(words.firstIndex)} {number(index, language)} · <Day on={installedOn} />
          <Seals seals={seals} />
        </p>
        {takenOff && (
          <p>
            {say(words.lastIndex)} {number(takenOff.index, language)} · <Day on={takenOff.on} /> ·{' '}
            {say(reasons[takenOff.because])}
            <Seals seals={takenOff.seals} />
          </p>
        )}
        {tests.map(({ testedOn, answerNumber, isSound, errorBasisPoints, validUntil }) => (
          <p key={answerNumber}>
            {say(words.test)} <Day on={testedOn} /> · {say(isSound ? words.soundMeter : words.faultyMeter)} ·{' '}
            {say(words.error, { percent: number(errorBasisPoints / 100, language) })}
            {validUntil !== null && (
              <>
                {' · '}
                {say(words.validUntil)} <Day on={validUntil} />
              </>
            )}
          </p>
        ))}
      </dd>
    </>
  );
};

/** Every day of the connection with its meter or the named absence, and the meters with exchanges and tests (11.4). */
export const Connection = ({ accountId }: { readonly accountId: string }) => {
  const { say } = useSpeech();
  const [isOpen, setOpen] = useState(false);
  const query = useMetersOf(accountId, isOpen);
  return (
    <details className="sheet" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say(words.allMeters)}</summary>
      {isOpen && (
        <Loaded query={query}>
          {({ days = [], meters = [], masked }) => (
            <>
              <h3>{say(words.days)}</h3>
              <ol className="happenings">
                {days.toReversed().map((each) => (
                  <Days key={`${each.from} ${each.state}`} days={each} />
                ))}
              </ol>
              {masked && <p className="soft">{say(words.afterReason)}</p>}
              {meters.length > 0 && (
                <>
                  <h3>{say(words.meterTimeline)}</h3>
                  <dl className="facts">
                    {meters.toReversed().map((meter) => (
                      <OneMeter key={meter.readingId} meter={meter} />
                    ))}
                  </dl>
                  <Timeline items={inOrder([ofConnection({ meters })])} />
                </>
              )}
            </>
          )}
        </Loaded>
      )}
    </details>
  );
};
