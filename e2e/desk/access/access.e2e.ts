import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { openPage, signIn } from '../person.ts';
import { untilQuiet } from '../screens/still.ts';
import { sharedStage, sharedWaiting, type Stage, type WaitingCorrection } from '../stage.ts';
import { menus, SIGNER, signingRefused } from './tables/menus.ts';
import { pagesOf, whoSeesWhat } from './tables/tables.ts';
import type { Answer } from './tables/table.ts';

let stage: Stage;
let waiting: WaitingCorrection;

/** Straight to the gateway, as a page of the desk would ask. */
const statusOf = async ({ request }: Page, operation: string, body?: object): Promise<number> => {
  const url = `${stage.desk}/api/${operation}`;
  const headers = { 'x-desk': '1', origin: stage.desk, 'idempotency-key': crypto.randomUUID() };
  return (await (body ? request.post(url, { headers, data: body }) : request.get(url, { headers }))).status();
};

/** Each operation as the person may ask it. */
const answersFor = async (page: Page): Promise<Record<string, number>> => {
  const given: Record<string, number> = {};
  for (const [name, [, operation, body]] of Object.entries(pagesOf(waiting)))
    given[name] = await statusOf(page, operation, body);
  return given;
};

const menuOf = (page: Page): Promise<(string | null)[]> =>
  page
    .locator('nav a')
    .all()
    .then((links) => Promise.all(links.map((link) => link.getAttribute('href'))));

const PARTS = 'main :is(h1, form, table, .sheet, .cards, .empty, [role=alert])';
/** The router of the desk listens to the history of the browser. */
const pushed = (path: string): string => `(() => {
  for (const each of document.querySelectorAll(${JSON.stringify(PARTS)})) each.setAttribute('data-left', '');
  history.pushState(null, '', ${JSON.stringify(path)});
})()`;
const MOST_WAIT_MS = 1_000;

/** Goes on inside the loaded desk, which is many times faster; nothing of the page before is left. */
const goOn = async (page: Page, path: string): Promise<void> => {
  await page.evaluate(pushed(path));
  const left = page.locator('main [data-left]').first();
  await left.waitFor({ state: 'detached', timeout: MOST_WAIT_MS }).catch(() => page.goto(`${stage.desk}${path}`));
};

interface Looked {
  readonly name: string;
  readonly path: string;
  readonly answer: Answer;
  /** The address is typed by hand. */
  readonly isTyped: boolean;
}
/** The page shows its data, or a sentence of refusal and no data at all. */
const mustShow = async (page: Page, { name, path, answer, isTyped }: Looked): Promise<void> => {
  await (isTyped ? page.goto(`${stage.desk}${path}`) : goOn(page, path));
  const refusal = page.locator('main [role=alert], main .empty');
  const data = page.locator('main :is(table, form, .sheet, .cards)');
  if (answer === 200) return data.or(page.locator('main .empty')).first().waitFor();
  await refusal.first().waitFor();
  // The parts of a page are refused one by one.
  await data.first().waitFor({ state: 'detached' });
  assert.equal(await data.count(), 0, `${name} shows nothing but the refusal`);
  assert.match((await refusal.first().textContent()) ?? '', /[\u0600-\u06FF]{3}/, `${name} says why in words`);
};

const roleOf = (username: string): string => username.replace(/-\d.*$/, '');
/** What a page shows is looked at once for each role and answer; each person's answers are asked all the same. */
const firstToGet = (username: string, page: string): boolean => {
  const answer = whoSeesWhat.find((row) => row.username === username)!.gets[page];
  const same = (row: (typeof whoSeesWhat)[number]) =>
    roleOf(row.username) === roleOf(username) && row.gets[page] === answer;
  return whoSeesWhat.find(same)?.username === username;
};

/** Of everybody with the same answer, one types the address by hand. */
const isTypedBy = (username: string, page: string): boolean => {
  const answer = whoSeesWhat.find((row) => row.username === username)!.gets[page];
  return whoSeesWhat.find(({ gets }) => gets[page] === answer)?.username === username;
};

/** 7.5: only the one who may sign is offered the approval; for every other person the command is refused. */
const mustSignOnlyIfAllowed = async (page: Page, username: string): Promise<void> => {
  const { correctionId, hash } = waiting.proposed;
  await page.goto(`${stage.desk}/approvals/${correctionId}`);
  await page.locator('main :is(.sheet, [role=alert], .empty)').first().waitFor();
  await untilQuiet(page);
  const offered = await page.getByRole('button', { name: 'تأیید همین مبلغ‌ها' }).count();
  assert.equal(offered, username === SIGNER ? 1 : 0, 'the approval is offered');
  if (username === SIGNER) return;
  const operation = `billing-adjustments/v1/corrections/${correctionId}/approvals`;
  assert.equal(await statusOf(page, operation, { hash, reason: 'بررسی شد' }), signingRefused[username] ?? 403);
};

describe(
  'N6: what a person may not see is not shown, and asking for it directly is refused',
  { concurrency: 2 },
  () => {
    before(async () => {
      stage = await sharedStage();
      waiting = await sharedWaiting();
    });

    for (const { username, gets } of whoSeesWhat.filter((row) => row.username !== 'nobody'))
      it(`7.5: ${username} sees the pages and gets the answers of the table, and signs only if allowed`, async () => {
        const { page, leave } = await signIn(stage.browser, stage.desk, username);
        assert.deepEqual(await menuOf(page), menus[username]);
        assert.equal(await page.locator('#search').count(), gets.search === 200 ? 1 : 0, 'the search box');
        assert.deepEqual(await answersFor(page), gets);
        for (const [name, [path]] of Object.entries(pagesOf(waiting)))
          if (firstToGet(username, name))
            await mustShow(page, { name, path, answer: gets[name]!, isTyped: isTypedBy(username, name) });
        await mustSignOnlyIfAllowed(page, username);
        await leave();
      });

    it('nobody sees the sign-in in place of every page, and gets no answer', async () => {
      const { page, leave } = await openPage(stage.browser, stage.desk);
      for (const [path] of Object.values(pagesOf(waiting))) {
        await page.goto(`${stage.desk}${path}`);
        await page.getByRole('link', { name: 'ورود به سامانه' }).waitFor();
        assert.equal(await page.locator('.shell').count(), 0);
      }
      assert.deepEqual(await answersFor(page), whoSeesWhat.find(({ username }) => username === 'nobody')!.gets);
      await leave();
    });
  },
);

describe('7.5: after everybody asked to sign', () => {
  it('nobody has approved the correction', async () => {
    const { correctionId } = waiting.proposed;
    const { status } = await waiting.world.billing(SIGNER).get<{ status: string }>(`/v1/corrections/${correctionId}`);
    assert.equal(status, 'awaitingApproval');
  });
});
