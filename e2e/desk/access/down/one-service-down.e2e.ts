import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { signIn } from '../../person.ts';
import { openStage, type Stage } from '../../stage.ts';
import { everyPage, type Opened } from './every-page.ts';
import { asking, outages, SERVICE_NAMES, services, type Service } from './service-down.ts';

let stage: Stage;
let pages: readonly Opened[];

interface Watched {
  readonly page: Page;
  readonly asks: ReturnType<typeof asking>;
  readonly outage: Awaited<ReturnType<typeof outages>>;
}

const opens = async ({ page, asks }: Watched, path: string): Promise<void> => {
  asks.forget();
  await page.goto(`${stage.desk}${path}`, { waitUntil: 'commit' });
  await asks.settled();
};
const textOf = (page: Page): Promise<string> => page.locator('main').innerText();
const menuOf = (page: Page): Promise<number> => page.locator('nav a').count();
const banner = (page: Page, service: Service) =>
  page.locator('main > [role=status]').filter({ hasText: `«${SERVICE_NAMES[service]}»` });

/** A look that the page made by itself may end with the outage after the first press: a person presses again. */
const PRESSES = 2;
const comesBack = async ({ page, asks }: Watched, service: Service): Promise<boolean> => {
  for (let press = 0; press < PRESSES; press++) {
    const again = page.locator('main > [role=status] button');
    // The part may have looked again by itself.
    await again.dispatchEvent('click', undefined, { timeout: 500 }).catch(() => undefined);
    await asks.settled();
    if (!(await textOf(page)).includes(`«${SERVICE_NAMES[service]}»`)) return true;
  }
  return false;
};

/** What is wrong with a page while one service does not answer, and after it answers again. */
const faultsWithout = async (watched: Watched, path: string, service: Service, menu: number): Promise<string[]> => {
  const { page, outage } = watched;
  const faults: string[] = [];
  await outage.begin(service);
  await opens(watched, path);
  if ((await page.locator('main h1').count()) !== 1) faults.push('has no heading');
  if ((await menuOf(page)) !== menu) faults.push('has another menu');
  if ((await banner(page, service).count()) !== 1) faults.push('does not name it');
  await outage.end();
  if (!(await comesBack(watched, service))) faults.push('does not come back');
  return faults.map((fault) => `${path} without ${service} ${fault}`);
};

/** The pages of one person, one after the other. */
const faultsFor = async (username: string): Promise<string[]> => {
  const { page, leave } = await signIn(stage.browser, stage.desk, username, { path: '/shortcuts' });
  const watched = { page, asks: asking(page), outage: await outages(page) };
  const faults: string[] = [];
  for (const { path } of pages.filter((opened) => opened.username === username)) {
    await opens(watched, path);
    const asked = services.filter((service) => watched.asks.asked.has(service));
    const menu = await menuOf(page);
    for (const service of asked) faults.push(...(await faultsWithout(watched, path, service, menu)));
  }
  // Exceptions, errors of the console and violations of the content security policy.
  await leave();
  return faults.map((fault) => `${username}: ${fault}`);
};

describe('with one service down', () => {
  before(async () => {
    stage = await openStage();
    pages = await everyPage(stage);
  });
  after(() => stage.close());

  it('every page keeps its heading and its menu, says which part is missing, and is whole when it answers', async () => {
    const usernames = [...new Set(pages.map(({ username }) => username))];
    const faults: string[] = [];
    const work = async (): Promise<void> => {
      for (let next = usernames.shift(); next !== undefined; next = usernames.shift())
        faults.push(...(await faultsFor(next)));
    };
    await Promise.all([work(), work()]);
    assert.deepEqual(faults, []);
  });
});
