import type { Page } from 'playwright-core';
import type { WaitingCorrection } from '../../stage.ts';
import type { Screen } from './screen.ts';

/** An account of which nothing else is shown. */
const ACCOUNT = '10203060';
let opened: Promise<unknown> | undefined;

/** One visit waits; the page is read again when it is there. */
const withOneVisit =
  ({ world }: WaitingCorrection) =>
  async (page: Page) => {
    const request = { kind: 'meter-visit', accountId: ACCOUNT, reason: 'رقم درست نیست' };
    opened ??= world.cases('clerk-101').post('/v1/cases', request);
    await opened;
    await page.reload();
    await page.locator('.pick, .visit').first().waitFor();
  };
const taken = (waiting: WaitingCorrection) => async (page: Page) => {
  await withOneVisit(waiting)(page);
  if ((await page.locator('.visit').count()) > 0) return;
  await page.locator('.pick').click();
  await page.locator('.act button').click();
  await page.locator('.visit').waitFor();
};
const inFrontOfTheMeter = (waiting: WaitingCorrection) => async (page: Page) => {
  await taken(waiting)(page);
  await page.locator('.visit').click();
  await page.locator('[id$="-indexSeen"]').fill('۱');
  await page.locator('.note.warn').waitFor();
};
/** As the page is when the browser says that the connection is cut. */
const CUT = `Object.defineProperty(navigator, 'onLine', { get: () => false }); dispatchEvent(new Event('offline'))`;
const withoutConnection = (waiting: WaitingCorrection) => async (page: Page) => {
  await taken(waiting)(page);
  await page.evaluate(CUT);
  await page.locator('.note.warn').waitFor();
};

/** The visits of an expert on a phone. */
export const visitScreens = (waiting: WaitingCorrection): readonly Screen[] => [
  { name: '50-visits', username: 'expert-1', path: '/visits', first: withOneVisit(waiting) },
  { name: '51-visits-taken', username: 'expert-1', path: '/visits', first: taken(waiting) },
  { name: '52-visit', username: 'expert-1', path: '/visits', first: inFrontOfTheMeter(waiting) },
  { name: '53-visits-offline', username: 'expert-1', path: '/visits', first: withoutConnection(waiting) },
];
