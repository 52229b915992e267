import { Link, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Button } from 'react-aria-components/Button';
import { number } from '../../parts/show/figures.ts';
import { Loaded, ProblemView } from '../../parts/show/states.tsx';
import { ProblemError } from '../../api/problem.ts';
import { Code } from '../../parts/show/values.tsx';
import { useSpeech } from '../../words/language.tsx';
import { Values } from '../case/parts/asked.tsx';
import type { Kept } from './kept/kept-visit.ts';
import { countOf, keepVisit, sendNow } from './kept/queue.ts';
import { MeterFacts } from './parts/meter-facts.tsx';
import { MovedOn, PutAside } from './parts/moved-on.tsx';
import { ProgressTag } from './parts/progress-tag.tsx';
import { TakeAlong } from './parts/take-along.tsx';
import { VisitForm } from './parts/visit-form.tsx';
import { useIsCut, useKept } from './use-kept.ts';
import { visitWords as words } from './visit.words.ts';

/** The connection, and what waits for it. */
const Connection = ({ kept }: { readonly kept: readonly Kept[] }) => {
  const { say, language } = useSpeech();
  const isCut = useIsCut();
  const count = countOf(kept);
  if (!isCut && count === 0) return <p role="status" className="hidden" />;
  return (
    <div role="status" className="note warn row spread">
      <span>
        {isCut && <>{say(words.offline)} </>}
        {count > 0 && <strong>{say(words.unsent, { count: number(count, language) })}</strong>}
      </span>
      {!isCut && <Button onPress={() => void sendNow()}>{say(words.sendNow)}</Button>}
    </div>
  );
};

const Card = ({ kept: { visit } }: { readonly kept: Kept }) => {
  const { say } = useSpeech();
  const { caseId, title, trackingCode, progress } = visit;
  return (
    <li>
      <Link to="/visits/$caseId" params={{ caseId }} className="visit sheet">
        <span className="row spread">
          <strong>{say(title)}</strong>
          <ProgressTag state={progress.state} />
        </span>
        <Code>{trackingCode}</Code>
        {progress.state !== 'sent' && <MeterFacts visit={visit} />}
      </Link>
    </li>
  );
};

/** The visits that the person has with him, and those that wait. */
export const Visits = () => {
  const { say } = useSpeech();
  const isCut = useIsCut();
  const query = useKept();
  useEffect(() => void sendNow(), []);
  return (
    <>
      <h1>{say(words.title)}</h1>
      <Loaded query={query}>
        {(kept) => (
          <>
            <Connection kept={kept} />
            {kept.length > 0 && (
              <section aria-labelledby="kept-visits">
                <h2 id="kept-visits">{say(words.mine)}</h2>
                <ul className="plain">
                  {kept.map((each) => (
                    <Card key={`${each.taking} ${each.name}`} kept={each} />
                  ))}
                </ul>
                <p className="soft">{say(words.kept)}</p>
              </section>
            )}
            {!isCut && <TakeAlong kept={kept} />}
          </>
        )}
      </Loaded>
    </>
  );
};

/** An attempt that began meanwhile is not taken back: the page shows it. */
const reopen = (kept: Kept): Promise<void> =>
  keepVisit(kept, { ...kept.visit, progress: { state: 'open' } }).catch(() => undefined);

/** What was written, and what became of it. */
const Written = ({ kept }: { readonly kept: Kept }) => {
  const { say } = useSpeech();
  const { visit } = kept;
  const { progress, action } = visit;
  if (progress.state === 'sent') return <p className="note good">{say(words.wasSent)}</p>;
  if (progress.state === 'open') return <VisitForm kept={kept} />;
  if (progress.state === 'refused')
    return (
      <>
        <h2>{say(words.wasRefused)}</h2>
        <ProblemView error={new ProblemError(progress.problem)} />
        <VisitForm kept={kept} />
        <PutAside kept={kept} />
      </>
    );
  return (
    <>
      {progress.state === 'movedOn' && <MovedOn kept={kept} isGone={progress.isGone} />}
      {progress.state === 'waiting' && (
        <p role="status" className="note warn">
          {say(progress.isTried ? words.tried : words.willBeSent)}
        </p>
      )}
      <Values fields={action.fields} values={progress.body} />
      {progress.state === 'waiting' && !progress.isTried && (
        <Button onPress={() => void reopen(kept)}>{say(words.change)}</Button>
      )}
    </>
  );
};

/** One visit, in front of the meter. */
export const OneVisit = () => {
  const { say } = useSpeech();
  const { caseId } = useParams({ from: '/visits/$caseId' });
  const query = useKept();
  return (
    <Loaded query={query}>
      {(all) => {
        const kept = all.find(({ visit }) => visit.caseId === caseId);
        return (
          <>
            <p>
              <Link to="/visits" className="button">
                {say(words.back)}
              </Link>
            </p>
            {!kept && (
              <>
                <h1>{say(words.title)}</h1>
                <p className="note">{say(words.notHere)}</p>
              </>
            )}
            {kept && (
              <>
                <h1>{say(kept.visit.title)}</h1>
                <p className="row">
                  <Code>{kept.visit.trackingCode}</Code>
                  <ProgressTag state={kept.visit.progress.state} />
                </p>
                {kept.visit.progress.state !== 'sent' && (
                  <div className="sheet">
                    <MeterFacts visit={kept.visit} />
                  </div>
                )}
                <Written kept={kept} />
              </>
            )}
          </>
        );
      }}
    </Loaded>
  );
};
