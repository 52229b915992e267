import type { Page } from 'playwright-core';
import type { Screen } from './screen.ts';

/** Until every service has answered. */
const answered = async (page: Page): Promise<void> => {
  await page.locator('main .tag, main .note, main .empty').first().waitFor();
  await page.locator('main .wait').first().waitFor({ state: 'detached' });
};
const openOthers = async (page: Page): Promise<void> => {
  await answered(page);
  await page.locator('main section.sheet > details > summary').first().click();
};
/** A view is built beside the live one, and nothing is replaced yet. */
const compare = async (page: Page): Promise<void> => {
  await page.locator('tbody button').first().click();
  await page.locator('section.note button.main').click();
  await page.locator('section.note .facts').waitFor();
};
let verified = false;
/** One service is verified once, and its findings are open. */
const verify = async (page: Page): Promise<void> => {
  const first = page.locator('main section.sheet').first();
  await first.locator('button').last().waitFor();
  if (!verified) await first.locator('button').last().click();
  verified = true;
  await first.locator('.note.good').waitFor();
  await first.locator('details > summary').first().click();
};

/** The pages of company IT, and the verification. */
export const operationScreens = (): readonly Screen[] => [
  { name: '75-operation', username: 'operator-1', path: '/operation', first: answered },
  { name: '75-operation-examination', username: 'operator-1', path: '/operation/examination', first: openOthers },
  { name: '75-operation-lag', username: 'operator-1', path: '/operation/lag', first: openOthers },
  { name: '75-operation-parked', username: 'operator-1', path: '/operation/parked', first: answered },
  { name: '76-view-compared', username: 'operator-1', path: '/operation/views', first: compare },
  { name: '77-verification', username: 'auditor-1', path: '/verification', first: verify },
];
