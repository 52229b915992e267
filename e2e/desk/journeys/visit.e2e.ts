import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { SMALLEST_DISTRICT, worldOf, type World } from '../../src/journey/world.ts';
import { atKeyboard, type AtKeyboard } from '../keyboard.ts';
import { signIn } from '../person.ts';
import { sharedStage, type Stage } from '../stage.ts';
import { storedOnPhone } from '../stored-on-phone.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true } satisfies BrowserContextOptions;
const EXPERT = 'expert-1';
const SILENT = { step() {}, say() {}, expect() {}, expectRefused() {} } as never;
/** Accounts that no other journey uses. */
const [REACHED, WITHDRAWN, LEFT] = ['10203060', '10203061', '10203062'] as const;
const DAY_MS = 24 * 3_600_000;

let stage: Stage;
let world: World;
const codes = new Map<string, { readonly caseId: string; readonly trackingCode: string }>();

const historyOf = async (account: string) =>
  (
    await world
      .cases('clerk-101')
      .get<{ history: { type: string; data: Record<string, unknown> }[] }>(`/v1/cases/${codes.get(account)!.caseId}`)
  ).history;
const visitsOf = async (account: string) => (await historyOf(account)).filter(({ type }) => type === 'MeterVisited');

const cardOf = (page: Page, account: string) =>
  page.locator('.visit').filter({ hasText: codes.get(account)!.trackingCode });
const field = (page: Page, name: string) => page.locator(`[id$="-${name}"]`);

/** The service records the first visit, and its answer does not reach the page; requests pass by the service worker. */
const LOSE_AN_ANSWER = `(() => {
  const asked = globalThis.fetch;
  globalThis.keysOfVisits = [];
  globalThis.fetch = async (address, init) => {
    const answer = await asked(address, init);
    if (init?.method !== 'POST' || !String(address).includes('/v1/cases/')) return answer;
    globalThis.keysOfVisits.push(init.headers['idempotency-key']);
    if (globalThis.keysOfVisits.length === 1) throw new TypeError('the answer is lost');
    return answer;
  };
})()`;

/** One visit, written and finished by keyboard alone. */
const record = async (expert: AtKeyboard, account: string, index: string): Promise<void> => {
  const { page } = expert;
  await expert.open(cardOf(page, account));
  await expert.type(field(page, 'indexSeen'), index);
  await expert.choose('سالم‌بودن کنتور', 'بله');
  await expert.type(field(page, 'remarks'), 'دیده شد از پنجره');
  await expert.looksRight();
  await expert.open(page.getByRole('button', { name: 'ثبت بازدید' }));
  await cardOf(page, account).getByText('هنوز فرستاده نشده').waitFor();
};

const lastIndexOf = async (page: Page, account: string): Promise<number> => {
  const text = await cardOf(page, account)
    .getByText(/ در .* آبان| در .* مهر/)
    .first()
    .textContent();
  return Number(
    text!
      .split(' ')[0]!
      .replace(/[^۰-۹]/g, '')
      .replace(/[۰-۹]/g, (digit) => String(digit.codePointAt(0)! - 0x06f0)),
  );
};

describe('A3-2: meter visits on a phone with the connection cut', () => {
  before(async () => {
    stage = await sharedStage();
    world = worldOf(stage.instance, SILENT, SMALLEST_DISTRICT);
    for (const accountId of [REACHED, WITHDRAWN, LEFT]) {
      const request = { kind: 'meter-visit', accountId, reason: 'رقم درست نیست' };
      codes.set(accountId, await world.cases('clerk-101').post('/v1/cases', request));
    }
  });

  it('situation 41: taken along, cut, recorded, reloaded, and sent once; a withdrawn case is not changed', async () => {
    const { browser, desk } = stage;
    const expert = atKeyboard(await signIn(browser, desk, EXPERT, { path: '/visits', ...PHONE }));
    const { page } = expert;
    for (const { trackingCode } of codes.values()) {
      await expert.tick(page.getByRole('checkbox', { name: trackingCode }));
    }
    await expert.looksRight();
    await expert.open(page.getByRole('button', { name: /با خود ببر/ }));
    await cardOf(page, LEFT).waitFor();
    await expert.looksRight();
    const reached = await lastIndexOf(page, REACHED);

    await page.context().setOffline(true);
    await page.reload();
    await page.getByText('بدون اتصال').waitFor();
    await record(expert, REACHED, String(reached + 1));
    await record(expert, WITHDRAWN, '۱۲۳۴۵');
    await page.reload();
    await page.getByText('۲ بازدید هنوز فرستاده نشده است').waitFor();
    await expert.looksRight();
    const stored = await storedOnPhone(page);
    const words = [
      '12345',
      '۱۲۳۴۵',
      String(reached + 1),
      'خیابان',
      'پنجره',
      'کاوه',
      ...[...codes.values()].flatMap((of) => [of.caseId, of.trackingCode]),
    ];
    for (const word of words) assert.ok(!stored.includes(word), `${word} is not readable on the phone`);
    assert.match(stored, /main-/, 'the page itself is there');

    await world
      .cases('clerk-101')
      .post(`/v1/cases/${codes.get(WITHDRAWN)!.caseId}/withdrawals`, { reason: 'متقاضی منصرف شد' });
    await page.evaluate(LOSE_AN_ANSWER);
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'اکنون بفرست' }).waitFor();
    await expert.open(page.getByRole('button', { name: 'اکنون بفرست' }));
    await cardOf(page, REACHED).getByText('فرستاده شد', { exact: true }).waitFor({ timeout: 40_000 });
    const keys = await page.evaluate<string[]>('globalThis.keysOfVisits');
    assert.ok(keys.length >= 2);
    assert.equal(new Set(keys).size, 1, 'each attempt has the same key');
    assert.deepEqual(
      (await visitsOf(REACHED)).map(({ data }) => data['indexSeen']),
      [reached + 1],
    );

    await cardOf(page, WITHDRAWN).getByText('پرونده تغییر کرده').waitFor();
    await expert.open(cardOf(page, WITHDRAWN));
    await page.getByText('این پرونده دیگر در انتظار بازدید نیست').waitFor();
    await page.locator('.steps').getByText('متقاضی منصرف شد').or(page.locator('.steps li')).first().waitFor();
    await page.getByText('۱۲٬۳۴۵').waitFor();
    await expert.looksRight();
    assert.deepEqual(await visitsOf(WITHDRAWN), []);
    await expert.leave();
  });

  it('situation 41: another person sees and sends nothing of it; the same person sends it after a new sign-in; the rest goes at its end', async () => {
    const { browser, desk } = stage;
    const expert = atKeyboard(await signIn(browser, desk, EXPERT, { path: '/visits', ...PHONE }));
    const { page } = expert;
    await expert.tick(page.getByRole('checkbox', { name: codes.get(LEFT)!.trackingCode }));
    await expert.open(page.getByRole('button', { name: /با خود ببر/ }));
    await cardOf(page, LEFT).waitFor();
    const seen = (await lastIndexOf(page, LEFT)) + 1;
    await page.context().setOffline(true);
    await record(expert, LEFT, String(seen));
    await page.getByRole('button', { name: /گزینه‌های/ }).press('Enter');
    await page.getByRole('button', { name: 'خروج' }).press('Enter');
    await page.getByText('۱ بازدید روی این گوشی هنوز فرستاده نشده است').waitFor();
    await page.context().setOffline(false);

    await page.goto(`${desk}/visits`);
    await page.getByRole('link', { name: 'ورود به سامانه' }).click();
    await page.locator('button[value="clerk-102"]').click();
    await page.getByRole('heading', { name: 'بازدیدهای در انتظار' }).or(page.locator('.empty')).first().waitFor();
    assert.equal(await page.locator('.visit').count(), 0);
    assert.deepEqual(await visitsOf(LEFT), []);

    await page.goto(`${desk}/sign-in?return-to=/visits`);
    await page.locator(`button[value="${EXPERT}"]`).click();
    await cardOf(page, LEFT).getByText('فرستاده شد', { exact: true }).waitFor();
    assert.deepEqual(
      (await visitsOf(LEFT)).map(({ data }) => data['indexSeen']),
      [seen],
    );

    await page.clock.setFixedTime(Date.now() + 3 * DAY_MS);
    await page.reload();
    await page.getByRole('heading', { name: 'بازدید کنتور' }).waitFor();
    await page.locator('.empty, .picks').first().waitFor();
    assert.equal(await page.locator('.visit').count(), 0);
    assert.match(await storedOnPhone(page), /^\[\[\],\[\]\]/, 'no row and no key is left');
    await expert.leave();
  });
});
