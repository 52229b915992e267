import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useMenu } from '../menu.ts';
import { shortcutsRead } from './shortcuts.ts';
import { areShortcutsOn } from './switched.ts';

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
    const read = shortcutsRead(() => performance.now(), new Map(entries.map(({ key, to }) => [key, to])));
    const hear = (event: KeyboardEvent): void => {
      if (!areShortcutsOn() || isForControl(event) || !isPlain(event)) return;
      const act = read({ key: event.key, code: event.code, isShifted: event.shiftKey });
      if (act === undefined) return;
      event.preventDefault();
      if (act === 'search') document.getElementById('search')?.focus();
      else void navigate({ to: act === 'shortcuts' ? '/shortcuts' : act });
    };
    addEventListener('keydown', hear);
    return () => removeEventListener('keydown', hear);
  }, [navigate, entries]);
};
