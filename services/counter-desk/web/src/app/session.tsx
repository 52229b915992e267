import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import { ownHeaders } from '../api/clients.ts';
import { onSessionChange } from '../api/session-changes.ts';

/** Who is signed in. */
export interface Person {
  readonly subject: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly office?: string;
  readonly county?: string;
}

const SessionContext = createContext<Person | undefined>(undefined);

const whoAmI = async (): Promise<Person | 'locked' | null> => {
  const answer = await fetch('/session', { headers: ownHeaders() });
  if (answer.ok) return ((await answer.json()) as { person: Person }).person;
  const { rule } = (await answer.json()) as { rule?: string };
  return rule === 'SessionMustBeUnlocked' ? 'locked' : null;
};

/** Where a sign-in goes on: the page at which the person was. */
export const signInAddress = (anew: boolean): string => {
  const page = `${location.pathname}${location.search}`;
  return `/sign-in?return-to=${encodeURIComponent(page)}${anew ? '&as=anew' : ''}`;
};

interface Gates {
  readonly children: ReactNode;
  readonly stranger: ReactNode;
  /** Shown over the page, which stays with its unsent words. */
  readonly lock: ReactNode;
}

/** Shows the desk to a person who is signed in; a locked desk keeps its page behind the lock. */
export const SessionGate = ({ children, stranger, lock }: Gates) => {
  const queries = useQueryClient();
  const { data, isPending, isError } = useQuery({ queryKey: ['session'], queryFn: whoAmI, staleTime: 60_000 });
  const [person, setPerson] = useState<Person>();
  useEffect(() => onSessionChange(() => void queries.invalidateQueries({ queryKey: ['session'] })), [queries]);
  useEffect(() => {
    if (data && data !== 'locked') setPerson(data);
  }, [data]);
  const current = data && data !== 'locked' ? data : person;
  if (isPending) return null;
  if (!current || (data === null && !isError)) return data === 'locked' ? lock : stranger;
  return (
    <SessionContext value={current}>
      {children}
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
  const { next } = (await answer.json()) as { next: string };
  location.assign(next);
};

export const lockDesk = async (): Promise<void> => {
  await fetch('/session/locks', { method: 'POST', headers: ownHeaders() });
};
