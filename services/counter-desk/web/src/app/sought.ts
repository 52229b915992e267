import { useSyncExternalStore } from 'react';

/**
 * What was typed into the search box last. It may be a personal number, so it stands in no address and in no history of
 * a shared computer.
 */
let sought = '';
const listeners = new Set<() => void>();

export const seek = (text: string): void => {
  sought = text;
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const useSought = (): string => useSyncExternalStore(subscribe, () => sought);
