import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useChanges, useLookEvery } from '../../api/changes/use-changes.ts';
import { cases, dataOf } from '../../api/clients.ts';
import type { RoleWorkDto, WorklistItemDto } from '../../api/generated/case-handling.ts';
import { useMay } from '../../app/may.ts';
import { usePerson } from '../../app/session.tsx';
import { LoadMore } from '../../parts/list/load-more.tsx';
import { Empty, Loaded } from '../../parts/show/states.tsx';
import { useSpeech } from '../../words/language.tsx';
import { CountedFactors } from '../account/factors/waiting.tsx';
import { WaitingChanges } from '../metering/changes/waiting.tsx';
import { WaitingExchanges } from '../metering/exchange/waiting.tsx';
import { WaitingReviews } from '../metering/review/waiting.tsx';
import { WaitingUnread } from '../metering/unread/waiting.tsx';
import { groupsOf } from './groups.ts';
import { Orders } from './orders.tsx';
import { MyWork, useSummary, WaitingApprovals } from './my-work.tsx';
import { WaitingMoneyCount } from './waiting-money.tsx';
import { worklistAsked } from './queries.ts';
import { REFRESHED_EVERY_MS } from './refreshed.ts';
import { todayWords as words } from './today.words.ts';
import { WorklistTable } from './worklist-table.tsx';

const useWorklist = (role: RoleWorkDto['role'] | undefined) =>
  useInfiniteQuery({
    ...worklistAsked(role),
    refetchInterval: useLookEvery('case-handling', REFRESHED_EVERY_MS),
  });

/** Cases that the person sent back; shown only if there are any. */
const SentBack = () => {
  const { say } = useSpeech();
  const { data: summary } = useSummary();
  const query = useInfiniteQuery({
    queryKey: ['sent-back'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => dataOf(cases.GET('/v1/sent-back', { params: { query: { cursor: pageParam } } })),
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: useLookEvery('case-handling', REFRESHED_EVERY_MS),
    enabled: (summary?.sentBack ?? 0) > 0,
  });
  if ((summary?.sentBack ?? 0) === 0) return null;
  return (
    <section aria-labelledby="sent-back">
      <h2 id="sent-back">{say(words.sentBack)}</h2>
      <Loaded query={query}>
        {({ pages }) => <WorklistTable items={pages.flatMap((page) => page.items)} isOver={false} />}
      </Loaded>
      <LoadMore query={query}>{say(words.more)}</LoadMore>
    </section>
  );
};

const isContractor = (roles: readonly string[]): boolean =>
  roles.includes('exchangeContractor') || roles.includes('calibrationWorkshop');

const Nothing = () => {
  const { say } = useSpeech();
  const { roles } = usePerson();
  return (
    <Empty>
      <p>{say(isContractor(roles) ? words.noOrders : words.empty)}</p>
      {roles.includes('counterClerk') && <p>{say(words.emptyClerk)}</p>}
    </Empty>
  );
};

const Groups = ({ items }: { readonly items: readonly WorklistItemDto[] }) => {
  const { say } = useSpeech();
  return groupsOf(items).map(({ group, items: inGroup }) => (
    <section key={group} aria-labelledby={`group-${group}`}>
      <h2 id={`group-${group}`}>{say(words[group])}</h2>
      <WorklistTable items={inGroup} isOver={group === 'over'} />
    </section>
  ));
};

const Work = () => {
  const { say } = useSpeech();
  const [role, choose] = useState<RoleWorkDto['role']>();
  useChanges('case-handling', 'cases', 'worklist', 'worklist-summary', 'sent-back');
  const query = useWorklist(role);
  const { roles } = usePerson();
  const Listed = isContractor(roles) ? Orders : Groups;
  return (
    <>
      <MyWork role={role} choose={choose} />
      <WaitingApprovals />
      <WaitingReviews />
      <WaitingExchanges />
      <CountedFactors />
      <WaitingChanges />
      <WaitingUnread />
      <WaitingMoneyCount />
      <Loaded query={query}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          return items.length === 0 ? <Nothing /> : <Listed items={items} />;
        }}
      </Loaded>
      <LoadMore query={query}>{say(words.more)}</LoadMore>
      <SentBack />
    </>
  );
};

/** The work of a role without cases is on another page, if the desk has any. */
const Elsewhere = () => {
  const { say } = useSpeech();
  const hasMoney = useMay('money');
  const isOperator = useMay('operation');
  if (isOperator)
    return (
      <Empty>
        <p>
          {say(words.workOfOperation)} <Link to="/operation">{say(words.openOperation)}</Link>
        </p>
      </Empty>
    );
  return (
    <Empty>
      {hasMoney ? (
        <p>
          {say(words.workOfMoney)} <Link to="/money">{say(words.openMoney)}</Link>
        </p>
      ) : (
        say(words.noWork)
      )}
    </Empty>
  );
};

/** What waits for the person at the desk, the most urgent first. */
export const Today = () => {
  const { say } = useSpeech();
  return (
    <>
      <h1>{say(words.title)}</h1>
      {useMay('today') ? <Work /> : <Elsewhere />}
    </>
  );
};
