import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, describe, it } from 'node:test';
import { atKeyboard, type AtKeyboard } from '../../keyboard.ts';
import { signIn } from '../../person.ts';
import { sharedStage, type Stage } from '../../stage.ts';
import { worldAt } from '../money/bills.ts';

/** Meters of zone-a that no other journey touches. */
const METERS = ['62000010', '62000019', '62000022'];
const PHONE = { viewport: { width: 360, height: 780 }, hasTouch: true };

let stage: Stage;
let rows: readonly string[];

const comes = async (username: string, options: object = {}) =>
  atKeyboard(await signIn(stage.browser, stage.desk, username, options));
const button = ({ page }: AtKeyboard, name: string) => page.getByRole('button', { name, exact: true });
const textbox = ({ page }: AtKeyboard, name: string | RegExp) => page.getByRole('textbox', { name });
const ROUTE = 'route-walk';

describe('A3-5 at the desk: a round is opened, accepted, read and done, by keyboard alone', () => {
  before(async () => {
    stage = await sharedStage();
    const world = worldAt(stage);
    const [read = '', absent] = METERS;
    const { lastReading } = await world
      .metering('connections-1')
      .because('نمایش سامانه')
      .get<{ lastReading: { index: number } }>(`/v1/meters/${read}`);
    rows = [`${read},1405-09-01,${lastReading.index + 1},actual,reader-17`, `${absent},1405-09-01,,absent,reader-17`];
  });

  it('9.6: the officer draws a route from two columns of a spreadsheet', async () => {
    const officer = await comes('affairs-1', { path: '/rounds' });
    const { page, open, type, choose, looksRight } = officer;
    await open(page.locator('summary').filter({ hasText: 'ثبت مسیر قرائت' }));
    await choose('منطقه', 'zone-a');
    await type(textbox(officer, /نام مسیر/), ROUTE);
    await type(textbox(officer, /از روز/), '1405/09/01');
    const lines = METERS.map((serial, at) => `${serial}\t01-02-${at + 1}`);
    await type(textbox(officer, /کنتورها به ترتیب پیمودن/), lines.join('\n'));
    await page.getByText('۳ کنتور در این فهرست').waitFor();
    await looksRight();
    await open(page.locator('form button.main'));
    await open(page.locator('summary').filter({ hasText: 'مسیرهای قرائت' }));
    await page.getByRole('row').filter({ hasText: ROUTE }).waitFor();
    await looksRight();
    await officer.leave();
  });

  it('A3-5: the officer opens the round of a route, and its order goes to the contractor of the zone', async () => {
    const officer = await comes('affairs-1', { path: '/rounds' });
    const { page, open, type, choose, looksRight } = officer;
    await looksRight();
    await open(page.locator('summary').filter({ hasText: 'آغاز دور قرائت' }));
    await choose('منطقه', 'zone-a');
    await type(textbox(officer, /مسیر/), ROUTE);
    await type(textbox(officer, /نخستین روز/), '1405/09/01');
    await type(textbox(officer, /آخرین روز/), '1405/09/10');
    await looksRight();
    await open(page.locator('form button.main'));
    await page.getByRole('row').filter({ hasText: ROUTE }).getByText('در انتظار پاسخ پیمانکار').waitFor();
    await looksRight();
    await officer.leave();
  });

  it('9.6, A9-1: the contractor accepts it on a phone, takes the list, sends its file and reports the round', async () => {
    const reader = await comes('reader-zagros', { path: '/rounds', ...PHONE });
    const { page, open, type, looksRight } = reader;
    await open(page.getByRole('link', { name: ROUTE }));
    await open(button(reader, 'پذیرش سفارش'));
    await button(reader, 'پایان قرائت دور').waitFor();
    await looksRight();
    const download = page.waitForEvent('download');
    await open(button(reader, 'دریافت فهرست قرائت (CSV)'));
    const lines = (await readFile(await (await download).path(), 'utf8')).split('\r\n');
    assert.equal(lines.length, METERS.length + 2);
    assert.match(lines[1]!, /^1,01-02-1,62000010,\d$/);
    const csv = ['meter_serial,read_on,index,kind,reader', ...rows].join('\n');
    await worldAt(stage).metering('reader-zagros').post('/v1/reading-files', csv, { contentType: 'text/csv' });
    await page.reload();
    await page.getByText('۱ از ۳ قرائت‌شده').waitFor();
    await looksRight();
    await open(button(reader, 'پایان قرائت دور'));
    await page.getByText('اشتراک‌هایی از این دور قرائت ندارند').first().waitFor();
    await type(textbox(reader, /علت اشتراک‌های بی‌قرائت/), 'ساختمان تخریب شده است');
    await open(button(reader, 'پایان قرائت دور'));
    await page.locator('main dl').getByText('ساختمان تخریب شده است').waitFor();
    await looksRight();
    const wide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
    assert.equal(wide, false, 'the page fits a phone');
    await reader.leave();
  });
});

describe('11.4 at the desk: a large file is sent on a phone, stopped, and resumed by the one who may', () => {
  /** No meter has these serials, so the file leaves nothing that another journey sees. */
  const ROWS = 2_100;
  const csv = [
    'meter_serial,read_on,index,kind,reader',
    // Rows without an index are refused as they are read, which takes less time.
    ...Array.from({ length: ROWS }, (_, at) => `L${at},1405-09-01,${at % 20 < 9 ? '' : 1},actual,reader-17`),
  ].join('\n');
  const chosen = (buffer: Buffer) => ({ name: 'دور.csv', mimeType: 'text/csv', buffer });
  const state = ({ page }: AtKeyboard, name: string) => page.locator('[role=status] .tag').getByText(name).waitFor();
  let address: string;

  before(async () => {
    stage = await sharedStage();
  });

  it('15.4-48, situation 19: a wrong encoding is named at the field, the right file is received and stopped', async () => {
    const reader = await comes('reader-zagros', { path: '/reading-files', ...PHONE });
    const { page, open, looksRight } = reader;
    await open(page.locator('summary').filter({ hasText: 'قالب توافق‌شده' }));
    await page.getByText('قالبی توافق نشده است').waitFor();
    await page.locator('input[type=file]').setInputFiles(chosen(Buffer.from(csv, 'utf16le')));
    await open(button(reader, 'فرستادن این فایل'));
    await page.getByRole('alert').getByText('یونیکد شانزده‌بیتی').waitFor();
    await looksRight();
    await page.locator('input[type=file]').setInputFiles(chosen(Buffer.from(csv)));
    await open(button(reader, 'فرستادن این فایل'));
    await page.waitForURL('**/reading-files/large/*');
    address = new URL(page.url()).pathname;
    await open(button(reader, 'توقف سنجش'));
    await state(reader, 'ایستاده');
    await button(reader, 'ادامه سنجش').waitFor();
    await looksRight();
    const wide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
    assert.equal(wide, false, 'the page fits a phone');
    await reader.leave();
  });

  it('N5: what the head stops, the contractor does not resume, and the page says why', async () => {
    const head = await comes('head-1', { path: address });
    await head.open(button(head, 'توقف از سوی شرکت'));
    await head.page.getByText('تنها رئیس امور مشترکین می‌تواند آن را ادامه دهد.').waitFor();
    await state(head, 'ایستاده');
    const reader = await comes('reader-zagros', { path: address, ...PHONE });
    await reader.open(reader.page.locator('summary').filter({ hasText: 'ادامه سنجش ممکن نیست' }));
    await reader.page.getByText('ادامه آن با خود اوست').waitFor();
    assert.equal(await button(reader, 'ادامه سنجش').count(), 0);
    await reader.looksRight();
    await head.open(button(head, 'ادامه سنجش'));
    await state(head, 'پایان‌یافته');
    await head.looksRight();
    const download = head.page.waitForEvent('download');
    await head.open(button(head, 'دریافت این فهرست (CSV)'));
    const lines = (await readFile(await (await download).path(), 'utf8')).trim().split('\r\n');
    assert.equal(lines.length, ROWS + 1);
    await head.leave();
    await reader.leave();
  });
});
