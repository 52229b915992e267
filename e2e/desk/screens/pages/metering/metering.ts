import type { Page } from 'playwright-core';
import { deliver, openSubscriber } from '../../../../src/journey/all/subscriber.ts';
import { faultNamed, type World } from '../../../../src/journey/world.ts';
import type { Screen } from '../screen.ts';

const stuck = faultNamed('stuckMeter').meterId;
const [tooMuch, falls, right] = ['62000025', '62000016', '62000028'];
/** Meters that nothing else is done with. */
const walked = ['62000025', '62000028'];
const [exchanged, toExchange] = ['62000014', '62000013'];
const elsewhere = '62000012';
/** Read by its contractor only. */
const measured = '62000030';
/** Of a route that is read every 60 days. */
const unread = '62000021';
const ROWS = [
  'meter_serial,read_on,index,kind,reader',
  `${tooMuch},1405-09-01,21658,actual,reader-17`,
  `${falls},1405-09-01,33000,actual,affairs-1`,
  `${right},1405-13-01,11580,actual,reader-18`,
  '62009999,1405-09-01,12,actual,reader-18',
];

const choose = async (page: Page): Promise<void> => {
  const file = { name: 'قرائت.csv', mimeType: 'text/csv', buffer: Buffer.from(ROWS.join('\n')) };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.locator('button.main').waitFor();
};
/** The language of the page is not known: the first button sends. */
const send = async (page: Page): Promise<void> => {
  await choose(page);
  await page.locator('button.main').click();
  await page.waitForURL('**/reading-files/*');
};
/** Of no meter, so that it changes no other picture; its first part is in hand when it is stopped. */
const LARGE = [ROWS[0], ...Array.from({ length: 1_000 }, (_, at) => `L${at},1405-09-01,1,actual,reader-18`)].join('\n');
const sendLarge = async (world: World): Promise<string> => {
  const { fileId } = await world
    .metering('reader-alborz')
    .post<{ fileId: string }>('/v1/bulk-reading-files', LARGE, { contentType: 'application/octet-stream' });
  await world.metering('head-1').post(`/v1/bulk-reading-files/${fileId}/stops`, undefined);
  return `/reading-files/large/${fileId}`;
};
const standsStill = async (page: Page): Promise<void> => page.locator('details.withheld').click();
const openReading = (meter: string) => async (page: Page) => {
  await page.getByRole('link', { name: meter }).click();
  await page.waitForURL('**/readings/*');
};
/** The first decision that is offered, with nothing filled in. */
const beginDecision = async (page: Page): Promise<void> => {
  await openReading(tooMuch!)(page);
  await page.locator('[aria-labelledby=decide] .react-aria-Button').first().click();
  await page.locator('form button.main').click();
  await page.locator('.summary a').first().waitFor();
};

/** With a reason the last index is shown; what is missing is said before sending. */
const beginEntry = async (page: Page): Promise<void> => {
  await page.locator('form.note input').fill('تعویض کنتور');
  await page.keyboard.press('Enter');
  await page.locator('[aria-labelledby=old-meter] dd time').first().waitFor();
  await page.locator('[aria-labelledby=card-thirteen] form button.main').click();
  await page.locator('.summary a').first().waitFor();
};

/** What is missing in the entry of an own reading is said before sending. */
const beginReading = async (page: Page): Promise<void> => {
  await page.locator('form.note input').fill('ثبت رقم');
  await page.keyboard.press('Enter');
  await page.locator('[aria-labelledby=own-reading] form button.main').click();
  await page.locator('.summary a').first().waitFor();
};

/** A factor that waits for the head. */
const proposeFactor = async (world: World): Promise<string> => {
  const { accountId } = faultNamed('stuckMeter');
  await world.billing('affairs-1').post(`/v1/accounts/${accountId}/volume-factors`, {
    from: '1405/09/01',
    source: 'conditions',
    gaugePressure: '413.685',
    atmosphericPressure: '88.9',
    temperature: '18',
    document: 'گزارش ایستگاه ۱۴۰۵/۷',
  });
  return accountId;
};

/** A meter of a wrong account, and one of another zone. */
const askForChanges = async (world: World): Promise<string> => {
  const unit = world.metering('connections-1');
  const supply = { fileNumber: '20000786', fullName: 'مریم توکلی', installedOn: '2026-08-23', index: 1_000 };
  const subscriber = await openSubscriber(world, supply);
  // With a reading on record a second person confirms; it has no consumption.
  await deliver(world, subscriber, [['1405-07-01', 1_000]]);
  await unit.post(`/v1/meters/${subscriber.serial}/removals`, { reason: 'شماره دو کنتور جابه‌جا ثبت شده است' });
  const move = { zone: 'zone-b', from: '1405/09/01', reason: 'مرز منطقه‌ها اصلاح شد' };
  await unit.post(`/v1/meters/${elsewhere}/zone-moves`, move);
  return '/meter-changes';
};

/** An entry of Card 13 that waits for the head. */
const enterExchange = async (world: World): Promise<string> => {
  const unit = world.metering('connections-1');
  const { lastReading } = await unit
    .because('تصویر صفحه')
    .get<{ lastReading: { index: number } }>(`/v1/meters/${exchanged}`);
  const putIn = { serial: 'B-1405-901', make: 'البرز', capacity: 'G4', registerDigits: 5, index: 0 };
  const { exchangeId } = await unit.post<{ exchangeId: string }>(`/v1/meters/${exchanged}/exchanges`, {
    takenOffOn: '1405/09/01',
    index: lastReading.index + 1,
    seals: [{ number: 'S-4471' }, { number: 'S-4472' }],
    reason: 'capacity',
    contractorId: 'contractor-sabalan',
    putIn: { ...putIn, seals: [{ number: 'S-9001' }] },
    remark: 'به درخواست مشترک برای ظرفیت بیشتر',
  });
  return exchangeId;
};

/** A round that its contractor has accepted. */
const openRound = async (world: World): Promise<string> => {
  const head = world.metering('head-1');
  const stops = walked.map((serial, at) => ({ serial, addressCode: `01-02-${at + 11}` }));
  const route = { zone: 'zone-a', route: 'route-pictures' };
  await head.post('/v1/reading-routes', { ...route, from: '1405/09/01', stops });
  const days = { from: '1405/09/01', to: '1405/09/10' };
  const { rounds } = await head.post<{ rounds: { roundId: string }[] }>('/v1/reading-rounds', { ...route, ...days });
  const { roundId } = rounds[0]!;
  const { orderId } = await head.get<{ orderId: string }>(`/v1/reading-rounds/${roundId}`);
  await world.metering('reader-zagros').post(`/v1/reading-rounds/${roundId}/orders/${orderId}/acceptances`, undefined);
  return roundId;
};

/** Nobody was at home twice; the same file again changes nothing. */
const twiceAbsent = (world: World) => async (page: Page) => {
  const rows = ['1405-08-15', '1405-09-01'].map((day) => `${unread},${day},,absent,reader-33`);
  const csv = [ROWS[0], ...rows].join('\n');
  await world.metering('reader-alborz').post('/v1/reading-files', csv, { contentType: 'text/csv' });
  const connection = page.getByText(unread);
  for (let looks = 0; looks < 20 && (await connection.count()) === 0; looks++) {
    await page.reload();
    await page.locator('main h1').waitFor();
    await page.waitForTimeout(500);
  }
};

/** The pages of metering; the file of the second one brings the readings of the later ones. */
export const meteringScreens = async (world: World): Promise<readonly Screen[]> => [
  { name: '30-reading-files', username: 'reader-zagros', path: '/reading-files', first: choose },
  { name: '31-reading-file', username: 'reader-zagros', path: '/reading-files', first: send },
  { name: '31-large-reading-file', username: 'reader-alborz', path: await sendLarge(world), first: standsStill },
  { name: '32-readings', username: 'affairs-1', path: '/readings' },
  { name: '33-reading', username: 'head-1', path: '/readings', first: openReading(tooMuch!) },
  { name: '34-reading-form', username: 'affairs-1', path: '/readings', first: beginDecision },
  { name: '35-own-reading', username: 'affairs-1', path: '/readings', first: openReading(falls!) },
  { name: '36-standstill', username: 'auditor-1', path: `/readings/standstill-${stuck}` },
  { name: '37-statements', username: 'head-1', path: '/statements' },
  { name: '38-statement', username: 'reader-zagros', path: '/statements/contractor-zagros' },
  { name: '39-meter-exchanges', username: 'connections-1', path: '/meter-exchanges' },
  {
    name: '39-meter-exchange-entry',
    username: 'connections-1',
    path: `/meter-exchanges/enter/${toExchange}`,
    first: beginEntry,
  },
  { name: '39-meter-exchange', username: 'head-1', path: `/meter-exchanges/${await enterExchange(world)}` },
  { name: '39-meter', username: 'affairs-1', path: `/meters/${measured}`, first: beginReading },
  {
    name: '39-volume-factors',
    username: 'head-1',
    path: `/accounts/${await proposeFactor(world)}/volume-factors`,
  },
  { name: '39-meter-changes', username: 'head-1', path: await askForChanges(world) },
  { name: '39-rounds', username: 'head-1', path: '/rounds' },
  { name: '39-round', username: 'reader-zagros', path: `/rounds/${await openRound(world)}` },
  { name: '39-unread', username: 'head-1', path: '/unread', first: twiceAbsent(world) },
];
