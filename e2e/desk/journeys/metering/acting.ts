import type { Locator } from 'playwright-core';
import { stepsIn } from '../../../src/journey/all/meter/steps.ts';
import { atKeyboard, beginAction, type AtKeyboard } from '../../keyboard.ts';
import { signIn } from '../../person.ts';
import type { Stage } from '../../stage.ts';
import { worldAt } from '../money/bills.ts';

/** People of the works on meters. */
export const people = {
  clerk: 'clerk-101',
  representative: 'representative-101-a',
  approver: 'representative-101-b',
  exchanger: 'exchange-sabalan',
  workshop: 'workshop-taftan',
  head: 'head-1',
} as const;
/** Today of the sample district, as somebody types it. */
export const TODAY = '۱۴۰۵/۰۹/۰۱';

const INFORM = 'اعلام پاسخ به متقاضی';

const within = (form: Locator, name: string | RegExp): Locator => form.getByRole('textbox', { name });

/** What one person does with a form. */
export type Fill = (person: AtKeyboard, form: Locator) => Promise<void>;
/** Text fields by their labels. */
export const typed =
  (values: Readonly<Record<string, string>>): Fill =>
  async ({ type }, form) => {
    for (const [label, value] of Object.entries(values)) await type(within(form, label), value);
  };
export const because = typed({ دلیل: 'طبق مدارک پرونده' });

/** Sends the form. The page after it is the one that the next person begins with, so it is judged there. */
const sends = async ({ page, open, leave }: AtKeyboard, form: Locator): Promise<void> => {
  await open(form.locator('button[type=submit]'));
  await page.getByRole('status').filter({ hasText: 'ثبت شد.' }).waitFor();
  await leave();
};

/** One case, moved on by its people, each from the own list of today's work. */
export const caseAtDesk = (stage: Stage, path: string) => {
  const comes = async (username: string, options: object = {}) =>
    atKeyboard(await signIn(stage.browser, stage.desk, username, options));
  const steps = stepsIn(worldAt(stage), path.split('/').at(-1)!);
  return {
    comes,
    /** Read as the representative sees it. */
    read: () => steps.read(people.representative),
    steps,
    acts: async (username: string, action: string, fill: Fill): Promise<void> => {
      const person = await comes(username);
      const link = person.page.locator(`a[href="${path}"]`).first();
      const form = await beginAction(person, link, action);
      await fill(person, form);
      await sends(person, form);
    },
    /** Somebody looks at the case and does nothing. */
    sees: async (
      username: string,
      look: (person: AtKeyboard) => Promise<void>,
      options: object = {},
    ): Promise<void> => {
      const person = await comes(username, { ...options, path });
      await look(person);
      await person.looksRight();
      await person.leave();
    },
    /** The clerk tells the applicant what the service wrote. */
    informs: async (
      told: string,
      channel = 'تلفن',
      sees?: (page: AtKeyboard['page']) => Promise<void>,
    ): Promise<void> => {
      const clerk = await comes(people.clerk);
      const form = await beginAction(clerk, clerk.page.locator(`a[href="${path}"]`).first(), INFORM);
      await form.getByText(told).waitFor();
      await sees?.(clerk.page);
      await clerk.choose('شیوه اعلام', channel);
      await sends(clerk, form);
    },
    /** A colleague signs the correction that the case waits for, from the list of what waits for the own approval. */
    approves: async (accountId: string, sees: (page: AtKeyboard['page']) => Promise<void>): Promise<void> => {
      const approver = await comes(people.approver);
      const { page, open, type, looksRight } = approver;
      await open(page.locator('[aria-labelledby=waiting-approvals] a').first());
      await open(page.getByRole('link', { name: accountId }));
      await sees(page);
      await looksRight();
      await type(page.getByLabel('علت تأیید'), 'با پاسخ کارگاه یکی است');
      await open(page.getByRole('button', { name: 'تأیید همین مبلغ‌ها' }));
      await page.getByText('در حساب ثبت شد').waitFor();
      await approver.leave();
    },
  };
};
export type CaseAtDesk = ReturnType<typeof caseAtDesk>;

/** The clerk registers a request for an account. @returns The address of the case */
export const registers = async (stage: Stage, query: string, fill: Fill): Promise<string> => {
  const clerk = atKeyboard(await signIn(stage.browser, stage.desk, people.clerk, { path: `/register?${query}` }));
  const { page, open, looksRight } = clerk;
  const form = page.locator('main form').last();
  await form.locator('button[type=submit]').waitFor();
  await fill(clerk, form);
  await looksRight();
  await open(page.getByRole('button', { name: 'ثبت درخواست' }));
  await page.getByRole('heading', { name: 'رسید ثبت درخواست' }).waitFor();
  await open(page.getByRole('link', { name: 'رفتن به پرونده' }));
  await page.locator('main h1').waitFor();
  const { pathname } = new URL(page.url());
  await clerk.leave();
  return pathname;
};

/** The last index that was read, from the card of the meter. */
export const lastIndexOf = async (stage: Stage, meterId: string): Promise<number> => {
  const card = await worldAt(stage)
    .metering('connections-1')
    .because('نمایش سامانه')
    .get<{ lastReading: { index: number } }>(`/v1/meters/${meterId}`);
  return card.lastReading.index;
};

/** The company exchanges the meter and fills in what Card 13 needs (A1-5, A2-4). */
export const exchanged =
  (removalIndex: number, serial: string): Fill =>
  async (person, form) => {
    await person.choose('نتیجه مراجعه', 'کنتور تعویض شد');
    await typed({ 'تاریخ مراجعه': TODAY, 'رقم کنتور برداشته‌شده': String(removalIndex) })(person, form);
    await typed({ 'شماره بدنه کنتور تازه': serial })(person, form);
    await person.pick(form.getByRole('button', { name: /ظرفیت کنتور تازه/ }), /^G4$/);
    await typed({ 'تعداد ارقام شمارنده': '۵', 'رقم کنتور تازه هنگام نصب': '۰' })(person, form);
    await person.choose('آسیب یا دستکاری دیده شد', 'خیر');
  };
