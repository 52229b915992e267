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

/** The person left the counter; a reload shows nothing else either. */
const lock = async (page: Page): Promise<void> => {
  const { origin } = new URL(page.url());
  await page.request.post(`${origin}/session/locks`, { headers: { 'x-desk': '1', origin } });
  await page.reload();
  await page.locator('.lock').waitFor();
};
/** A request as the service registers it; nothing is registered for a picture. */
const registerOne = async (page: Page): Promise<void> => {
  const opened = {
    caseId: '01234567-89ab-4cde-8f01-23456789abcd',
    trackingCode: '1405-0901-48217-73092-4',
    answerBy: '2026-12-06',
    provisional: false,
    feeCharged: 450_000,
    says: { fa: 'بازدید کنتور تا سه روز کاری انجام می‌شود.', en: 'The meter is visited within three working days.' },
    alsoOpen: [],
  };
  await page.route('**/case-handling/v1/cases', (route) => route.fulfill({ status: 201, json: opened }));
  await page.locator('[id$="-reason"]').fill('مشترک رقم کنتور را نمی‌پذیرد');
  await page.locator('form button.main').click();
  await page.locator('.receipt').waitFor();
};
const printReceipt = async (page: Page): Promise<void> => {
  await registerOne(page);
  await page.emulateMedia({ media: 'print' });
};
const openAction = async (page: Page): Promise<void> => {
  await page.locator('main section.no-print .row button').first().click();
  await page.locator('main form button[type=submit]').waitFor();
};
const inTheDark = (page: Page): Promise<void> => page.emulateMedia({ colorScheme: 'dark' });

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
  { name: '16-locked', username: 'clerk-101', path: '/', first: lock },
  {
    name: '17-receipt',
    username: 'clerk-101',
    path: `/register?account=${accountId}&kind=meter-visit`,
    first: registerOne,
  },
  {
    name: '17-receipt-printed',
    username: 'clerk-101',
    path: `/register?account=${accountId}&kind=meter-visit`,
    first: printReceipt,
  },
  { name: '18-action', username: 'clerk-101', path: `/cases/${caseId}`, first: openAction },
  { name: '19-case-dark', username: 'clerk-101', path: `/cases/${caseId}`, first: inTheDark },
  { name: '19-today-dark', username: 'representative-101-b', path: '/', first: inTheDark },
];
