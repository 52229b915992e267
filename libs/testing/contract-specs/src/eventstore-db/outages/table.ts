import type { LoadResult } from './load.ts';

export interface Row extends LoadResult {
  readonly outage: string;
  readonly count: number;
}

const FIGURES: readonly (readonly [name: string, figure: keyof Row])[] = [
  ['outage', 'outage'],
  ['times', 'count'],
  ['appends acknowledged', 'appends'],
  ['events acknowledged', 'acknowledged'],
  ['lost', 'lost'],
  ['doubled', 'doubled'],
  ['out of order', 'outOfOrder'],
  ['followed', 'followed'],
  ['never followed', 'missed'],
  ['followed again', 'followedAgain'],
  ['followed out of order', 'followedOutOfOrder'],
  ['unreachable, repeated', 'unreachable'],
  ['longest call, ms', 'longestCallMs'],
  ['longest append, ms', 'longestAppendMs'],
];

const shown = (value: string | number): string => (typeof value === 'number' ? String(Math.round(value)) : value);

/** One column for each kind of outage. */
export const tableOf = (title: string, rows: readonly Row[]): string =>
  [
    title,
    ...FIGURES.map(([name, figure]) =>
      [name.padEnd(22), ...rows.map((row) => shown(row[figure]).padStart(20))].join(''),
    ),
  ].join('\n');
