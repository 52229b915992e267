import { ownHeaders } from '../api/clients.ts';

const LEAVING = 'leaving';
export type Leaving = '/sign-out' | '/session/locks';

/** The person leaves; without a connection the desk is told when it is back, before anything else is asked. */
export const leaveBy = (path: Leaving): void => localStorage.setItem(LEAVING, path);

/** Tells the desk that the person has left. @throws Error without a connection @returns The answer, if there was one */
export const finishLeaving = async (): Promise<Response | undefined> => {
  const path = localStorage.getItem(LEAVING);
  if (path !== '/sign-out' && path !== '/session/locks') return undefined;
  const answer = await fetch(path, { method: 'POST', headers: ownHeaders() });
  localStorage.removeItem(LEAVING);
  return answer;
};

export const isLeaving = (): boolean => localStorage.getItem(LEAVING) !== null;
