import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { DEMO_PASSWORD } from '@pishkhan/development-issuer/users';
import { startDistributedInstance } from '../../src/distributed-instance.ts';
import { visitAndPropose } from '../../src/journey/proposal.ts';
import {
  billClosedOn,
  faultNamed,
  SMALLEST_DISTRICT,
  untilStatus,
  worldOf,
  type World,
} from '../../src/journey/world.ts';
import { signIn, type AtIssuer } from '../person.ts';
import { district, stageOf, type Stage } from '../stage.ts';

/** A first request to two processes of each service on a busy machine. */
const PATIENCE = { timeout: 60_000 };

let stage: Stage;
let world: World;
let [caseId, correctionId] = ['', ''];

before(async () => {
  const words = ['--secured', '--replicas', '2'];
  stage = await stageOf(() =>
    startDistributedInstance(words, { ...process.env, ...district }, console.log, { desk: true }),
  );
  world = worldOf(stage.instance, { step() {}, say() {}, expect() {}, expectRefused() {} } as never, SMALLEST_DISTRICT);
  const fault = faultNamed('misreadDigit');
  const { billNumber } = await billClosedOn(world, fault.accountId, fault.readOn);
  const request = { kind: 'bill-review', billNumber, objection: 'readFigure' };
  ({ caseId } = await world.cases('clerk-101').post<{ caseId: string }>('/v1/cases', request));
  ({ correctionId } = await visitAndPropose(world, caseId, fault));
});
after(() => stage?.close());

/** Keycloak's own page. */
const atKeycloak: AtIssuer = async (page, username) => {
  await page.locator('#username').fill(username);
  await page.locator('#password').fill(DEMO_PASSWORD);
  await page.locator('#kc-login').click();
};
const comes = (username: string, path = '/') =>
  signIn(stage.browser, stage.desk, username, { path, atIssuer: atKeycloak });
const who = (page: Page) => page.locator('.who').textContent();

describe('the desk in processes of its own, with Keycloak', () => {
  it('7.5: a representative signs in on the page of Keycloak, opens the case, and approves by the figures of the page', async () => {
    const { page, faults, leave } = await comes('representative-101-b', `/cases/${caseId}`);
    await page.getByRole('heading', { name: 'پرونده در کجاست' }).waitFor(PATIENCE);
    await page.goto(`${stage.desk}/approvals/${correctionId}`);
    await page.getByText('مبلغ‌های این صفحه همان است که تأیید می‌شود').waitFor(PATIENCE);
    await page.getByRole('button', { name: 'تأیید همین مبلغ‌ها' }).click();
    await page.getByText('در حساب ثبت شد').waitFor(PATIENCE);
    await untilStatus(world.billing('representative-101-b'), `/v1/corrections/${correctionId}`, 'posted');
    assert.deepEqual(faults, []);
    await leave();
  });

  it('a clerk locks the desk; another person signs in at the same computer and signs out; nobody is left at Keycloak', async () => {
    const { page, faults, leave } = await comes('clerk-101');
    assert.match((await who(page)) ?? '', /سارا احمدی/);
    await page.getByRole('button', { name: 'قفل پیشخوان' }).click();
    const dialog = page.getByRole('dialog', { name: 'پیشخوان قفل است' });
    await dialog.waitFor();
    assert.equal((await page.request.get(`${stage.desk}/session`)).status(), 401);
    await dialog.getByRole('link', { name: 'ورود به سامانه' }).click();
    await atKeycloak(page, 'head-1');
    await page.locator('.who').getByText('حسین بهرامی').waitFor(PATIENCE);
    await page.getByRole('button', { name: 'خروج' }).click();
    await page.getByRole('link', { name: 'ورود به سامانه' }).waitFor(PATIENCE);
    await page.getByRole('link', { name: 'ورود به سامانه' }).click();
    await page.locator('#username').waitFor(PATIENCE);
    assert.deepEqual(faults, []);
    await leave();
  });
});
