import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { Correction } from '../../src/journey/proposal.ts';
import { faultNamed, untilStatus, type World } from '../../src/journey/world.ts';
import { signIn } from '../person.ts';
import { openStage, proposeCorrection, type Stage } from '../stage.ts';

let stage: Stage;
let browser: Browser;
let desk: string;
let world: World;
let proposed: Correction;
let caseId: string;

const approve = (page: Page) => page.getByRole('button', { name: 'تأیید همین مبلغ‌ها' });
const at = () => `/approvals/${proposed.correctionId}`;
const ofService = () => `**/api/billing-adjustments/v1/corrections/${proposed.correctionId}`;
/** What a service or a network in between answers instead: one figure is another one. */
const withOneFigureAltered = async (page: Page): Promise<void> => {
  await page.route(ofService(), async (route) => {
    const answer = await route.fetch();
    const body = (await answer.json()) as { proposal: { bills: { lines: { amount: number }[] }[] } };
    body.proposal.bills[0]!.lines[0]!.amount -= 1;
    await route.fulfill({ response: answer, json: body });
  });
};

describe('approval of a correction at the desk', () => {
  before(async () => {
    stage = await openStage();
    ({ browser, desk } = stage);
    ({ world, caseId, proposed } = await proposeCorrection(stage));
  });
  after(() => stage?.close());

  it('7.5: a page that shows one other figure cannot approve, and says so', async () => {
    const { page, leave } = await signIn(browser, desk, 'representative-101-b');
    await withOneFigureAltered(page);
    await page.goto(`${desk}${at()}`);
    await page.getByRole('alert').filter({ hasText: 'با پیشنهاد ثبت‌شده یکی نیست' }).waitFor();
    assert.equal(await approve(page).count(), 0);
    await page.unrouteAll({ behavior: 'wait' });
    await page.reload();
    await approve(page).waitFor();
    await leave();
  });

  it('7.5: the proposer is not asked to sign, and reads why', async () => {
    const { page, leave, accessibilityFaults } = await signIn(browser, desk, 'representative-101-a', { path: at() });
    await page.getByText('شما نمی‌توانید این تعدیل را تأیید کنید').waitFor();
    assert.equal(await approve(page).count(), 0);
    assert.deepEqual(await accessibilityFaults(), []);
    await leave();
  });

  it('RFC 9470: a decision that needs a fresh sign-in leads there and back, and the written reason is still there', async () => {
    const { page, leave } = await signIn(browser, desk, 'representative-101-b', { path: at() });
    const refusal = {
      status: 401,
      json: { rule: 'LoginMustBeRecent', status: 401, title: '', data: { acrValues: [] } },
    };
    await page.route(`${ofService()}/approvals`, (route) => route.fulfill(refusal), { times: 1 });
    await page.getByLabel('علت تأیید').fill('رقم بازدید درست است');
    await approve(page).click();
    await page.getByRole('link', { name: 'ورود دوباره' }).click();
    await page.locator('button[value="representative-101-b"]').click();
    await approve(page).waitFor();
    assert.equal(new URL(page.url()).pathname, at());
    assert.equal(await page.getByLabel('علت تأیید').inputValue(), 'رقم بازدید درست است');
    await leave();
  });

  it('a clerk who writes in a case sees that a colleague was faster; the written words stay', async () => {
    const clerk = await signIn(browser, desk, 'clerk-101', { path: `/cases/${caseId}` });
    await clerk.page.getByRole('button', { name: 'یادداشت' }).click();
    await clerk.page.getByLabel('متن یادداشت').fill('مدرک را مشترک می‌آورد');
    const note = { text: 'با مشترک تماس گرفته شد' };
    await world.cases('representative-101-b').post(`/v1/cases/${caseId}/notes`, note);
    const changed = clerk.page.getByRole('alert').filter({ hasText: 'این پرونده در این میان تغییر کرده است' });
    // Before the page would ask by itself.
    await changed.filter({ hasText: /رضا موسوی.*با مشترک تماس گرفته شد/s }).waitFor({ timeout: 10_000 });
    assert.equal(await clerk.page.getByLabel('متن یادداشت').inputValue(), 'مدرک را مشترک می‌آورد');
    assert.deepEqual(await clerk.accessibilityFaults(), []);
    assert.deepEqual(clerk.faults, []);
    await clerk.leave();
  });

  it('7.5: by keyboard alone: from the inbox to the posted correction, which the case shows', async () => {
    const { page, faults, leave } = await signIn(browser, desk, 'representative-101-b', { path: '/approvals' });
    const row = page.getByRole('link', { name: faultNamed('misreadDigit').accountId });
    await row.focus();
    await page.keyboard.press('Enter');
    await page.getByText('مبلغ‌های این صفحه همان است که تأیید می‌شود').waitFor();
    await page.getByLabel('علت تأیید').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('در حساب ثبت شد').waitFor({ timeout: 20_000 });
    await untilStatus(world.billing('representative-101-b'), `/v1/corrections/${proposed.correctionId}`, 'posted');
    await page.getByRole('link', { name: 'دیدن پرونده' }).press('Enter');
    await page.getByRole('heading', { name: 'پرونده در کجاست' }).waitFor();
    assert.deepEqual(faults, []);
    await leave();
  });
});
