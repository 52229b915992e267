import type { WaitingCorrection } from '../../stage.ts';
import { bill } from './bill.ts';
import { board } from './board.ts';
import { counter } from './counter.ts';
import { metering } from './metering.ts';
import { money } from './money.ts';
import { replay } from './replay.ts';
import { operation } from './operation.ts';
import { rowsOf, type Behind, type Gets } from './table.ts';
import { versions } from './versions.ts';
import { visit } from './visit.ts';

const tables = [counter, bill, board, metering, money, visit, versions, replay, operation];

/** Each page of the desk, and the operation behind it. */
export const pagesOf = (waiting: WaitingCorrection): Readonly<Record<string, Behind>> =>
  Object.assign({}, ...tables.map(({ pages }) => pages(waiting))) as Readonly<Record<string, Behind>>;

const rows = tables.map(rowsOf);

/** What each person gets, by page. */
export const whoSeesWhat: readonly { readonly username: string; readonly gets: Gets }[] = [...rows[0]!.keys()].map(
  (username) => ({ username, gets: Object.assign({}, ...rows.map((row) => row.get(username))) as Gets }),
);
