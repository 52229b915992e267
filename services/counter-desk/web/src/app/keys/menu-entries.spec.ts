import { expect, it } from '@jest/globals';
import { menuEntries } from './menu-entries.ts';

it('each page of the menu has a key of its own', () => {
  const keys = menuEntries.map(({ key }) => key);
  expect(keys).toEqual([...new Set(keys)]);
  for (const key of keys) expect(key).toMatch(/^[a-z]$/);
});
