import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { atKeyboard } from '../../keyboard.ts';
import { signIn } from '../../person.ts';
import { sharedCorrected, sharedStage, type CorrectedBill, type Stage } from '../../stage.ts';

let stage: Stage;
let corrected: CorrectedBill;

describe('the auditor at the desk', () => {
  before(async () => {
    stage = await sharedStage();
    corrected = await sharedCorrected();
  });

  it('1.2, 7.5, 11.8-5: by keyboard alone: a corrected bill is replayed, compared with what was known before, and who proposed and approved is seen', async () => {
    const auditor = atKeyboard(await signIn(stage.browser, stage.desk, 'auditor-1'));
    const { page } = auditor;
    const heading = (name: string | RegExp) => page.getByRole('heading', { name, exact: typeof name === 'string' });
    const find = async (identifier: string, kind: string) => {
      await auditor.type(page.locator('main').getByRole('textbox'), identifier);
      await page.keyboard.press('Enter');
      const found = page
        .getByRole('region', { name: 'سابقه‌های یافته‌شده' })
        .getByRole('link', { name: kind, exact: true });
      await found.last().waitFor();
      await auditor.looksRight();
      await auditor.open(found.last());
    };
    const giveReason = async () => {
      await auditor.type(page.locator('form.note input'), 'رسیدگی به شکایت');
      await page.keyboard.press('Enter');
      await heading('وضعیت پس از این گام').waitFor();
    };

    /** From the last step back; each fact is on the page before the next key. */
    const stepBackTo = async (fact: string) => {
      const last = Number(await page.getByRole('slider').first().getAttribute('max'));
      for (let step = last; step > 0; step--) {
        await page.waitForURL(new RegExp(`[?&]step=${step}\\b`));
        await page.locator('.figures-of-day[aria-busy=false]').first().waitFor();
        if ((await heading(fact).count()) > 0) return;
        await page.keyboard.press('ArrowDown');
      }
      assert.fail(`no step says ${fact}`);
    };

    await page.keyboard.press('g');
    await page.keyboard.press('h');
    await heading('بازپخش سابقه').waitFor();
    await auditor.looksRight();
    await find(corrected.billNumber, 'حساب قبض‌های اشتراک');
    await heading(/^بازپخش: حساب قبض‌های اشتراک/).waitFor();
    assert.equal(await heading('وضعیت پس از این گام').count(), 0, 'no state without a reason (N7)');
    await auditor.looksRight();
    await giveReason();
    await auditor.looksRight();

    const steps = page.getByRole('slider', { name: 'گام‌ها' });
    await auditor.reach(steps);
    await page.keyboard.press('Home');
    await heading('حساب قبض اشتراک باز شد').waitFor();
    assert.match((await steps.getAttribute('aria-valuetext'))!, /^گام ۱ از [۰-۹]+$/);
    await page.keyboard.press('ArrowUp');
    await heading('حساب قبض اشتراک باز شد').waitFor({ state: 'detached' });
    await page.keyboard.press('End');
    await stepBackTo('قبض‌ها تعدیل شد');
    const state = page.getByRole('region', { name: 'وضعیت پس از این گام' }).first();
    await state.getByRole('row', { name: /^قبض‌ها تغییر کرد/ }).waitFor();

    await auditor.reach(page.getByRole('slider', { name: 'سابقه، آن‌گونه که تا این زمان ثبت شده بود' }));
    await page.keyboard.press('ArrowDown');
    await heading('تفاوت با اکنون').waitFor();
    await auditor.looksRight();
    await auditor.open(page.getByRole('button', { name: 'بازگشت به اکنون' }));
    await heading('تفاوت با اکنون').waitFor({ state: 'detached' });

    await auditor.open(page.getByRole('link', { name: 'یافتن سابقه دیگر' }));
    await heading('بازپخش سابقه').waitFor();
    await find(corrected.accountId, 'تعدیل قبض');
    await giveReason();
    const persons = page.getByRole('region', { name: 'چه کسی چه کرد' }).first();
    const did = (who: RegExp, what: string) => persons.getByRole('row', { name: who }).filter({ hasText: what });
    await did(/representative-101-a|مریم رستمی/, 'تعدیل محاسبه و پیشنهاد شد').waitFor();
    await did(/representative-101-b|رضا موسوی/, 'تعدیل تأیید شد').waitFor();
    await auditor.looksRight();
    await auditor.leave();
  });
});
