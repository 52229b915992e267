import { useSyncExternalStore } from 'react';

const CHOICE = 'shortcuts';
const listeners = new Set<() => void>();

/** Single keys can be switched off on this computer, for people who dictate or whose hands tremble (WCAG 2.1.4). */
export const areShortcutsOn = (): boolean => localStorage.getItem(CHOICE) !== 'off';

export const switchShortcuts = (): void => {
  localStorage.setItem(CHOICE, areShortcutsOn() ? 'off' : 'on');
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const useShortcutsOn = (): boolean => useSyncExternalStore(subscribe, areShortcutsOn);
