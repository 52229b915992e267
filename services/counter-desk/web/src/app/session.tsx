import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import type { Person } from '../../../src/session/person.ts';
import { ownHeaders } from '../api/clients.ts';
import { atTheDesk } from '../api/at-the-desk.ts';
import { onSessionChange } from '../api/session-changes.ts';

const SessionContext = createContext<Person | undefined>(undefined);

const whoAmI = async (): Promise<Person | 'locked' | null> => {
  const answer = await fetch('/session', { headers: { 'x-desk': '1' } });
  if (answer.ok) return ((await answer.json()) as { person: Person }).person;
  const { rule } = (await answer.json()) as { rule?: string };
  return rule === 'SessionMustBeUnlocked' ? 'locked' : null;
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

/** Shows the desk to a person who is signed in; a locked desk keeps its page behind the lock. */
export const SessionGate = ({ children, stranger, lock }: Gates) => {
  const queries = useQueryClient();
  const { data, isPending, isError } = useQuery({
    queryKey: ['session'],
    queryFn: whoAmI,
    staleTime: LOOKED_EVERY_MS,
    refetchInterval: LOOKED_EVERY_MS,
  });
  const [person, setPerson] = useState<Person>();
  useEffect(() => onSessionChange(() => void queries.invalidateQueries({ queryKey: ['session'] })), [queries]);
  useEffect(() => {
    if (!data || data === 'locked') return;
    if (isOther(data, person)) return location.replace('/');
    atTheDesk.isOf(data.subject);
    setPerson(data);
  }, [data, person]);
  const current = data && data !== 'locked' ? data : person;
  if (isPending || isOther(current, person)) return null;
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
  const person = use(SessionContext);
  if (!person) throw new Error('nobody is signed in');
  return person;
};

/** Ends the session here and goes on to the issuer, which ends its own. */
export const signOut = async (): Promise<void> => {
  const answer = await fetch('/sign-out', { method: 'POST', headers: ownHeaders() });
  const { next = '/' } = (await answer.json().catch(() => ({}))) as { next?: string };
  location.assign(next);
};

export const lockDesk = async (): Promise<void> => {
  await fetch('/session/locks', { method: 'POST', headers: ownHeaders() });
};
