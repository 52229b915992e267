import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { signIn } from '../person.ts';
import { openStage, registerReview } from '../stage.ts';
import { openFirst, type FirstPage } from './first-page.ts';
import { scrollLongList } from './long-list.ts';
import { serveStockPage } from './stock-page.ts';

/**
 * `npm run bench -- desk [rounds]`: the first page of the counter desk beside a stock Vite React page, in turn in the
 * same run, and a worklist of ten thousand cases.
 */
const MOST_CODE_KB = 200;
const MOST_TIMES_STOCK = 2.5;
const LONGEST_FRAME_MS = 50;
const rounds = Number(process.argv[2] ?? 15);

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]!;
const rowOf = (page: string, measured: readonly FirstPage[]) => ({
  page,
  'usable ms': Math.round(median(measured.map(({ usableMs }) => usableMs))),
  'JS and CSS KB': Math.round(measured[0]!.codeBytes / 1_000),
  'fonts KB': Math.round(measured[0]!.fontBytes / 1_000),
});

const stock = await serveStockPage();
const stage = await openStage();
try {
  await registerReview(stage);
  const { browser, desk } = stage;
  const person = await signIn(browser, desk, 'expert-1');
  const cookies = await person.page.context().cookies();
  const measured: { readonly desk: FirstPage[]; readonly stock: FirstPage[] } = { desk: [], stock: [] };
  const openBoth = async () => ({
    stock: await openFirst(browser, stock.url, 'button'),
    desk: await openFirst(browser, `${desk}/`, 'main table a', cookies),
  });
  await openBoth();
  for (let round = 0; round < rounds; round++) {
    const both = await openBoth();
    measured.stock.push(both.stock);
    measured.desk.push(both.desk);
  }
  const list = await scrollLongList(browser, desk, 'expert-1');
  const [ofStock, ofDesk] = [rowOf('stock Vite React page (reference)', measured.stock), rowOf('today', measured.desk)];
  const times = Number((ofDesk['usable ms'] / ofStock['usable ms']).toFixed(2));
  const codeKb = ofDesk['JS and CSS KB'];
  console.table([ofStock, ofDesk]);
  console.log(`usable ${times} × the stock page (goal ≤ ${MOST_TIMES_STOCK}); medians of ${rounds} rounds`);
  console.log(`JS and CSS of the first page ${codeKb} KB (goal ≤ ${MOST_CODE_KB})`);
  console.log(
    `${list.rows} cases: the longest of ${list.tasks} tasks took ${list.longestMs.toFixed(1)} ms CPU (goal ≤ ${LONGEST_FRAME_MS})`,
  );
  const folder = resolve(import.meta.dirname, '../../../bench/results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    resolve(folder, 'desk.json'),
    `${JSON.stringify({ rounds, times, table: [ofStock, ofDesk], list }, null, 2)}\n`,
  );
  const holds = times <= MOST_TIMES_STOCK && codeKb <= MOST_CODE_KB && list.longestMs <= LONGEST_FRAME_MS;
  process.exitCode = holds ? 0 : 1;
} finally {
  await stage.close();
  await stock.close();
}
