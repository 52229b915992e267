import type { Page } from 'playwright-core';
import type { Screen } from './screen.ts';

const TARIFF = '/versions/billing-adjustments/tariff-book-gas';
const APPROVAL = '/versions/billing-adjustments/policy-correction-approval';
const FEES = '/versions/case-handling/fee-schedule-counter-offices';

const openForm = async (page: Page): Promise<void> => {
  await page.locator('section.no-print button').click();
  await page.locator('form').waitFor();
};
const sendNothing = async (page: Page): Promise<void> => {
  await openForm(page);
  await page.locator('form button.main').click();
  await page.locator('.summary a').first().waitFor();
};
/** The effect of the version in force on itself: nothing changes. */
const preview = async (page: Page): Promise<void> => {
  await openForm(page);
  await page.locator('form .day input').fill('1420/01/01');
  await page.locator('form section.sheet > button').click();
  await page.locator('form table.figures').waitFor();
};
const openHistory = async (page: Page): Promise<void> => {
  await page.locator('.happenings summary').first().click();
  await page.locator('.happenings dl').waitFor();
};
const openCertificate = async (page: Page): Promise<void> => {
  await page.locator('details.sheet > summary').click();
  await page.locator('form').waitFor();
};

/** The pages of administration, each in the states that a person meets. */
export const versionScreens: readonly Screen[] = [
  { name: '60-versions', username: 'policy-1', path: '/versions' },
  { name: '61-version-form', username: 'policy-1', path: APPROVAL, first: openForm },
  { name: '62-version-form-refused', username: 'policy-1', path: FEES, first: sendNothing },
  { name: '63-version-preview', username: 'policy-1', path: TARIFF, first: preview },
  { name: '64-version-history', username: 'auditor-1', path: APPROVAL, first: openHistory },
  { name: '65-certificates', username: 'certifier-1', path: '/certificates' },
  { name: '66-certificate-form', username: 'certifier-1', path: '/certificates', first: openCertificate },
];
