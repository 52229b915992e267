import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { worldOf, SMALLEST_DISTRICT, type World } from '../../../src/journey/world.ts';
import { stepsIn } from '../../../src/journey/all/meter/steps.ts';
import { signIn } from '../../person.ts';
import { openStage, type Stage } from '../../stage.ts';

const ACCOUNT = '10203043';
/** A world that tells nobody what it does. */
const SILENT = { step() {}, say() {}, expect() {}, expectRefused() {} } as never;

let stage: Stage;
let browser: Browser;
let desk: string;
let world: World;
let caseId = '';

const at = (page: Page, path: string) => page.locator(`[id$="-${path}"]`);
/** Opens the form of an action, and sends it after it is filled in. */
const acted = async (page: Page, action: string, fill: (page: Page) => Promise<void>): Promise<void> => {
  await page.getByRole('button', { name: action, exact: true }).first().click();
  await fill(page);
  await page.locator('form button.main').click();
  await page.locator('form button.main').waitFor({ state: 'detached' });
};
const reasoned = async (page: Page): Promise<void> => at(page, 'reason').fill('طبق فرم');
/** The option of a choice, by its words. */
const chosen = (page: Page, path: string, label: string) => at(page, path).getByText(label, { exact: true }).click();

describe('the test of a meter at the desk (A1)', () => {
  before(async () => {
    stage = await openStage();
    ({ browser, desk } = stage);
    world = worldOf(stage.instance, SILENT, SMALLEST_DISTRICT);
  });
  after(() => stage?.close());

  it('A1-2, A1-3 the clerk registers it, and the representative orders the exchange', async () => {
    const clerk = await signIn(browser, desk, 'clerk-101', { path: `/register?account=${ACCOUNT}&kind=meter-test` });
    await at(clerk.page, 'reason').fill('مصرف دو برابر شده است');
    await clerk.page.locator('form button.main').click();
    const code = (await clerk.page.locator('.receipt .tracking').textContent())!.trim();
    assert.deepEqual(await clerk.accessibilityFaults(), []);
    await clerk.leave();
    const { items } = await world.cases('clerk-101').get<{ items: { caseId: string }[] }>(`/v1/cases?tracking=${code}`);
    caseId = items[0]!.caseId;
    const { page, leave } = await signIn(browser, desk, 'representative-101-a', { path: `/cases/${caseId}` });
    await acted(page, 'پذیرفته شد؛ سفارش تعویض', reasoned);
    await page.getByText('تعویض کنتور توسط شرکت معرفی‌شده').first().waitFor();
    await leave();
  });

  it('A1-4, A1-5 the company of the zone finds the order in its worklist and reports it', async () => {
    const { page, faults, accessibilityFaults, leave } = await signIn(browser, desk, 'exchange-sabalan');
    await page.locator(`a[href="/cases/${caseId}"]`).first().click();
    await page.waitForURL(`**/cases/${caseId}`);
    await page.getByRole('button', { name: 'تعویض کنتور' }).first().waitFor();
    assert.equal(await page.getByText('سارا احمدی').count(), 0);
    assert.equal(await page.getByText('مصرف دو برابر شده است').count(), 0);
    assert.deepEqual(await accessibilityFaults(), []);
    await acted(page, 'تعویض کنتور', async () => {
      await chosen(page, 'result', 'کنتور تعویض شد');
      await at(page, 'doneOn').locator('input').fill('۱۴۰۵/۹/۱');
      await at(page, 'removalIndex').fill('۹۰۰۰');
      await at(page, 'serial').fill('S-900');
      await page.getByRole('button', { name: /ظرفیت کنتور تازه/ }).click();
      await page.getByRole('option', { name: 'G4', exact: true }).click();
      await at(page, 'registerDigits').fill('۵');
      await at(page, 'index').fill('۰');
      await chosen(page, 'damaged', 'خیر');
    });
    assert.deepEqual(faults, []);
    await leave();
    const { stage: now } = await stepsIn(world, caseId).read('clerk-101');
    assert.equal(now, 'exchangeForm');
  });

  it('A1-13, A1-6 the representative approves the form and names a registered workshop', async () => {
    const { page, faults, leave } = await signIn(browser, desk, 'representative-101-a', { path: `/cases/${caseId}` });
    await acted(page, 'فرم تأیید شد؛ ثبت کارت ۱۳', async () => {
      await chosen(page, 'workshop', 'کارگاه کالیبراسیون تفتان');
      await reasoned(page);
    });
    assert.deepEqual(faults, []);
    await leave();
  });
});
