import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Page, Route } from 'playwright-core';
import { faultNamed } from '../../src/journey/world.ts';
import { signIn } from '../person.ts';
import { untilQuiet } from '../screens/still.ts';
import { sharedStage, sharedWaiting, type Stage, type WaitingCorrection } from '../stage.ts';
import { pagesOf, whoSeesWhat } from './tables/tables.ts';

/** Runs as code in a page that takes it for more than text; `fired` would tell. */
const HOSTILE = '"><img src=x onerror=fired()><script>fired()</script> javascript:fired()';
const { accountId } = faultNamed('misreadDigit');

let stage: Stage;
let waiting: WaitingCorrection;

/** Nothing of it became an element, an address or a handler; `leave` says whether something ran. */
const mustBeInert = async (page: Page): Promise<void> => {
  const alive = await page
    .locator('img[src="x"], [onerror], script:not([src]), [href^="javascript:" i], [src^="javascript:" i]')
    .count();
  assert.equal(alive, 0, page.url());
};
const enters = async (username: string, path: string) => {
  const person = await signIn(stage.browser, stage.desk, username, { path: '/shortcuts' });
  await person.page.exposeFunction('fired', () => (person.faults as string[]).push('hostile text ran'));
  await person.page.goto(`${stage.desk}${path}`);
  return person;
};

/** Free texts in the answers of the services: names, addresses, reasons, remarks, notes. */
const freeTexts =
  /^(fullName|name|address|street|city|postalCode|reason|remarks?|text|note|explanation|documentNumber)$/;
const withHostileTexts = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withHostileTexts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      typeof inner === 'string' && freeTexts.test(name) ? HOSTILE : withHostileTexts(inner),
    ]),
  );
};
const answerHostile = async (route: Route): Promise<void> => {
  const answer = await route.fetch();
  return route.fulfill({ response: answer, json: withHostileTexts(await answer.json()) });
};

describe('text of a person is text on every page, whatever stands in it', () => {
  before(async () => {
    stage = await sharedStage();
    waiting = await sharedWaiting();
  });

  it('in the search box and in each address', async () => {
    const { page, leave } = await enters('clerk-101', '/');
    await page.locator('#search').fill(HOSTILE);
    await page.locator('#search').press('Enter');
    await page.locator('main h1').filter({ hasText: HOSTILE }).waitFor();
    await mustBeInert(page);
    const text = encodeURIComponent(HOSTILE);
    for (const path of ['/search?q=', '/accounts/', '/register?kind=', '/register?account=', '/cases/', '/tracking/']) {
      await page.goto(`${stage.desk}${path}${text}`);
      await page.locator('main h1, main [role=alert]').first().waitFor();
      await mustBeInert(page);
    }
    await page.goto(`${stage.desk}/sign-in?return-to=${encodeURIComponent('javascript:fired()')}`);
    assert.match(page.url(), /^http:\/\/127\.0\.0\.1/);
    await leave();
  });

  it('in every text field of every kind of request that a clerk registers, refused or not', async () => {
    const { page, leave } = await enters('clerk-101', '/register');
    const answer = await page.request.get(`${stage.desk}/api/case-handling/v1/case-kinds`);
    const { items } = (await answer.json()) as { items: readonly { kind: string }[] };
    let filled = 0;
    for (const { kind } of items) {
      await page.goto(`${stage.desk}/register?account=${accountId}&kind=${kind}`);
      const send = page.locator('form button.main');
      await send.waitFor();
      for (const field of await page.locator('main form :is(input[type=text], textarea):visible').all()) {
        if (!(await field.isEditable())) continue;
        await field.fill(HOSTILE);
        filled++;
      }
      await send.click();
      await page.locator('.summary, .receipt, main [role=alert]').first().waitFor();
      await mustBeInert(page);
    }
    assert.ok(filled > items.length, `${filled} fields of ${items.length} kinds were filled`);
    await leave();
  });

  it('in a note of a case: as it is typed, after a reload, and in the history', async () => {
    const { page, leave } = await enters('clerk-101', `/cases/${waiting.caseId}`);
    const note = page.getByLabel('متن یادداشت');
    await page.getByRole('button', { name: 'یادداشت' }).click();
    const kept = page.waitForRequest((request) => request.postData()?.includes('onerror') ?? false);
    await note.fill(HOSTILE);
    await (await kept).response();
    await page.reload();
    await page.getByRole('button', { name: 'یادداشت' }).click();
    await note.waitFor();
    assert.equal(await note.inputValue(), HOSTILE);
    await page.locator('main form button[type=submit]').click();
    await page.getByRole('status').filter({ hasText: 'ثبت شد.' }).waitFor();
    await page.getByText(HOSTILE).first().waitFor();
    await mustBeInert(page);
    await leave();
  });

  it('in names, addresses and reasons that come from the services', async () => {
    const { page, leave } = await enters('representative-101-b', '/');
    await page.route('**/api/**/v1/**', (route) =>
      route.request().method() === 'GET' ? answerHostile(route) : route.fallback(),
    );
    await page.goto(`${stage.desk}/accounts/${accountId}`);
    await page.locator('form.note input').fill(HOSTILE);
    await page.keyboard.press('Enter');
    await page.locator('main :is(.note, dd)').filter({ hasText: HOSTILE }).first().waitFor();
    await mustBeInert(page);
    for (const path of [`/cases/${waiting.caseId}`, `/approvals/${waiting.proposed.correctionId}`]) {
      await page.goto(`${stage.desk}${path}`);
      await page.locator('main').getByText(HOSTILE).first().waitFor();
      await mustBeInert(page);
    }
    await leave();
  });

  it('in each address, each text field and each answer of the pages that an auditor opens', async () => {
    const { page, leave } = await enters('auditor-1', '/');
    await page.route('**/api/**/v1/**', (route) =>
      route.request().method() === 'GET' ? answerHostile(route) : route.fallback(),
    );
    const text = encodeURIComponent(HOSTILE);
    const addresses = ['/replay?q=', '/replay/metering/', '/conflicts?person=', '/board/cases?kind=', '/bills/'];
    const { gets } = whoSeesWhat.find(({ username }) => username === 'auditor-1')!;
    const opened = Object.entries(pagesOf(waiting)).filter(([name]) => gets[name] === 200);
    assert.ok(opened.length > 15, `${opened.length} pages are opened`);
    for (const path of [...addresses.map((address) => `${address}${text}`), ...opened.map(([, [path]]) => path)]) {
      await page.goto(`${stage.desk}${path}`);
      await page.locator('main :is(h1, [role=alert])').first().waitFor();
      await untilQuiet(page);
      for (const field of await page.locator('main :is(input[type=text], textarea):visible').all())
        if (await field.isEditable()) await field.fill(HOSTILE);
      await mustBeInert(page);
    }
    await leave();
  });
});
