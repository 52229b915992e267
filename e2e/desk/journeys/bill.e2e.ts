import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { atKeyboard } from '../keyboard.ts';
import { signIn } from '../person.ts';
import { sharedCorrected, sharedStage, type CorrectedBill, type Stage } from '../stage.ts';

let stage: Stage;
let corrected: CorrectedBill;

describe('one bill at the desk', () => {
  before(async () => {
    stage = await sharedStage();
    corrected = await sharedCorrected();
  });

  it('11.8-3: by keyboard alone: found by bill id, explained down to its events, and as known before its correction', async () => {
    const { billId, billNumber, wrongIndex, rightIndex } = corrected;
    const clerk = atKeyboard(await signIn(stage.browser, stage.desk, 'clerk-101'));
    const { page } = clerk;
    await clerk.type(page.locator('#search'), billId);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/accounts/*');
    await clerk.open(page.getByRole('region', { name: 'قبض‌ها' }).getByRole('link', { name: billNumber, exact: true }));
    await page.getByRole('heading', { name: billNumber }).waitFor();
    await clerk.looksRight();
    assert.equal(await page.getByRole('slider').count(), 0, 'no history without a reason (N7)');
    await clerk.type(page.locator('form.note input'), 'پرسش مشترک');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'اصلاح‌ها' }).waitFor();
    await clerk.looksRight();

    const indexAtEnd = page.getByRole('region', { name: 'رقم‌های کنتور و مصرف' }).locator('dd').nth(1);
    assert.match((await indexAtEnd.textContent())!, rightIndex);
    await clerk.open(page.locator('details.why > summary').first());
    await page.getByText('این مبلغ از این‌ها به دست آمده است').first().waitFor();
    await clerk.looksRight();

    await clerk.reach(page.getByRole('slider'));
    await page.keyboard.press('Home');
    await page.getByText('این صفحه قبض را چنان نشان می‌دهد').waitFor();
    await indexAtEnd.getByText(wrongIndex).waitFor();
    await page.getByRole('heading', { name: 'تفاوت با اکنون' }).waitFor();
    assert.equal(await page.getByRole('heading', { name: 'اصلاح‌ها' }).count(), 0, 'nothing was corrected by then');
    assert.match((await page.getByRole('slider').getAttribute('aria-valuetext'))!, /^[۰-۹]+ \S+ ۱۴۰۵/);
    await clerk.looksRight();
    await page.keyboard.press('End');
    await indexAtEnd.getByText(rightIndex).waitFor();
    await clerk.leave();
  });

  it('11.8-3: a chosen day stays in the address; in print, every line is open and nothing to press is left', async () => {
    const { billNumber, wrongIndex, issuedAt } = corrected;
    const path = `/bills/${billNumber}?known=${encodeURIComponent(issuedAt)}`;
    const { page, leave } = await signIn(stage.browser, stage.desk, 'clerk-101', { path });
    await page.locator('form.note input').fill('پرسش مشترک');
    await page.keyboard.press('Enter');
    await page.getByText(wrongIndex).first().waitFor();
    await page.emulateMedia({ media: 'print' });
    await page.getByText('این مبلغ از این‌ها به دست آمده است').last().waitFor();
    const shown = await page.locator('body').innerText();
    for (const unwanted of ['پرسش مشترک', 'خروج', 'باز کردن همه', 'بازگشت به اکنون', 'رونوشت'])
      assert.equal(shown.includes(unwanted), false, `print has no ${unwanted}`);
    assert.match(shown, /این صفحه قبض را چنان نشان می‌دهد که در این روز شناخته بود/);
    for (const line of ['گازبها', 'آبونمان', 'عوارض گازرسانی', 'مالیات بر ارزش افزوده'])
      assert.match(shown, new RegExp(line));
    assert.doesNotMatch(shown, /sample|household|standingCharge|undefined|NaN/);
    await leave();
  });

  it('8.1, 8.2: the number or the payment id of a bill opens it at once, in Persian digits too; an unknown one is refused in words', async () => {
    const { page, leave } = await signIn(stage.browser, stage.desk, 'clerk-101');
    const seek = async (text: string) => {
      await page.locator('#search').fill(text);
      await page.locator('#search').press('Enter');
    };
    const persian = corrected.billNumber.replaceAll(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)]!);
    await seek(persian);
    await page.waitForURL(`**/bills/${corrected.billNumber}`);
    await seek(corrected.accountId);
    await page.waitForURL(`**/accounts/${corrected.accountId}`);
    await seek(corrected.paymentId);
    await page.waitForURL(`**/bills/${corrected.billNumber}`);
    await seek('10203040-1405-99-1');
    await page.getByRole('alert').filter({ hasText: 'قبضی با این شماره یافت نشد' }).waitFor();
    assert.equal(await page.locator('main .sheet').count(), 0);
    await leave();
  });
});
