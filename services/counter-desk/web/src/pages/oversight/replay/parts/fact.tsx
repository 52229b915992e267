import { Link } from '@tanstack/react-router';
import { Button } from 'react-aria-components/Button';
import { Fact } from '../../../../parts/show/fact.tsx';
import { number } from '../../../../parts/show/figures.ts';
import { Moment } from '../../../../parts/show/moment.tsx';
import { Office, Staff } from '../../../../parts/show/people.tsx';
import { ProblemView } from '../../../../parts/show/states.tsx';
import { Code, Day } from '../../../../parts/show/values.tsx';
import { useSpeech } from '../../../../words/language.tsx';
import { useCause, type Step } from '../queries.ts';
import { replayWords as words } from '../replay.words.ts';

interface Props {
  readonly step: Step;
}

/** The stream that caused the step, when one of its identifiers leads there. */
const Cause = ({ step }: Props) => {
  const { say, language } = useSpeech();
  const cause = useCause();
  if (step.cause.by === 'person') return <>{say(words.byPerson)}</>;
  return (
    <>
      {say(words.byMessage)}{' '}
      {cause.data === undefined && step.data !== undefined && (
        <Button className="react-aria-Button no-print" onPress={() => cause.mutate(step)}>
          {say(words.findCause)}
        </Button>
      )}
      {cause.data && (
        <>
          {say(words.causeIn, { at: number(cause.data.revision + 1, language) })}{' '}
          <Link
            to="/replay/$service/$stream"
            params={{ service: cause.data.service, stream: cause.data.stream }}
            search={{ step: cause.data.revision }}
          >
            <Code>{cause.data.stream}</Code>
          </Link>
        </>
      )}
      {cause.data === null && <span role="status">{say(words.noCause)}</span>}
      {cause.isError && <ProblemView error={cause.error} />}
    </>
  );
};

/** What the system does by itself has its own note as the reason, which no person wrote. */
const isNote = ({ reason, cause }: Step): boolean =>
  reason !== undefined && cause.by === 'message' && /^[\x20-\x7e]+$/.test(reason);

const Technical = ({ step }: Props) => {
  const { say } = useSpeech();
  const rows = [
    [words.revision, String(step.revision)],
    [words.position, step.position],
    [words.schema, `${step.type} v${step.schemaVersion}`],
    [words.command, step.cause.commandId],
    [words.cause, step.cause.causationId],
    [words.correlation, step.cause.correlationId],
    [words.roles, step.actor.roles.join(' ')],
    ...(isNote(step) ? [[words.reaction, step.reason!] as const] : []),
  ] as const;
  return (
    <details className="why">
      <summary>{say(words.technical)}</summary>
      <dl className="facts">
        {rows.map(([title, value]) => (
          <Fact key={title.en} title={title}>
            <Code>{value}</Code>
          </Fact>
        ))}
      </dl>
    </details>
  );
};

const Why = ({ step }: Props) => {
  const { say } = useSpeech();
  const { reason } = step;
  if (reason === undefined) return <span className="soft">{say(words.noReason)}</span>;
  return isNote(step) ? <>{say(words.byItself)}</> : <bdi>{reason}</bdi>;
};

/** What happened at a step, in words: who, when, why and from where. */
export const FactOfStep = ({ step }: Props) => {
  const { say } = useSpeech();
  const { actor, title, data } = step;
  return (
    <section className="sheet" aria-labelledby="fact">
      <h2 id="fact">{title ? say(title) : <Code>{step.type}</Code>}</h2>
      <dl className="facts">
        <Fact title={words.who}>
          <Staff subject={actor.subject} />
        </Fact>
        {actor.onBehalfOf !== undefined && (
          <Fact title={words.instead}>
            <Staff subject={actor.onBehalfOf} />
          </Fact>
        )}
        {actor.office !== undefined && (
          <Fact title={words.office}>
            <Office id={actor.office} />
          </Fact>
        )}
        <Fact title={words.recorded}>
          <Moment at={step.recordedAt} />
        </Fact>
        <Fact title={words.about}>
          <Day on={step.businessDate} />
        </Fact>
        {data !== undefined && (
          <Fact title={words.why}>
            <Why step={step} />
          </Fact>
        )}
        <Fact title={words.cause}>
          <Cause key={step.eventId} step={step} />
        </Fact>
      </dl>
      <Technical step={step} />
    </section>
  );
};
