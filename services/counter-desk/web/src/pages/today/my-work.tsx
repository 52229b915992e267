import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useChanges, useLookEvery } from '../../api/changes/use-changes.ts';
import { billing, dataOf } from '../../api/clients.ts';
import type { RoleWorkDto } from '../../api/generated/case-handling.ts';
import { useMenu } from '../../app/menu.ts';
import { Fact } from '../../parts/show/fact.tsx';
import { number } from '../../parts/show/figures.ts';
import { Loaded } from '../../parts/show/states.tsx';
import { Day } from '../../parts/show/values.tsx';
import { useSpeech, type Words } from '../../words/language.tsx';
import { summaryAsked } from './queries.ts';
import { REFRESHED_EVERY_MS } from './refreshed.ts';
import { todayWords as words } from './today.words.ts';

export const useSummary = () =>
  useQuery({
    ...summaryAsked,
    refetchInterval: useLookEvery('case-handling', REFRESHED_EVERY_MS),
  });

const Count = ({ of, sentence, tone }: { readonly of: number; readonly sentence: Words; readonly tone: string }) => {
  const { say, language } = useSpeech();
  return of === 0 ? null : <span className={`tag ${tone}`}>{say(sentence, { count: number(of, language) })}</span>;
};

const RoleWork = ({ work }: { readonly work: RoleWorkDto }) => {
  const { say, language } = useSpeech();
  const { title, waiting, overdue, dueSoon, paused, cameBack, nearestDueOn, oldestInDays } = work;
  return (
    <li className="sheet">
      <h3>{say(title)}</h3>
      <p className="row">
        <strong>{say(words.waitingCount, { count: number(waiting, language) })}</strong>
        <Count of={overdue} sentence={words.overdueCount} tone="bad" />
        <Count of={dueSoon} sentence={words.dueSoonCount} tone="warn" />
        <Count of={cameBack} sentence={words.cameBackCount} tone="warn" />
        <Count of={paused} sentence={words.pausedCount} tone="" />
      </p>
      <dl className="facts">
        {nearestDueOn !== null && (
          <Fact title={words.nearest}>
            <Day on={nearestDueOn} />
          </Fact>
        )}
        {oldestInDays !== null && (
          <Fact title={words.oldest}>
            {oldestInDays === 0
              ? say(words.registeredToday)
              : say(words.daysAgo, { count: number(oldestInDays, language) })}
          </Fact>
        )}
      </dl>
    </li>
  );
};

/** The work of each role in figures; with several roles, the list below is of all or of one. */
export const MyWork = ({
  role,
  choose,
}: {
  readonly role: RoleWorkDto['role'] | undefined;
  readonly choose: (role: RoleWorkDto['role'] | undefined) => void;
}) => {
  const { say } = useSpeech();
  const query = useSummary();
  return (
    <section aria-labelledby="my-work">
      <h2 id="my-work">{say(words.myWork)}</h2>
      <Loaded query={query}>
        {({ roles }) => (
          <>
            <ul className="cards work">
              {roles.map((work) => (
                <RoleWork key={work.role} work={work} />
              ))}
            </ul>
            {roles.length > 1 && (
              <div className="row" role="group" aria-labelledby="my-work">
                <button
                  type="button"
                  className="button"
                  aria-pressed={role === undefined}
                  onClick={() => choose(undefined)}
                >
                  {say(words.allRoles)}
                </button>
                {roles.map((work) => (
                  <button
                    key={work.role}
                    type="button"
                    className="button"
                    aria-pressed={role === work.role}
                    onClick={() => choose(work.role)}
                  >
                    {say(work.title)}
                  </button>
                ))}
              </div>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
};

/** How many corrections wait for the approval of a person who approves. */
export const WaitingApprovals = () => {
  const isApprover = useMenu().some(({ to }) => to === '/approvals');
  return isApprover ? <CountedApprovals /> : null;
};

const CountedApprovals = () => {
  const { say, language } = useSpeech();
  useChanges('billing-adjustments', 'corrections', 'waiting-approvals');
  const query = useQuery({
    queryKey: ['waiting-approvals'],
    queryFn: () => dataOf(billing.GET('/v1/waiting-approvals')),
    refetchInterval: useLookEvery('billing-adjustments', REFRESHED_EVERY_MS),
  });
  return (
    <section className="sheet" aria-labelledby="waiting-approvals">
      <h2 id="waiting-approvals">{say(words.waitingApprovals)}</h2>
      <Loaded query={query}>
        {({ roles }) =>
          roles.every(({ waiting }) => waiting === 0) ? (
            <p className="soft">{say(words.noApproval)}</p>
          ) : (
            <ul className="plain">
              {roles.map(({ role, title, waiting, oldestProposedOn }) => (
                <li key={role} className="row">
                  {roles.length > 1 && <span>{say(title)}</span>}
                  <Link to="/approvals">{say(words.approvalCount, { count: number(waiting, language) })}</Link>
                  {oldestProposedOn !== null && (
                    <span className="soft">
                      {say(words.oldestProposal)} <Day on={oldestProposedOn} />
                    </span>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
};
