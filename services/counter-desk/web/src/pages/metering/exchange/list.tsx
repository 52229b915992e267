import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useWatched } from '../../../api/changes/use-changes.ts';
import { exchangeBodyAbsenceTitles, exchangeBodyReasonTitles } from '../../../api/generated/metering.titles.ts';
import type { MeterExchangeEntry } from '../../../api/generated/metering.ts';
import { useMay } from '../../../app/may.ts';
import { Listed, usePages } from '../../../parts/list/listed.tsx';
import { number } from '../../../parts/show/figures.ts';
import { Staff } from '../../../parts/show/people.tsx';
import { Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { changeWords } from '../changes/change.words.ts';
import { OpenBySerial } from '../meter/open-by-serial.tsx';
import { exchangeWords as words } from './exchange.words.ts';
import { exchangesOf, READ_EVERY_MS, type State } from './queries.ts';

const states = ['waiting', 'done', 'declined'] as const satisfies readonly State[];

const useExchanges = (state: State) =>
  usePages(
    ['meter-exchanges', state],
    (cursor) => exchangesOf({ state, cursor }),
    useWatched('metering', ['meter-exchanges'], 'meter-exchanges', 2 * READ_EVERY_MS),
  );

/** An exchange with its reason, or a removal with the name of the absence. */
export const What = ({ entry: { reason, absence } }: { readonly entry: MeterExchangeEntry }) => {
  const { say } = useSpeech();
  if (reason !== null) return `${say(words.exchange)}: ${say(exchangeBodyReasonTitles[reason])}`;
  return absence === null ? say(words.removal) : say(exchangeBodyAbsenceTitles[absence]);
};

const Row = ({ entry }: { readonly entry: MeterExchangeEntry }) => {
  const { say, language } = useSpeech();
  const { exchangeId, meterId, accountId, takenOffOn, index, enteredBy, enteredOn } = entry;
  return (
    <tr>
      <td data-head={say(words.meter)}>
        <Link to="/meter-exchanges/$exchangeId" params={{ exchangeId }}>
          <Code>{meterId}</Code>
        </Link>
        <div className="soft">
          {say(words.account)} <Code>{accountId}</Code>
        </div>
      </td>
      <td data-head={say(words.what)}>
        <What entry={entry} />
      </td>
      <td data-head={say(words.dayAndIndex)}>
        <Day on={takenOffOn} /> · {number(index, language)}
      </td>
      <td data-head={say(words.entered)}>
        <Staff subject={enteredBy} /> · <Day on={enteredOn} />
      </td>
    </tr>
  );
};

/** The meter that was taken off. */
const BeginEntry = () => {
  const navigate = useNavigate();
  return (
    <OpenBySerial
      title={words.enter}
      label={words.serialNow}
      open={(meterId) => void navigate({ to: '/meter-exchanges/enter/$meterId', params: { meterId } })}
    />
  );
};

/** Entries of Card 13 in the county, the oldest first. */
export const MeterExchanges = () => {
  const { say } = useSpeech();
  const enters = useMay('entersExchanges');
  const [state, choose] = useState<State>('waiting');
  const query = useExchanges(state);
  return (
    <>
      <h1>{say(words.title)}</h1>
      {enters && <BeginEntry />}
      <p className="no-print">
        <Link to="/meter-changes">{say(changeWords.toList)}</Link>
      </p>
      <div className="row" role="group" aria-label={say(words.state)}>
        {states.map((each) => (
          <Button key={each} aria-pressed={state === each} onPress={() => choose(each)}>
            {say(words[each])}
          </Button>
        ))}
      </div>
      <Listed
        label={say(words.title)}
        heads={[words.meter, words.what, words.dayAndIndex, words.entered]}
        query={query}
        empty={say(words.empty)}
        className="stacked"
      >
        {(entry) => <Row key={entry.exchangeId} entry={entry} />}
      </Listed>
    </>
  );
};
