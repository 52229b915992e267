import { Button } from 'react-aria-components/Button';
import type { Service } from '../../../api/clients.ts';
import { number } from '../../../parts/show/figures.ts';
import { Empty, ProblemView } from '../../../parts/show/states.tsx';
import { Code } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { operationWords } from './operation.words.ts';
import { EachService } from './parts/each-service.tsx';
import { OperationPage } from './parts/pages.tsx';
import { Technical } from './parts/technical.tsx';
import { hostWords, parkedWords as words } from './parked.words.ts';
import { parkedQuery, type Parked, type ParkedStream } from './queries.ts';
import { keyOf, useReplays } from './values/replays.ts';

type Replays = ReturnType<typeof useReplays>;

const Stream = ({ of, replays }: { readonly of: ParkedStream; readonly replays: Replays }) => {
  const { say, language } = useSpeech();
  const { stream, host, reason, revision, waiting, notKnown } = of;
  return (
    <li>
      <h3>
        <Code>{stream}</Code>
      </h3>
      <p>
        {say(hostWords[host])}. {notKnown && say(words.newer)}
      </p>
      <p className="soft">
        {say(words.eventNumber, { count: number(revision + 1, language) })} ·{' '}
        {say(words.behindCount, { count: number(waiting, language) })}
      </p>
      <Technical lines={[reason, ...(notKnown ? [notKnown.type] : [])]} />
      {!notKnown && (
        <Button
          className="react-aria-Button no-print"
          aria-label={say(words.goOne, { stream })}
          isDisabled={replays.isPending}
          onPress={() => replays.mutate([of])}
        >
          {say(words.go)}
        </Button>
      )}
    </li>
  );
};

const Results = ({ replays: { data = [], error, isPending } }: { readonly replays: Replays }) => {
  const { say, language } = useSpeech();
  return (
    <div role="status">
      {isPending && <p className="wait">{say(words.going)}</p>}
      {error && <ProblemView error={error} />}
      {data.map(({ stream, outcome: { handled, fault } }) => (
        <div key={stream} className={`note ${fault === undefined ? 'good' : 'warn'}`}>
          <Code>{stream}</Code>{' '}
          {say(fault === undefined ? words.done : words.stopped, { count: number(handled, language) })}
          {fault !== undefined && <Technical lines={[fault]} />}
        </div>
      ))}
    </div>
  );
};

const Streams = ({ of: { items, notKnown }, service }: { readonly of: Parked; readonly service: Service }) => {
  const { say } = useSpeech();
  const replays = useReplays(service);
  const able = items.filter((each) => !each.notKnown);
  return (
    <>
      <Results replays={replays} />
      {items.length === 0 && <Empty>{say(words.nothing)}</Empty>}
      {able.length > 1 && (
        <Button
          className="react-aria-Button no-print"
          isDisabled={replays.isPending}
          onPress={() => replays.mutate(able)}
        >
          {say(words.goAll)}
        </Button>
      )}
      <ul className="checks">
        {items.map((each) => (
          <Stream key={keyOf(each)} of={each} replays={replays} />
        ))}
      </ul>
      {notKnown.length > 0 && (
        <>
          <p>{say(words.notKnown)}</p>
          <Technical lines={notKnown.map(({ type, stream }) => `${type} ${stream}`)} />
        </>
      )}
    </>
  );
};

/** Parked streams of each service, why, and their continuation. */
export const OperationParked = () => (
  <OperationPage title={operationWords.parked} says={words.says}>
    <EachService query={parkedQuery}>{(parked, service) => <Streams of={parked} service={service} />}</EachService>
  </OperationPage>
);
