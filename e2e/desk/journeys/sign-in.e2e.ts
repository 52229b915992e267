import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { signIn } from '../person.ts';
import { sharedStage, type Stage } from '../stage.ts';

let stage: Stage;
let browser: Browser;
let desk: string;

describe('sign-in at a shared computer', () => {
  before(async () => {
    stage = await sharedStage();
    ({ browser, desk } = stage);
  });

  it('a clerk signs in by keyboard alone, works, switches the language, and signs out', async () => {
    const context = await browser.newContext({ locale: 'fa-IR' });
    const page = await context.newPage();
    await page.goto(desk);
    await page.getByRole('link', { name: 'ورود به سامانه' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('button[value="clerk-101"]').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'کارهای امروز' }).waitFor();
    assert.equal(await page.locator('html').getAttribute('dir'), 'rtl');
    assert.match((await page.locator('.who').textContent()) ?? '', /سارا احمدی/);
    await page.getByRole('button', { name: 'English' }).press('Enter');
    await page.getByRole('heading', { name: 'Today' }).waitFor();
    assert.equal(await page.locator('html').getAttribute('dir'), 'ltr');
    await page.getByRole('button', { name: 'Sign out' }).press('Enter');
    await page.getByRole('button', { name: 'خروج' }).press('Enter');
    await page.getByRole('link', { name: 'Sign in' }).waitFor();
    await context.close();
  });

  it('a clerk who leaves the counter locks the desk; another person does not see the page behind', async () => {
    const { page, faults, leave } = await signIn(browser, desk, 'clerk-101');
    await page.getByRole('button', { name: 'قفل پیشخوان' }).click();
    await page.getByRole('dialog', { name: 'پیشخوان قفل است' }).waitFor();
    assert.equal((await page.request.get(`${desk}/session`)).status(), 401);
    assert.equal(await page.locator('.shell').isVisible(), false, 'nothing behind the lock is seen or reached');
    await page.getByRole('dialog').getByRole('link', { name: 'ورود به سامانه' }).click();
    await page.locator('button[value="head-1"]').click();
    await page.getByRole('heading', { name: 'کارهای امروز' }).waitFor();
    assert.match((await page.locator('.who').textContent()) ?? '', /حسین بهرامی/);
    assert.deepEqual(faults, []);
    await leave();
  });

  it('the tab of a clerk shows nothing and does nothing after another person signed in at another tab', async () => {
    const { page, faults, leave } = await signIn(browser, desk, 'clerk-101');
    const other = await page.context().newPage();
    await other.goto(`${desk}/sign-in`);
    await other.locator('button[value="head-1"]').click();
    await other.locator('.shell').waitFor();
    await page.locator('#search').fill('10203040');
    await page.keyboard.press('Enter');
    await page.locator('.who').getByText('حسین بهرامی').waitFor();
    assert.equal(new URL(page.url()).pathname, '/');
    assert.deepEqual(faults, []);
    await leave();
  });

  it('has no token and no personal word in the storage of the browser, and no violation of WCAG 2.2 AA', async () => {
    const { page, faults, accessibilityFaults, leave } = await signIn(browser, desk, 'representative-101-a');
    const stored = await page.evaluate<string>(
      'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])',
    );
    assert.doesNotMatch(stored, /ey[\w-]+\.|representative/);
    assert.deepEqual(await accessibilityFaults(), []);
    assert.deepEqual(faults, []);
    await leave();
  });
});
