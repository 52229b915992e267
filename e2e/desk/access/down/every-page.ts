import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { accountFromTheEnd } from '../../journeys/money/bills.ts';
import { billScreens } from '../../screens/pages/bill.ts';
import { screensOf } from '../../screens/pages/pages.ts';
import { replayScreens } from '../../screens/pages/replay.ts';
import { correctBill, proposeCorrection, type Stage, type WaitingCorrection } from '../../stage.ts';

/** A page, and somebody who may see it. */
export interface Opened {
  readonly username: string;
  readonly path: string;
}

const APP = join(import.meta.dirname, '../../../../services/counter-desk/web/src/app');
const ROUTE = /\bat\('([^']+)'\)/g;

/** The addresses of the router, such as `/cases/$caseId`. */
const routes = globSync('{router.tsx,routes/*.ts}', { cwd: APP }).flatMap((file) =>
  [...readFileSync(join(APP, file), 'utf8').matchAll(ROUTE)].map(([, route]) => route!),
);
const patternOf = (route: string): RegExp => new RegExp(`^${route.replaceAll(/\$\w+/g, '[^/]+')}$`);
const routeOf = (path: string): string => {
  const [address = ''] = path.split('?', 1);
  return routes.find((route) => route === address) ?? routes.find((route) => patternOf(route).test(address))!;
};
/** The desk alone answers it. */
const OWN = ['/shortcuts'];

const [paid] = [accountFromTheEnd(1)];

/** Pages of which no picture is taken at their own address. */
const others = async ({ caseId, trackingCode, world }: WaitingCorrection): Promise<readonly Opened[]> => {
  const csv = 'meter_serial,read_on,index,kind,reader\n62009999,1405-09-01,12,actual,reader-18';
  const { fileId } = await world
    .metering('reader-zagros')
    .post<{ fileId: string }>('/v1/reading-files', csv, { contentType: 'text/csv' });
  const { items } = await world
    .billing('receivables-1')
    .because('نمایش صفحه')
    .get<{ items: readonly { reference: string }[] }>(`/v1/accounts/${paid}/payments`);
  return [
    { username: 'head-1', path: '/' },
    { username: 'clerk-101', path: `/tracking/${trackingCode}` },
    { username: 'expert-1', path: `/visits/${caseId}` },
    { username: 'reader-zagros', path: `/reading-files/${fileId}` },
    { username: 'bank-1', path: '/money/pay' },
    { username: 'receivables-1', path: '/money/reversals' },
    { username: 'receivables-1', path: '/money/refunds' },
    { username: 'receivables-1', path: `/money/accounts/${paid}/reverse/${items[0]!.reference}` },
  ];
};

/** Pages that ask other services for other persons or by other words of the address. */
const kindOfPage = ({ username, path }: Opened): string =>
  [routeOf(path), routeOf(path) === '/' && username, ...new URL(path, 'http://desk').searchParams.keys()].join(' ');

/** Every page of the desk once. @throws Error if a route of the desk is left out */
export const everyPage = async (stage: Stage): Promise<readonly Opened[]> => {
  const waiting = await proposeCorrection(stage);
  const screens = await screensOf(waiting);
  const corrected = await correctBill(stage);
  const all = [...screens, ...billScreens(corrected), ...replayScreens(corrected)]
    .flatMap(({ username, path }) => (username === undefined ? [] : [{ username, path }]))
    .concat(await others(waiting));
  const left = routes.filter((route) => !OWN.includes(route) && !all.some(({ path }) => routeOf(path) === route));
  if (left.length > 0) throw new Error(`pages that nobody opens: ${left.join(', ')}`);
  const pages = all.filter(({ path }) => !OWN.includes(path));
  return pages.filter((each, place) => pages.findIndex((page) => kindOfPage(page) === kindOfPage(each)) === place);
};
