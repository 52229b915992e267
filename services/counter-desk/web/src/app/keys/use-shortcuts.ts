import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useMenu } from '../menu.ts';
import { shortcutsRead, type Act } from './shortcuts.ts';
import { areShortcutsOn } from './switched.ts';

const pages = { today: '/', register: '/register', approvals: '/approvals', shortcuts: '/shortcuts' } as const;

/** Keys for a control, such as letters of a text or of a list, are not for the page. */
const isForControl = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLElement &&
  target.closest('input, textarea, select, [contenteditable], [role=listbox], [role=grid], [role=dialog]') !== null;

const isPlain = ({ ctrlKey, altKey, metaKey, isComposing }: KeyboardEvent): boolean =>
  !ctrlKey && !altKey && !metaKey && !isComposing;

/** Keys that work on every page; only pages of the person's own menu are reached. */
export const useShortcuts = (): void => {
  const navigate = useNavigate();
  const entries = useMenu();
  useEffect(() => {
    const read = shortcutsRead(() => performance.now());
    const isReached = (to: string): boolean => to === pages.shortcuts || entries.some((entry) => entry.to === to);
    const take = (act: Act): void => {
      if (act === 'search') return document.getElementById('search')?.focus();
      const to = pages[act];
      if (isReached(to)) void navigate({ to });
    };
    const hear = (event: KeyboardEvent): void => {
      if (!areShortcutsOn() || isForControl(event) || !isPlain(event)) return;
      const act = read({ key: event.key, code: event.code, isShifted: event.shiftKey });
      if (act === undefined) return;
      event.preventDefault();
      take(act);
    };
    addEventListener('keydown', hear);
    return () => removeEventListener('keydown', hear);
  }, [navigate, entries]);
};
