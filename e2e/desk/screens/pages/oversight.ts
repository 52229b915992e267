import type { Page } from 'playwright-core';
import type { Screen } from './screen.ts';

const showAll = async (page: Page): Promise<void> => {
  await page.locator('.question [role="radio"], .question input[type="radio"]').last().check({ force: true });
  await page.locator('.question button.main').click();
  await page.waitForURL(/which=all/);
  await page.locator('.decisions').first().waitFor();
};

/** Pages of auditors and operators. */
export const oversightScreens: readonly Screen[] = [
  { name: '80-decisions-to-examine', username: 'auditor-1', path: '/conflicts' },
  { name: '81-decisions-all', username: 'auditor-1', path: '/conflicts', first: showAll },
];
