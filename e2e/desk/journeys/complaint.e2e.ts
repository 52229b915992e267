import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import { atKeyboard, beginAction, finishAction, type AtKeyboard } from '../keyboard.ts';
import { signIn } from '../person.ts';
import { sharedStage, type Stage } from '../stage.ts';

const TITLE = 'درخواست ثبت شکایت';
const REPLY = 'با همکار ما صحبت شد و پوزش می‌خواهیم';
/** The member of staff about whom it is. */
const COMPLAINED_OF = 'representative-101-b';

let stage: Stage;
/** The address of the case. */
let path: string;

const comes = async (username: string, to = '/') =>
  atKeyboard(await signIn(stage.browser, stage.desk, username, { path: to }));
const linkOf = ({ page }: AtKeyboard): Locator => page.locator(`a[href="${path}"]`);
/** Nothing of the case in the list of today's work. */
const mustNotSee = async (username: string): Promise<void> => {
  const person = await comes(username);
  await person.page.getByRole('heading', { name: 'کارهای امروز' }).waitFor();
  await person.page.locator('main :is(table, .empty)').first().waitFor();
  assert.equal(await linkOf(person).count(), 0, `${username} has nothing to do with it`);
  await person.leave();
};
const text = (form: Locator, name: string | RegExp): Locator => form.getByRole('textbox', { name });

/** An action of the case, from the list of today's work. */
const begin = (person: AtKeyboard, action: string): Promise<Locator> => beginAction(person, linkOf(person), action);

describe('A5: a complaint is referred to a unit and answered, by keyboard alone', () => {
  before(async () => {
    stage = await sharedStage();
  });

  it('A5-1: the clerk registers it for a person without an account; what is missing is said before it is sent', async () => {
    const clerk = await comes('clerk-101', '/register?kind=complaint');
    const { page, open, type, choose, looksRight } = clerk;
    const form = page.locator('main form');
    await choose('موضوع شکایت', 'رفتار کارکنان');
    await type(text(form, /شرح شکایت/), 'پاسخ تلفن داده نشد');
    await type(text(form, /شخص مورد شکایت/), COMPLAINED_OF);
    await choose('اداره گاز مربوط', 'اداره گاز شهرستان نمونه');
    await open(page.getByRole('button', { name: 'ثبت درخواست' }));
    await page.getByRole('link', { name: '«شماره همراه متقاضی» را وارد کنید' }).waitFor();
    await looksRight();
    await type(text(form, /نام متقاضی/), 'پرویز رضایی');
    await type(text(form, /شماره همراه متقاضی/), '۰۹۱۲۳۴۵۶۷۸۹');
    await open(page.getByRole('button', { name: 'ثبت درخواست' }));
    await page.getByRole('heading', { name: 'رسید ثبت درخواست' }).waitFor();
    await looksRight();
    await open(page.getByRole('link', { name: 'رفتن به پرونده' }));
    await page.getByRole('heading', { name: TITLE }).waitFor();
    path = new URL(page.url()).pathname;
    await looksRight();
    await clerk.leave();
  });

  it('A5-1: the person complained of neither finds nor reads it', async () => {
    const accused = await comes(COMPLAINED_OF, path);
    await accused.page.locator('main [role=alert]').waitFor();
    assert.equal(await accused.page.getByText('پاسخ تلفن داده نشد').count(), 0);
    await accused.looksRight();
    await accused.leave();
    await mustNotSee(COMPLAINED_OF);
  });

  it('A5-2: the head of the office refers it to repairs; another unit has nothing to do with it', async () => {
    const head = await comes('office-head-1');
    const form = await begin(head, 'ارجاع شد');
    await head.choose('واحد مربوط', 'تعمیرات');
    await head.type(text(form, 'دلیل'), 'به تعمیرات مربوط است');
    await finishAction(head, form);
    await mustNotSee('connections-1');
  });

  it('A5-3: the unit finds it among its work of today and replies; the name of the applicant is not shown to it', async () => {
    const unit = await comes('repairs-1');
    await unit.looksRight();
    const form = await begin(unit, 'پاسخ داده شد');
    assert.equal(await unit.page.getByText('پرویز').count(), 0);
    await unit.type(text(form, /پاسخ به شکایت/), REPLY);
    await unit.type(text(form, 'دلیل'), 'بررسی شد');
    await finishAction(unit, form);
    await mustNotSee('repairs-1');
  });

  it('A5-4: the clerk tells the applicant the reply of the unit, and only then it is closed', async () => {
    const clerk = await comes('clerk-101');
    const form = await begin(clerk, 'اعلام پاسخ به متقاضی');
    await form.getByText(`پاسخ شکایت شما: ${REPLY}.`).waitFor();
    await clerk.choose('شیوه اعلام', 'تلفن');
    await clerk.open(form.locator('button[type=submit]'));
    await clerk.page.getByRole('status').filter({ hasText: 'ثبت شد.' }).waitFor();
    const answer = await clerk.page.request.get(`${stage.desk}/api/case-handling/v1${path}`);
    const { state, outcome } = (await answer.json()) as Record<string, unknown>;
    assert.deepEqual([state, outcome], ['closed', 'replied']);
    await clerk.looksRight();
    await clerk.leave();
    await mustNotSee('clerk-101');
  });
});
