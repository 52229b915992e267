import type { Browser, CDPSession, Page, Route } from 'playwright-core';
import { signIn } from '../person.ts';

const CASES = 10_000;
const PAGE = 200;
/** Of the wheel, in pixels. */
const TURN = 1_200;
const LONGEST_SCROLL_MS = 120_000;

/** The page of a worklist that a service with very many cases gives: copies of one case. */
const worklistOf = (sample: object, url: string) => {
  const from = Number(new URL(url).searchParams.get('cursor') ?? 0);
  const items = Array.from({ length: PAGE }, (_, at) => ({
    ...sample,
    caseId: `01234567-89ab-4cde-8f01-${String(from + at).padStart(12, '0')}`,
  }));
  return { items, next: from + PAGE < CASES ? String(from + PAGE) : null };
};

const answerLongList = async (page: Page): Promise<void> => {
  let sample: object | undefined;
  await page
    .route('**/api/case-handling/v1/worklist?*', answer)
    .then(() => page.route('**/api/case-handling/v1/worklist', answer));
  async function answer(route: Route): Promise<void> {
    if (!sample) {
      const { items } = (await (await route.fetch()).json()) as { items: [object] };
      sample = items[0];
    }
    await route.fulfill({ json: worklistOf(sample, route.request().url()) });
  }
};

interface Task {
  readonly name: string;
  readonly tdur?: number;
}

/** CPU milliseconds of each task of the page's thread while something runs. */
const tasksOf = async (client: CDPSession, run: () => Promise<void>): Promise<number[]> => {
  const tasks: number[] = [];
  client.on('Tracing.dataCollected', ({ value }) => {
    for (const { name, tdur } of value as unknown as Task[])
      if (name === 'RunTask' && tdur !== undefined) tasks.push(tdur / 1_000);
  });
  const complete = new Promise<void>((resolve) => void client.once('Tracing.tracingComplete', () => resolve()));
  await client.send('Tracing.start', {
    traceConfig: {
      includedCategories: ['toplevel', 'disabled-by-default-devtools.timeline'],
      excludedCategories: ['*'],
    },
    transferMode: 'ReportEvents',
  });
  await run();
  await client.send('Tracing.end');
  await complete;
  return tasks;
};

export interface LongList {
  readonly rows: number;
  readonly tasks: number;
  readonly longestMs: number;
}

/** Scrolls a worklist of ten thousand cases to its end. @throws Error if the end is not reached */
export const scrollLongList = async (browser: Browser, desk: string, username: string): Promise<LongList> => {
  const { page } = await signIn(browser, desk, username, { path: '/shortcuts' });
  await answerLongList(page);
  await page.goto(`${desk}/`);
  await page.locator('main table').first().waitFor();
  const client = await page.context().newCDPSession(page);
  const rows = `Math.max(0, ...[...document.querySelectorAll('[aria-rowcount]')].map((table) => Number(table.ariaRowCount)))`;
  const isAtEnd = `scrollY + innerHeight >= document.documentElement.scrollHeight - 2 && ${rows} > ${CASES}`;
  const until = performance.now() + LONGEST_SCROLL_MS;
  const tasks = await tasksOf(client, async () => {
    await page.mouse.move(600, 500);
    while (!(await page.evaluate<boolean>(isAtEnd))) {
      if (performance.now() > until) throw new Error('the end of the list was not reached');
      await page.mouse.wheel(0, TURN);
      await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
    }
  });
  const shown = (await page.evaluate<number>(rows)) - 1;
  await page.context().close();
  return { rows: shown, tasks: tasks.length, longestMs: Math.max(...tasks) };
};
