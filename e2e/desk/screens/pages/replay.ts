import type { Page } from 'playwright-core';
import type { CorrectedBill } from '../../stage.ts';
import type { Screen } from './screen.ts';

const giveReason = async (page: Page): Promise<void> => {
  await page.locator('form.note input').fill('رسیدگی به شکایت');
  await page.keyboard.press('Enter');
  await page.locator('#state').waitFor();
};
/** Before the correction, by keyboard. */
const goBack = async (page: Page): Promise<void> => {
  await giveReason(page);
  await page.getByRole('slider').last().press('ArrowDown');
  await page.locator('#known ~ .note').waitFor();
  await page.locator('#known ~ h3').waitFor();
};

/** Records found by an account, one replayed with a reason, and as it was known before its last change. */
export const replayScreens = ({ accountId }: CorrectedBill): readonly Screen[] => {
  const [username, path] = ['auditor-1', `/replay/billing-adjustments/bill-account-${accountId}`];
  return [
    { name: '70-replay-find', username, path: `/replay?q=${accountId}` },
    { name: '71-replay', username, path, first: giveReason },
    { name: '72-replay-known-before', username, path, first: goBack },
  ];
};
