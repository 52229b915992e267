import { Link, Navigate } from '@tanstack/react-router';
import { useMay } from '../../../app/may.ts';
import { usePerson } from '../../../app/session.tsx';
import { Empty, Loaded } from '../../../parts/show/states.tsx';
import { Code } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { useContractors } from './queries.ts';
import { statementWords as words } from './statement.words.ts';

const Choose = () => {
  const { say } = useSpeech();
  const query = useContractors(true);
  return (
    <>
      <h1>{say(words.choose)}</h1>
      <Loaded query={query}>
        {(contractors) =>
          contractors.length === 0 ? (
            <Empty>{say(words.none)}</Empty>
          ) : (
            <ul className="plain cards">
              {contractors.map(({ contractorId, title }) => (
                <li key={contractorId} className="sheet row">
                  <Link to="/statements/$contractorId" params={{ contractorId }}>
                    {title}
                  </Link>
                  <Code>{contractorId}</Code>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  );
};

/** A contractor goes straight to its own statement; who pays chooses one. */
export const Statements = () => {
  const { say } = useSpeech();
  const { roles, office } = usePerson();
  if (!useMay('statements')) return <Empty>{say(words.notYours)}</Empty>;
  return roles.includes('readingContractor') && office !== undefined ? (
    <Navigate to="/statements/$contractorId" params={{ contractorId: office }} replace />
  ) : (
    <Choose />
  );
};
