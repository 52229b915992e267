import { ownHeaders } from '../api/clients.ts';

const LEAVING = 'leaving';
export type Leaving = '/sign-out' | '/session/locks';

/** The person leaves; without a connection the desk is told when it is back, before anything else is asked. */
export const leaveBy = (path: Leaving): void => localStorage.setItem(LEAVING, path);

/**
 * Tells the desk that the person has left.
 *
 * @returns The answer; undefined if nobody has left
 * @throws Error without a connection, or if the desk cannot end the session now
 */
export const finishLeaving = async (): Promise<Response | undefined> => {
  const path = localStorage.getItem(LEAVING);
  if (path !== '/sign-out' && path !== '/session/locks') return undefined;
  const answer = await fetch(path, { method: 'POST', headers: ownHeaders() });
  if (answer.status >= 500) throw new Error('the desk does not end the session now');
  localStorage.removeItem(LEAVING);
  return answer;
};

export const isLeaving = (): boolean => localStorage.getItem(LEAVING) !== null;
