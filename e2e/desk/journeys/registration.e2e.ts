import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { SMALLEST_DISTRICT, worldOf } from '../../src/journey/world.ts';
import { signIn } from '../person.ts';
import { sharedStage, type Stage } from '../stage.ts';
import { unknownCase, unknownKind } from './unknown-kind.ts';

const ACCOUNT = '10203041';
const CODE = /^\d{4}-\d{4}-\d{5}-\d{5}-\d$/;

let stage: Stage;
let browser: Browser;
let desk: string;

/** A world that tells nobody what it does. */
const SILENT = { step() {}, say() {}, expect() {}, expectRefused() {} } as never;

const at = (page: Page, path: string) => page.locator(`[id$="-${path}"]`);

describe('search, subscriber card and registration at the desk', () => {
  before(async () => {
    stage = await sharedStage();
    ({ browser, desk } = stage);
  });

  it('one exact hit opens the card; a reason shows it whole; the receipt has the tracking code, which finds the case', async () => {
    const { page, faults, accessibilityFaults, leave } = await signIn(browser, desk, 'clerk-101');
    const seek = async (text: string) => {
      await page.locator('#search').fill(text);
      await page.locator('#search').press('Enter');
    };
    await seek('اح');
    await page.getByText('دست‌کم سه حرف').waitFor();
    await seek('۱۰۲۰۳۰۴۱');
    await page.waitForURL(`**/accounts/${ACCOUNT}`);
    await page.locator('form.note input').fill('پرسش مشترک');
    await page.keyboard.press('Enter');
    await page.locator('svg.bars').waitFor();
    assert.deepEqual(await accessibilityFaults(), []);
    await page.goto(`${desk}/register?account=${ACCOUNT}&kind=meter-visit`);
    await at(page, 'reason').fill('<img src=x onerror=alert(1)> رقم درست نیست');
    await page.locator('form button.main').click();
    const code = (await page.locator('.receipt .tracking').textContent())!.trim();
    assert.match(code, CODE);
    assert.deepEqual(await accessibilityFaults(), []);
    await seek(code);
    await page.waitForURL('**/cases/*');
    assert.deepEqual(faults, []);
    await leave();
  });

  it('a kind that only this journey knows has its form from data alone, and unsent words survive a reload', async () => {
    const { page, faults, accessibilityFaults, leave } = await signIn(browser, desk, 'clerk-102');
    const sent: { readonly key: string | undefined; readonly body: unknown }[] = [];
    await page.route('**/v1/case-kinds', (route) => route.fulfill({ json: { items: [unknownKind] } }));
    await page.route('**/case-handling/v1/cases', (route) => {
      const request = route.request();
      sent.push({ key: request.headers()['idempotency-key'], body: request.postDataJSON() });
      if (sent.length === 1) return route.abort();
      const errors = [{ field: 'lamps[0].number', rule: 'isIndex', message: 'ردیف ۱: رقم نادرست است' }];
      return route.fulfill({ status: 400, json: { type: '', title: '', status: 400, rule: 'InvalidInput', errors } });
    });
    await page.goto(`${desk}/register?kind=${unknownKind.kind}`);
    const send = page.locator('form button.main');
    await send.click();
    assert.equal(await page.locator('.summary li').count(), 6);
    // The header that stays covers a part of the control below it otherwise.
    await page.evaluate('scrollTo(0, 0)');
    assert.deepEqual(await accessibilityFaults(), []);
    await page.locator('.summary a').first().click();
    await page.keyboard.type('چراغ');
    await at(page, 'colour').locator('label.radio').first().click();
    await at(page, 'seen').fill('۱۲٬۳۴۵');
    assert.equal((await at(page, 'repairedOn').count()) + (await at(page, 'danger').count()), 0);
    await at(page, 'sound').locator('label.radio').first().click();
    await at(page, 'repairedOn').locator('input').fill('۱۴۰۵/۹/۷');
    await at(page, 'sound').locator('label.radio').last().click();
    await at(page, 'danger').fill('سیم برهنه');
    assert.equal(await at(page, 'repairedOn').count(), 0);
    await at(page, 'since').locator('input').fill('۱۴۰۵/۹/۸');
    await at(page, 'lamps-0-number').fill('7');
    await at(page, 'lamps-0-notes').locator('> button').click();
    const kept = page.waitForRequest((request) => request.postData()?.includes('یادداشت') ?? false);
    await at(page, 'lamps-0-notes-0-note').fill('یادداشت');
    await (await kept).response();
    await page.reload();
    await send.click();
    await page.getByText('ارتباط با سامانه قطع است').waitFor();
    await send.click();
    await page.locator('.summary').getByText('ردیف ۱: رقم نادرست است').waitFor();
    assert.equal(sent[0]!.key, sent[1]!.key);
    assert.deepEqual(sent[1]!.body, {
      kind: unknownKind.kind,
      title: 'چراغ',
      colour: 'o0',
      seen: 12_345,
      sound: false,
      danger: 'سیم برهنه',
      since: '2026-11-29',
      lamps: [{ number: 7, notes: [{ note: 'یادداشت' }] }],
    });
    await at(page, 'lamps-0-number').fill('8');
    await send.click();
    await page.locator('.summary').getByText('ردیف ۱: رقم نادرست است').waitFor();
    assert.notEqual(sent[2]!.key, sent[1]!.key);
    assert.deepEqual(faults, []);
    await leave();
  });

  it('a case of a kind that only this journey knows: stages, deadlines, a list and an action with conditions, from data alone', async () => {
    const clerk = worldOf(stage.instance, SILENT, SMALLEST_DISTRICT).cases('clerk-102');
    const opening = { kind: 'meter-visit', accountId: '10203046', reason: 'x' };
    const { caseId } = await clerk.post<{ caseId: string }>('/v1/cases', opening);
    const { page, faults, accessibilityFaults, leave } = await signIn(browser, desk, 'clerk-102');
    const sent: unknown[] = [];
    await page.route(`**/v1/cases/${caseId}`, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: { ...(await answer.json()), ...unknownCase(caseId) } });
    });
    await page.route(`**/v1/cases/${caseId}/decisions`, (route) => {
      sent.push(route.request().postDataJSON());
      return route.fulfill({ status: 201, json: {} });
    });
    await page.goto(`${desk}/cases/${caseId}`);
    await page.getByRole('heading', { name: unknownKind.title.fa }).waitFor();
    for (const text of ['electrician فا', 'answer فا', 'proof فا', 'option1 فا', '۱۲٬۳۴۵'])
      await page.getByText(text).first().waitFor();
    assert.deepEqual(await accessibilityFaults(), []);
    await page.getByRole('button', { name: 'repaired فا' }).click();
    const form = page.getByRole('region', { name: 'repaired فا' });
    await at(page, 'title').fill('لامپ');
    await at(page, 'colour').locator('label.radio').first().click();
    await at(page, 'seen').fill('7');
    await at(page, 'sound').locator('label.radio').first().click();
    await at(page, 'since').locator('input').fill('۱۴۰۵/۹/۸');
    await at(page, 'lamps-0-number').fill('9');
    await form.locator('button[type=submit]').click();
    await form.locator('.summary').getByText('repairedOn').waitFor();
    assert.deepEqual(await accessibilityFaults(), []);
    await at(page, 'repairedOn').locator('input').fill('۱۴۰۵/۹/۷');
    await form.locator('button[type=submit]').click();
    await page.getByRole('status').filter({ hasText: 'ثبت شد.' }).waitFor();
    const since = { since: '2026-11-29', repairedOn: '2026-11-28', lamps: [{ number: 9 }] };
    assert.deepEqual(sent, [{ title: 'لامپ', colour: 'o0', seen: 7, sound: true, ...since, answer: 'repaired' }]);
    assert.deepEqual(faults, []);
    await leave();
  });
});
