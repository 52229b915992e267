import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { worldAt } from '../journeys/money/bills.ts';
import { openPage, signIn, violationsOn } from '../person.ts';
import { correctBill, openStage, proposeCorrection } from '../stage.ts';
import { billScreens } from './pages/bill.ts';
import { meterWorkScreens } from './pages/metering/meter-works.ts';
import { replayScreens } from './pages/replay.ts';
import { screensOf } from './pages/pages.ts';
import type { Screen } from './pages/screen.ts';
import { takePicture, untilQuiet } from './still.ts';

/**
 * `npm run screens [-- PATTERN]`: pictures of every page in both languages, at the size of a counter PC and of a phone.
 * The sample district, its clock and the fonts are fixed, so an unchanged page gives the same file. Each picture is
 * also examined for WCAG 2.2 AA, and each page once in the dark; the exit code is 1 if one of them has a violation.
 */
const FOLDER = join(import.meta.dirname, '../../../docs/generated/screens');
const languages = ['fa', 'en'] as const;
const sizes = { desk: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } } as const;

let violations = 0;
const examine = async (page: Page, where: string): Promise<void> => {
  for (const violation of await violationsOn(page)) {
    violations++;
    console.error(`${where}: ${violation}`);
  }
};

/** The colours of the dark are those of both languages and sizes. */
const examineInTheDark = async (page: Page, name: string): Promise<void> => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await examine(page, `${name} in the dark`);
  await page.emulateMedia({ colorScheme: null });
};

const photograph = async (browser: Browser, desk: string, { name, username, path, first }: Screen): Promise<void> => {
  const { page, leave } =
    username === undefined
      ? await openPage(browser, desk)
      : await signIn(browser, desk, username, { path: '/shortcuts' });
  for (const language of languages)
    for (const [size, viewport] of Object.entries(sizes)) {
      await page.setViewportSize(viewport);
      // A page of the desk would keep the language with which it began.
      await page.goto(`${desk}/health/live`);
      await page.evaluate(`localStorage.setItem('language', '${language}')`);
      await page.goto(`${desk}${path}`);
      await page.locator('main, .lock').first().waitFor();
      await first?.(page);
      await untilQuiet(page);
      await page.evaluate('scrollTo(0, 0)');
      await examine(page, `${name} ${language} ${size}`);
      await takePicture(page, join(FOLDER, `${name}.${language}.${size}.png`));
      if (language === 'fa' && size === 'desk') await examineInTheDark(page, name);
    }
  await leave();
};

/** The desk knows the names of those who have signed in, whichever pictures are taken. */
const ACTING = [
  'clerk-101',
  'expert-1',
  'representative-101-a',
  'representative-101-b',
  'head-1',
  'connections-1',
  'receivables-1',
  'bank-1',
];

const [pattern = ''] = process.argv.slice(2);
const wanted = new RegExp(pattern);
const stage = await openStage();
const take = async (screens: readonly Screen[]): Promise<void> => {
  for (const screen of screens.filter(({ name }) => wanted.test(name))) {
    await photograph(stage.browser, stage.desk, screen);
    console.log(screen.name);
  }
};
try {
  await mkdir(FOLDER, { recursive: true });
  for (const username of ACTING) await (await signIn(stage.browser, stage.desk, username)).leave();
  await take(await screensOf(await proposeCorrection(stage)));
  // What follows changes the pictures above.
  const corrected = await correctBill(stage);
  await take(billScreens(corrected));
  await take(replayScreens(corrected));
  await take(await meterWorkScreens(worldAt(stage)));
} finally {
  await stage.close();
}
console.log(`${violations} violations of WCAG 2.2 AA`);
process.exitCode = violations === 0 ? 0 : 1;
