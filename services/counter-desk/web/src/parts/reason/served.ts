import { useSyncExternalStore } from 'react';

/** The person who is being served: why their data are read is asked once, and again for the next person. */
interface Served {
  readonly accountId: string;
  readonly reason: string;
}

let served: Served | undefined;
const listeners = new Set<() => void>();

export const serve = (next: Served | undefined): void => {
  served = next;
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** The reason that was given for this account; it is kept in memory only. */
export const useReason = (accountId: string): string | undefined => {
  const now = useSyncExternalStore(subscribe, () => served);
  return now?.accountId === accountId ? now.reason : undefined;
};

/** The header under which a reason travels; it may be Persian. */
export const reasonHeader = (reason: string | undefined): { readonly 'X-Reason'?: string } =>
  reason === undefined ? {} : { 'X-Reason': encodeURIComponent(reason) };
