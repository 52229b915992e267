/** What is wrong with a row, as a service says it. */
export interface FaultyRow {
  readonly line: number;
  readonly message: string;
  readonly column?: string;
}

/** Lines of a file by their numbers; the header is line 1. A service counts them so too. */
export const linesOf = (text: string): readonly string[] => text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);

/** Rows with something in them, without the header. */
export const rowsIn = (text: string): number =>
  linesOf(text)
    .slice(1)
    .filter((line) => line.replaceAll(/[,;\t]/g, '').trim() !== '').length;

const isAscii = (text: string): boolean => !/[\u0080-\uffff]/.test(text);

/**
 * The header and the lines that were refused, as they were written: a file to correct and send. With Persian letters it
 * has the mark by which spreadsheets know UTF-8; without them it is the same in every agreed encoding of single bytes.
 */
export const refusedFile = (text: string, refused: readonly Pick<FaultyRow, 'line'>[]): string => {
  const lines = linesOf(text);
  const rows = [lines[0], ...refused.map(({ line }) => lines[line - 1])].join('\r\n');
  return `${isAscii(rows) ? '' : '\ufeff'}${rows}\r\n`;
};

/** One line each for a message or a spreadsheet: number, column, what is wrong. */
export const faultList = (refused: readonly FaultyRow[]): string =>
  refused.map(({ line, column = '', message }) => [line, column, message].join('\t')).join('\n');

const marked = (bytes: Uint8Array): string => {
  const mark = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : mark;
};

/** The text of a chosen file, in the encoding that its first bytes name. */
export const textOf = (bytes: ArrayBuffer): string => {
  const view = new Uint8Array(bytes);
  return new TextDecoder(marked(view)).decode(view);
};
