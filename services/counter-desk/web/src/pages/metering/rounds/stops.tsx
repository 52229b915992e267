import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { listedStopStandingTitles as titles } from '../../../api/generated/metering.titles.ts';
import type { ListedStop } from '../../../api/generated/metering.ts';
import { Listed } from '../../../parts/list/listed.tsx';
import { number } from '../../../parts/show/figures.ts';
import { Code } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { useStops, type Standing } from './queries.ts';
import { roundWords as words } from './rounds.words.ts';

const choices = [undefined, 'open', 'absent', 'toReview', 'read'] as const;

const Row = ({ stop: { place, addressCode, serial, standing } }: { readonly stop: ListedStop }) => {
  const { say, language } = useSpeech();
  return (
    <tr>
      <td>{number(place, language)}</td>
      <td>
        <Code>{addressCode}</Code>
      </td>
      <td>{serial === null ? <span className="soft">{say(words.noMeter)}</span> : <Code>{serial}</Code>}</td>
      <td>{say(titles[standing])}</td>
    </tr>
  );
};

/** What is to be read, in walk order. */
export const Stops = ({ roundId }: { readonly roundId: string }) => {
  const { say } = useSpeech();
  const [standing, choose] = useState<Standing>();
  const query = useStops(roundId, standing);
  return (
    <section className="sheet" aria-labelledby="reading-list">
      <h2 id="reading-list">{say(words.list)}</h2>
      <div className="row" role="group" aria-label={say(words.standing)}>
        {choices.map((each) => (
          <Button key={each ?? ''} aria-pressed={standing === each} onPress={() => choose(each)}>
            {say(each === undefined ? words.allStandings : titles[each])}
          </Button>
        ))}
      </div>
      <Listed
        label={say(words.list)}
        heads={[words.place, words.addressCode, words.serial, words.standing]}
        query={query}
        empty={say(words.none)}
        isOneOfSeveral
      >
        {(stop) => <Row key={stop.place} stop={stop} />}
      </Listed>
    </section>
  );
};
