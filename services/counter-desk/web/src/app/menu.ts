import { menuEntries, type MenuEntry } from './keys/menu-entries.ts';
import { useMayOpen } from './may.ts';

/** The entries of the menu for the person at the desk. */
export const useMenu = (): readonly MenuEntry[] => {
  const mayOpen = useMayOpen();
  return menuEntries.filter(({ page }) => mayOpen(page));
};
