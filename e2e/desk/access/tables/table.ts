import type { WaitingCorrection } from '../../stage.ts';

const answers = { '●': 200, '–': 403, '?': 404, '×': 401 } as const;
export type Answer = (typeof answers)[keyof typeof answers];

/** Address of a page, and the operation behind it; with a body it is a POST. */
export type Behind = readonly [path: string, operation: string, body?: object];

/**
 * What each person gets from the operation behind each page, written by hand from `docs/security/who-sees-what.md`: `●`
 * whole, `–` refused (403: not the role's data), `?` unknown (404: another place), `×` not signed in (401). The first
 * line names the pages.
 */
export interface AccessTable {
  readonly written: string;
  readonly pages: (waiting: WaitingCorrection) => Readonly<Record<string, Behind>>;
}

/** What a person gets, by page. */
export type Gets = Readonly<Record<string, Answer>>;

/** What each person of a table gets. */
export const rowsOf = ({ written }: AccessTable): ReadonlyMap<string, Gets> => {
  const [pages = [], ...rows] = written
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  const getsOf = (marks: readonly string[]): Gets =>
    Object.fromEntries(pages.map((page, place) => [page, answers[marks[place] as keyof typeof answers]]));
  return new Map(rows.map(([username = '', ...marks]) => [username, getsOf(marks)]));
};
