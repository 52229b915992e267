import type { Page } from 'playwright-core';

/**
 * What differs from run to run although nothing of the page has changed: tracking codes and ids are drawn at random,
 * and the hours are those of the run. In the picture they have the same width and one value.
 */
const STILL = `(() => {
  const fixed = [
    [/\\d{4}-\\d{4}-\\d{5}-\\d{5}-\\d/g, '1405-0101-12345-67890-1'],
    [/[۰-۹]{4}-[۰-۹]{4}-[۰-۹]{5}-[۰-۹]{5}-[۰-۹]/g, '۱۴۰۵-۰۱۰۱-۱۲۳۴۵-۶۷۸۹۰-۱'],
    [/[\\da-f]{8}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{12}/g, '01234567-89ab-5cde-8f01-23456789abcd'],
    [/\\b\\d{1,2}:\\d{2}\\b/g, '09:30'],
    [/[۰-۹]{1,2}:[۰-۹]{2}/g, '۰۹:۳۰'],
  ];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode;
    const still = fixed.reduce((text, [varies, value]) => text.replace(varies, value), node.nodeValue);
    if (still !== node.nodeValue) node.nodeValue = still;
  }
  document.activeElement?.blur();
})()`;

/** So much of a long page is shown. */
const MOST_HEIGHT = 1_400;

const COMPLETE = '!document.querySelector(".wait") && document.fonts.status === "loaded"';
const QUIET_MS = 400;
const MOST_LOOKS = 25;

/** Nothing is loading, every font is there, and no part comes late. */
export const untilQuiet = async (page: Page): Promise<void> => {
  let before = '';
  for (let look = 0; look < MOST_LOOKS; look++) {
    const now = await page.evaluate<string>('document.body.innerHTML');
    if (now === before && (await page.evaluate<boolean>(COMPLETE))) return;
    before = now;
    await page.waitForTimeout(QUIET_MS);
  }
};

/** The picture of a page that is complete. */
export const takePicture = async (page: Page, file: string): Promise<void> => {
  await untilQuiet(page);
  const { width, height } = page.viewportSize()!;
  const whole = await page.evaluate<number>('document.documentElement.scrollHeight');
  await page.evaluate('scrollTo(0, 0)');
  await page.evaluate(STILL);
  await page.screenshot({
    path: file,
    fullPage: true,
    clip: { x: 0, y: 0, width, height: Math.min(Math.max(whole, height), MOST_HEIGHT) },
    animations: 'disabled',
    caret: 'hide',
    scale: 'css',
  });
};
