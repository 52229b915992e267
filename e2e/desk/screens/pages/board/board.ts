import type { Page } from 'playwright-core';
import { sampleBoard, sampleStatistics } from './samples.ts';
import type { Screen } from '../screen.ts';

/** The sample district has one case and no past: for a picture, a county after a busy year answers. */
const afterAYear = async (page: Page): Promise<void> => {
  await page.route(/\/v1\/statistics\/board$/, (route) => route.fulfill({ json: sampleBoard }));
  await page.route(/\/v1\/statistics\/cases/, (route) => route.fulfill({ json: sampleStatistics }));
  await page.reload();
};
const charts = async (page: Page): Promise<void> => {
  await afterAYear(page);
  await page.locator('svg.chart').first().waitFor();
};
const inTheDark = async (page: Page): Promise<void> => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await charts(page);
};

/** The board and the statistics of a county. */
export const boardScreens = (): readonly Screen[] => [
  { name: '73-board', username: 'head-1', path: '/board', first: afterAYear },
  { name: '74-board-cases', username: 'head-1', path: '/board/cases?due=soon' },
  { name: '78-statistics', username: 'head-1', path: '/statistics?from=2025-12-22', first: charts },
  { name: '79-statistics-dark', username: 'head-1', path: '/statistics?from=2025-12-22', first: inTheDark },
];
