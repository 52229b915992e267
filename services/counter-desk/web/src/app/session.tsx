import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import type { Person } from '../../../src/session/person.ts';
import { atTheDesk } from '../api/at-the-desk.ts';
import { onSessionChange } from '../api/session-changes.ts';
import { finishLeaving, isLeaving, leaveBy } from './leaving.ts';
import { arriveHere, departHere, personOffline } from './visits-here.ts';

/** Who is at the desk; without a connection, who took visits along on this phone. */
interface AtDesk {
  readonly person: Person;
  readonly isOffline: boolean;
}

const SessionContext = createContext<AtDesk | undefined>(undefined);

/** A page that is locked stays so, although nobody can ask the desk: a cut connection opens nothing. */
let wasLocked = false;

/** @throws Error if nobody took visits along */
const whoIsOffline = async (): Promise<AtDesk | 'locked' | null> => {
  if (isLeaving()) return null;
  if (wasLocked) return 'locked';
  const person = await personOffline();
  if (!person) throw new Error('the desk does not respond');
  return { person, isOffline: true };
};

const whoAmI = async (): Promise<AtDesk | 'locked' | null> => {
  const answer = await finishLeaving()
    .then(() => fetch('/session', { headers: { 'x-desk': '1' } }))
    .catch(() => undefined);
  if (!answer || answer.status >= 500) return whoIsOffline();
  wasLocked = false;
  if (answer.ok) return { ...((await answer.json()) as { person: Person }), isOffline: false };
  const { rule } = (await answer.json()) as { rule?: string };
  wasLocked = rule === 'SessionMustBeUnlocked';
  return wasLocked ? 'locked' : null;
};

/** Where a sign-in goes on: the page at which the person was. */
export const signInAddress = (): string =>
  `/sign-in?return-to=${encodeURIComponent(`${location.pathname}${location.search}`)}`;

/** The desk locks and ends although nobody asks for anything: then the page disappears too. */
const LOOKED_EVERY_MS = 30_000;

/** In another tab somebody else signed in: nothing of the one who left stays on this page. */
const isOther = (now: Person | undefined, before: Person | undefined): boolean =>
  now !== undefined && before !== undefined && now.subject !== before.subject;

interface Gates {
  readonly children: ReactNode;
  readonly stranger: ReactNode;
  /** Shown in place of the page, which stays with its unsent words but is neither seen, reached nor printed. */
  readonly lock: ReactNode;
}

const asked = { queryKey: ['session'], queryFn: whoAmI, staleTime: LOOKED_EVERY_MS, retry: false } as const;

/** The desk wrote into the page who is signed in; not into one without a session, nor into one kept on a phone. */
const personInPage = (): Person | undefined => {
  const { content } = document.querySelector<HTMLMetaElement>('meta[name=person]')!;
  return content === '' ? undefined : (JSON.parse(decodeURIComponent(content)) as Person);
};

/** Who is here by the page itself; otherwise the desk is asked while the page is still being made. */
export const learnWhoIsHere = (queries: QueryClient): void => {
  const person = isLeaving() ? undefined : personInPage();
  if (!person) return void queries.prefetchQuery(asked);
  atTheDesk.isOf(person.subject);
  queries.setQueryData<AtDesk>(asked.queryKey, { person, isOffline: false });
};

/** The person at the desk, outside of a component. */
export const personIn = (queries: QueryClient): Person | undefined => {
  const known = queries.getQueryData<AtDesk | 'locked' | null>(asked.queryKey);
  return known && known !== 'locked' ? known.person : undefined;
};

/** Shows the desk to a person who is signed in; a locked desk keeps its page behind the lock. */
export const SessionGate = ({ children, stranger, lock }: Gates) => {
  const queries = useQueryClient();
  const { data, isPending, isError } = useQuery({
    ...asked,
    refetchInterval: LOOKED_EVERY_MS,
    refetchOnReconnect: 'always',
  });
  const [before, setBefore] = useState<AtDesk>();
  useEffect(() => onSessionChange(() => void queries.invalidateQueries({ queryKey: ['session'] })), [queries]);
  useEffect(() => {
    if (!data || data === 'locked') return;
    if (isOther(data.person, before?.person)) return location.replace('/');
    atTheDesk.isOf(data.person.subject);
    setBefore(data);
  }, [data, before]);
  const current = data && data !== 'locked' ? data : before;
  const here = data && data !== 'locked' && !data.isOffline ? data.person : undefined;
  const arrived = here?.subject;
  useEffect(() => {
    if (here) void arriveHere(here).catch(() => undefined);
    // The same person arrives once, and again after a lock, however often the desk is asked.
  }, [arrived]);
  if (isPending || isOther(current?.person, before?.person)) return null;
  if (!current || (data === null && !isError)) return data === 'locked' ? lock : stranger;
  return (
    <SessionContext value={current}>
      <div hidden={data === 'locked'}>{children}</div>
      {data === 'locked' && lock}
    </SessionContext>
  );
};

/** The person at the desk. @throws Error outside of SessionGate */
export const usePerson = (): Person => {
  return useAtDesk().person;
};

/** Whether the person is known by the visits on this phone alone. */
export const useIsOffline = (): boolean => useAtDesk().isOffline;

const useAtDesk = (): AtDesk => {
  const atDesk = use(SessionContext);
  if (!atDesk) throw new Error('nobody is signed in');
  return atDesk;
};

/** Ends the session here and goes on to the issuer, which ends its own. */
export const signOut = async (): Promise<void> => {
  await departHere('leave').catch(() => undefined);
  leaveBy('/sign-out');
  const answer = await finishLeaving().catch(() => undefined);
  if (!answer) return location.reload();
  const { next = '/' } = (await answer.json().catch(() => ({}))) as { next?: string };
  location.assign(next);
};

/** The page looks again who is at the desk, which locks it before. */
export const lockDesk = async (): Promise<void> => {
  await departHere('lock').catch(() => undefined);
  leaveBy('/session/locks');
};
