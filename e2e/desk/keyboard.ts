import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { Person } from './person.ts';

const MOST_TABS = 120;

/** One person with a keyboard and no mouse. */
export const atKeyboard = (person: Person) => {
  const { keyboard } = person.page;
  const isThere = async (target: Locator) => (await target.and(person.page.locator(':focus')).count()) > 0;
  const press = async (key: string, until: () => Promise<boolean>, what: string): Promise<void> => {
    for (let count = 0; count < MOST_TABS; count++) {
      if (await until()) return;
      await keyboard.press(key);
    }
    assert.fail(`${what} is not reached by ${key}`);
  };
  const reach = async (target: Locator): Promise<void> => {
    await target.waitFor();
    await press('Tab', () => isThere(target), String(target));
  };
  return {
    ...person,
    reach,
    open: async (target: Locator) => {
      await reach(target);
      await keyboard.press('Enter');
    },
    tick: async (box: Locator) => {
      await reach(box);
      await keyboard.press('Space');
    },
    type: async (target: Locator, text: string) => {
      await reach(target);
      await keyboard.insertText(text);
    },
    /** In a group of radio buttons: Tab goes to the group, the arrows choose in it. */
    choose: async (group: string, option: string) => {
      const radios = person.page.getByRole('radiogroup', { name: group }).getByRole('radio');
      await press('Tab', async () => (await Promise.all((await radios.all()).map(isThere))).includes(true), group);
      await keyboard.press('Space');
      const wanted = person.page.getByRole('radiogroup', { name: group }).getByRole('radio', { name: option });
      await press('ArrowDown', () => wanted.isChecked(), option);
    },
    /** From a list that opens. */
    pick: async (list: Locator, option: RegExp) => {
      await reach(list);
      await keyboard.press('Enter');
      const wanted = person.page.getByRole('option', { name: option });
      await wanted.first().waitFor();
      await press('ArrowDown', () => isThere(wanted.first()), String(option));
      await keyboard.press('Enter');
    },
    /**
     * Nothing on the page as it is now is wrong. It is judged from its top: while it is scrolled, what the header
     * covers in part counts as too small.
     */
    looksRight: async () => {
      await person.page.evaluate('scrollTo(0, 0)');
      assert.deepEqual(await person.accessibilityFaults(), []);
      assert.deepEqual(person.faults, []);
    },
  };
};
export type AtKeyboard = ReturnType<typeof atKeyboard>;

/** Opens an action of a case, from a list that links to it. @returns Its form */
export const beginAction = async (
  { page, open, looksRight }: AtKeyboard,
  link: Locator,
  action: string,
): Promise<Locator> => {
  await open(link);
  await open(page.getByRole('button', { name: action, exact: true }));
  const form = page.getByRole('region', { name: action, exact: true });
  await form.locator('button[type=submit]').waitFor();
  await looksRight();
  return form;
};

/** Sends the form of an action; the person leaves when it is recorded. */
export const finishAction = async ({ page, open, looksRight, leave }: AtKeyboard, form: Locator): Promise<void> => {
  await open(form.locator('button[type=submit]'));
  await page.getByRole('status').filter({ hasText: 'ثبت شد.' }).waitFor();
  await looksRight();
  await leave();
};
