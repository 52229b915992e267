import type { Page } from 'playwright-core';
import { faultNamed } from '../../../src/journey/world.ts';
import type { WaitingCorrection } from '../../stage.ts';

import type { Screen } from './screen.ts';

const { accountId } = faultNamed('misreadDigit');

/** A reason is given, so that the card is shown whole. */
const giveReason = async (page: Page): Promise<void> => {
  await page.locator('form.note input').fill('پرسش مشترک');
  await page.keyboard.press('Enter');
  await page.locator('svg.bars').waitFor();
};
/** What is missing is said before sending. */
const sendNothing = async (page: Page): Promise<void> => {
  await page.locator('form button.main').click();
  await page.locator('.summary a').first().waitFor();
};
const goToIssuer = async (page: Page): Promise<void> => {
  await page.locator('a.main').click();
  await page.locator('button[value="clerk-101"]').waitFor();
};

/** The pages of the counter, each in the states that a person meets. */
export const counterScreens = ({ caseId, proposed: { correctionId } }: WaitingCorrection): readonly Screen[] => [
  { name: '01-stranger', path: '/' },
  { name: '02-sign-in', path: '/', first: goToIssuer },
  { name: '03-today', username: 'representative-101-b', path: '/' },
  { name: '04-search', username: 'clerk-101', path: '/search' },
  { name: '05-found', username: 'head-1', path: '/search?q=خیابان' },
  { name: '06-account', username: 'clerk-101', path: `/accounts/${accountId}` },
  { name: '07-account-with-reason', username: 'clerk-101', path: `/accounts/${accountId}`, first: giveReason },
  { name: '08-register', username: 'clerk-101', path: '/register' },
  { name: '09-form', username: 'clerk-101', path: `/register?account=${accountId}&kind=bill-review` },
  {
    name: '10-form-refused',
    username: 'clerk-101',
    path: `/register?account=${accountId}&kind=bill-review`,
    first: sendNothing,
  },
  { name: '11-approvals', username: 'representative-101-b', path: '/approvals' },
  { name: '12-correction', username: 'representative-101-b', path: `/approvals/${correctionId}` },
  { name: '13-case', username: 'clerk-101', path: `/cases/${caseId}` },
  { name: '14-shortcuts', username: 'clerk-101', path: '/shortcuts' },
  { name: '15-refused', username: 'clerk-102', path: '/cases/01234567-89ab-4cde-8f01-23456789abcd' },
];
