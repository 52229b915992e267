import { cases, dataOf, ownHeaders, send, type Service } from '../../../api/clients.ts';
import { mustAnswer } from '../../../api/own-desk.ts';
import { isFinished, type Kept, type KeptVisit, type KnownPerson } from './kept-visit.ts';
import { isWaiting, type CaseDesk } from './sending.ts';
import { sendEach } from './sending-each.ts';
import { takingsIn, type KeyDesk } from './takings.ts';
import { browserStore } from './visit-store.ts';
import type { NewVisitKey, VisitKey } from '../../../../../src/session/visits/visit-key.ts';

/** Between two attempts, each time twice as long. */
const FIRST_PAUSE_MS = 4_000;
const LONGEST_PAUSE_MS = 64_000;

const ask = (path: string, body: object): Promise<Response> =>
  fetch(`/session/visit-keys${path}`, {
    method: 'POST',
    headers: { ...ownHeaders(), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

const keyDesk: KeyDesk = {
  make: async () => (await (await mustAnswer(ask('', {}))).json()) as NewVisitKey,
  open: async (wrapped) => {
    const answer = await mustAnswer(ask('/opened', { wrapped }), [404]);
    return answer.status === 404 ? undefined : ((await answer.json()) as VisitKey);
  },
};

const caseDeskOf = ({ subject }: KnownPerson): CaseDesk => ({
  subject,
  read: (caseId) => dataOf(cases.GET('/v1/cases/{caseId}', { params: { path: { caseId } } })),
  post: ({ service, path, fixed }, body, key) => send(service as Service, path, { ...body, ...fixed }, key),
});

/** The visits on this phone, one for all pages of the desk. */
export const onPhone = takingsIn(browserStore(), keyDesk, Date.now);
export const newVisitKey = keyDesk.make;

const listeners = new Set<() => void>();
const changed = (): void => {
  for (const listener of listeners) listener();
};
export const onVisitsChanged = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/**
 * Keeps a visit in the place of the one that the page shows, after what is being written in any tab.
 *
 * @throws VisitChanged if it is not any more as the page shows it
 */
export const keepVisit = (kept: Kept, next: KeptVisit): Promise<void> =>
  navigator.locks.request('visits-writing', () => onPhone.keep(kept, next)).finally(changed);

let sender: KnownPerson | undefined;
/** Whose visits are opened here, and those of others closed. */
let opened: KnownPerson | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

const openFor = async (person: KnownPerson): Promise<void> => {
  if (opened === person) return;
  await onPhone.arrive(person);
  opened = person;
};

const sendAll = async (person: KnownPerson): Promise<void> => {
  await openFor(person);
  await navigator.locks.request('visits', () => sendEach(onPhone.visits, keepVisit, caseDeskOf(person)));
};

/** Opens the visits of the person, and sends what waits, in one tab at a time, until nothing waits. */
export const sendNow = async (pauseMs = FIRST_PAUSE_MS): Promise<void> => {
  clearTimeout(timer);
  const person = sender;
  if (!person) return;
  await sendAll(person).catch(() => undefined);
  if (opened !== person || (await onPhone.visits()).some(({ visit }) => isWaiting(visit)))
    timer = setTimeout(() => void sendNow(Math.min(2 * pauseMs, LONGEST_PAUSE_MS)), pauseMs);
  changed();
};

addEventListener('online', () => void sendNow());

/** The person at the desk is known by the desk itself: only the own visits are opened, and sent. */
export const arrive = async (person: KnownPerson): Promise<void> => {
  [sender, opened] = [person, undefined];
  await sendNow();
};

/** Nobody is at the desk any more. @param how Signing out leaves only finished visits, sealed */
export const depart = async (how: 'lock' | 'leave'): Promise<void> => {
  [sender, opened] = [undefined, undefined];
  clearTimeout(timer);
  await onPhone[how]();
};

export const countOf = (kept: readonly Kept[]): number => kept.filter(({ visit }) => isFinished(visit)).length;
