import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useChanges } from '../../../api/changes/use-changes.ts';
import type { BoardDto } from '../../../api/generated/case-handling.ts';
import { dayIn, number } from '../../../parts/show/figures.ts';
import { Office } from '../../../parts/show/people.tsx';
import { Empty, isFinal, Loaded } from '../../../parts/show/states.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { WaitingReviews } from '../../metering/review/waiting.tsx';
import { WaitingApprovals } from '../../today/my-work.tsx';
import './board.css';
import { boardWords as words } from './board.words.ts';
import type { Counted } from './chosen.ts';
import { Choices } from './choices.tsx';
import { CountLink, CountsTable, dues, useDueTitle } from './counts.tsx';
import { useBoard } from './queries.ts';

interface Shown {
  readonly board: BoardDto;
  readonly chosen: Counted;
}

/** The state of the work in one sentence. */
const Sentences = ({ board }: Pick<Shown, 'board'>) => {
  const { say, language } = useSpeech();
  const { overdue, overdueSince, today } = board.all;
  const count = number(overdue, language);
  return (
    <div className={overdue > 0 ? 'note bad' : 'note good'}>
      <p>
        <strong>
          {overdueSince === null
            ? say(words.nothingLate)
            : say(words.lateSince, { count, day: dayIn(overdueSince, language) })}
        </strong>{' '}
        {today > 0 && say(words.endsToday, { count: number(today, language) })}
      </p>
    </div>
  );
};

const Deadlines = ({ board, chosen }: Shown) => {
  const { say, language } = useSpeech();
  const titleOf = useDueTitle(board);
  return (
    <section aria-labelledby="by-deadline">
      <h2 id="by-deadline" className="hidden">
        {say(words.byDeadline)}
      </h2>
      <ul className="dues">
        {[...dues, 'open' as const].map((due) => (
          <li key={due} className={`sheet ${board.all[due] > 0 ? due : ''}`}>
            <span>{titleOf(due)}</span>
            <CountLink of={board.all[due]} group={due === 'open' ? chosen : { ...chosen, due }} says={titleOf(due)}>
              <strong>{number(board.all[due], language)}</strong>
            </CountLink>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Who = ({ board, chosen }: Shown) => {
  const { say } = useSpeech();
  const rows = board.awaited.map(({ awaits, title, ...counts }) => ({
    key: awaits,
    title: say(title),
    says: say(title),
    counts,
    group: { ...chosen, awaits },
  }));
  return <CountsTable title={words.who} head={words.whoHead} rows={rows} board={board} />;
};

const Stages = ({ board, chosen }: Shown) => {
  const { say } = useSpeech();
  const rows = board.stages.map(({ kind, kindTitle, stage, title, ...counts }) => ({
    key: `${kind} ${stage}`,
    title: (
      <>
        {say(title)}
        <br />
        <span className="soft">{say(kindTitle)}</span>
      </>
    ),
    says: `${say(kindTitle)}، ${say(title)}`,
    counts,
    group: { ...chosen, kind, stage },
  }));
  return <CountsTable title={words.stages} head={words.stageHead} rows={rows} board={board} />;
};

/** A row for each office, only where there are several. */
const Offices = ({ board, chosen }: Shown) => {
  const { say, language } = useSpeech();
  if (board.offices.length < 2) return null;
  const counties = new Set(board.offices.map(({ countyOffice }) => countyOffice));
  const rows = board.offices.map(({ officeId, countyOffice, ...counts }) => ({
    key: `${officeId} ${countyOffice}`,
    title: (
      <>
        <Link to="/board" search={{ ...chosen, office: officeId }}>
          <Office id={officeId} />
        </Link>
        {counties.size > 1 && (
          <>
            <br />
            <Link to="/board" search={{ ...chosen, county: countyOffice }} className="soft">
              <Office id={countyOffice} />
            </Link>
          </>
        )}
      </>
    ),
    says: officeId,
    counts,
    group: { ...chosen, office: officeId, county: countyOffice },
  }));
  return (
    <>
      <CountsTable title={words.offices} head={words.officeHead} rows={rows} board={board} />
      {board.officesLeftOut > 0 && (
        <p className="note">{say(words.leftOut, { count: number(board.officesLeftOut, language) })}</p>
      )}
    </>
  );
};

const Nothing = () => {
  const { say } = useSpeech();
  return (
    <Empty>
      <p>{say(words.empty)}</p>
      <p>{say(words.emptyHint)}</p>
    </Empty>
  );
};

const NotCounted = () => {
  const { say } = useSpeech();
  return <p className="soft">{say(words.notCounted)}</p>;
};

const Groups = (shown: Shown) => (
  <>
    <Sentences board={shown.board} />
    <Deadlines {...shown} />
    <Who {...shown} />
    <Stages {...shown} />
    <Offices {...shown} />
    <NotCounted />
  </>
);

/** What is open now, what burns first, and who must act; each number opens its cases. */
export const Board = () => {
  const { say } = useSpeech();
  const navigate = useNavigate();
  const chosen = useSearch({ from: '/board' });
  useChanges('case-handling', 'cases', 'board', 'board-cases');
  const query = useBoard(chosen);
  return (
    <>
      <div className="row spread">
        <h1>{say(words.title)}</h1>
        <Link to="/statistics" search={chosen}>
          {say(words.statistics)}
        </Link>
      </div>
      <Choices
        kinds={query.data?.kindsToChoose ?? []}
        chosen={chosen}
        choose={(search) => void navigate({ to: '/board', search })}
      />
      <Loaded query={query}>
        {(board) => (board.all.open === 0 ? <Nothing /> : <Groups board={board} chosen={chosen} />)}
      </Loaded>
      {!isFinal(query.error) && (
        <>
          <WaitingApprovals />
          <WaitingReviews />
        </>
      )}
    </>
  );
};
