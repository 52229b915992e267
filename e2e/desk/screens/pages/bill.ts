import type { Page } from 'playwright-core';
import type { CorrectedBill } from '../../stage.ts';
import type { Screen } from './screen.ts';

const giveReason = async (page: Page): Promise<void> => {
  await page.locator('form.note input').fill('پرسش مشترک');
  await page.keyboard.press('Enter');
  await page.locator('#known').waitFor();
};
/** Before the correction, by keyboard. */
const goBack = async (page: Page): Promise<void> => {
  await giveReason(page);
  await page.getByRole('slider').press('Home');
  await page.locator('#known ~ .note').waitFor();
};
const openLines = async (page: Page): Promise<void> => {
  await giveReason(page);
  await page.locator('section:has(#why) button').click();
  await page.locator('details.why[open]').first().waitFor();
  await page.locator('#known').evaluate((known) => known.closest('.columns')?.remove());
};

/** One bill as a clerk opens it, with a reason, as known before its correction, and each line down to its events. */
export const billScreens = ({ billNumber }: CorrectedBill): readonly Screen[] => {
  const [username, path] = ['clerk-101', `/bills/${billNumber}`];
  return [
    { name: '20-bill', username, path },
    { name: '21-bill-corrected', username, path, first: giveReason },
    { name: '22-bill-before-correction', username, path, first: goBack },
    { name: '23-bill-lines', username, path, first: openLines },
  ];
};
