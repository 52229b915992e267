import type { ClockDto } from '../../../api/generated/case-handling.ts';
import { Moment } from '../../../parts/show/moment.tsx';
import { Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { caseWords as words } from '../case.words.ts';

const stateWords = { running: words.running, missed: words.missed, kept: words.kept, late: words.late };
const tones = { running: 'warn', missed: 'bad', kept: 'good', late: 'bad' };
type State = keyof typeof stateWords;

const Clock = ({ clock }: { readonly clock: ClockDto }) => {
  const { say } = useSpeech();
  const { title, dueOn, dueAt, paused, fallsOnClosedDay, provisional, beforeReopening } = clock;
  const state = clock.state as State;
  return (
    <li className="row">
      <strong>{say(title)}</strong>
      {dueAt === null ? <Day on={dueOn} /> : <Moment at={dueAt} />}
      <span className={`tag ${tones[state]}`}>{say(stateWords[state])}</span>
      {paused && <span className="tag">{say(words.stopped)}</span>}
      {fallsOnClosedDay && <span className="soft">{say(words.holiday)}</span>}
      {provisional && <span className="soft">{say(words.provisional)}</span>}
      {beforeReopening && <span className="soft">{say(words.earlier)}</span>}
    </li>
  );
};

/** Promises to the applicant and their state. */
export const Deadlines = ({ clocks }: { readonly clocks: readonly ClockDto[] }) => {
  const { say } = useSpeech();
  if (clocks.length === 0) return null;
  return (
    <section className="sheet">
      <h2>{say(words.deadlines)}</h2>
      <ul className="plain">
        {clocks.map((clock) => (
          <Clock key={`${clock.clock} ${clock.startedOn} ${clock.beforeReopening}`} clock={clock} />
        ))}
      </ul>
    </section>
  );
};
