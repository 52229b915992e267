import { unparse } from 'papaparse';

/** A cell of a table as a spreadsheet takes it: numbers with ASCII digits, texts as they are. */
export type Cell = string | number | null;

/** The mark by which spreadsheets know UTF-8, and with it Persian. */
const MARK = '\ufeff';

/** Begins a formula, also in a text of several lines. */
const FORMULA = /^[=+\-@\t\r]/;

/** A table as CSV (RFC 4180). A text that a spreadsheet would run as a formula is quoted as text. */
export const csvOf = (heads: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  MARK + unparse([heads, ...rows] as Cell[][], { newline: '\r\n', escapeFormulae: FORMULA });
