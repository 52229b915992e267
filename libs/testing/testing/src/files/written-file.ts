import { jalaliText, type CivilDate } from '@pishkhan/calendar';
import { readFileSync } from 'node:fs';

/** A file format of a contractor, as its agreement has it (13.3). */
export interface WrittenFormat {
  readonly separator: 'comma' | 'semicolon' | 'tab' | 'pipe';
  readonly header: boolean;
  readonly columns: readonly { readonly holds: string; readonly name?: string }[];
  readonly digits: 'latin' | 'persian' | 'arabic';
  readonly calendar: 'jalali' | 'gregorian';
  readonly dayPattern: string;
  readonly encoding: 'utf-8' | 'windows-1256' | 'utf-16le' | 'utf-16be';
}

/** A row that a contractor writes; an absent customer has no index. */
export interface RowToWrite {
  readonly meterSerial: string;
  readonly readOn: CivilDate;
  readonly index: number | '';
  readonly kind: string;
  readonly reader: string;
}

/** The format that needs no agreement (11.4). */
export const unagreedFormat: WrittenFormat = {
  separator: 'comma',
  header: true,
  columns: ['meter_serial', 'read_on', 'index', 'kind', 'reader'].map((name) => ({ holds: name, name })),
  digits: 'latin',
  calendar: 'jalali',
  dayPattern: 'yyyy-MM-dd',
  encoding: 'utf-8',
};

/** The sample format of a contractor of the sample district. */
export const sampleFormat = (contractorId: string): WrittenFormat =>
  (
    JSON.parse(
      readFileSync(new URL(`../../../../../data/formats/sample-${contractorId}.json`, import.meta.url), 'utf8'),
    ) as {
      readonly content: WrittenFormat;
    }
  ).content;

const separators = { comma: ',', semicolon: ';', tab: '\t', pipe: '|' } as const;
const zeros = { latin: 0x30, persian: 0x06f0, arabic: 0x0660 } as const;

const inDigits = (text: string, digits: WrittenFormat['digits']): string =>
  digits === 'latin' ? text : text.replace(/\d/g, (digit) => String.fromCharCode(zeros[digits] + Number(digit)));

const dayIn = ({ calendar, dayPattern }: WrittenFormat, day: CivilDate): string => {
  const [year, month, date] = (calendar === 'jalali' ? jalaliText(day) : day).split('-') as [string, string, string];
  return dayPattern.replace('yyyy', year).replace('yy', year.slice(2)).replace('MM', month).replace('dd', date);
};

const cellOf = (format: WrittenFormat, row: RowToWrite, holds: string): string => {
  const cells: Readonly<Record<string, string>> = {
    meter_serial: row.meterSerial,
    read_on: inDigits(dayIn(format, row.readOn), format.digits),
    index: inDigits(String(row.index), format.digits),
    kind: row.kind,
    reader: row.reader,
  };
  return cells[holds] ?? '';
};

/** One line of a file, without its end. */
export const lineIn = (format: WrittenFormat, row: RowToWrite): string =>
  format.columns.map(({ holds }) => cellOf(format, row, holds)).join(separators[format.separator]);

/** The header with its line end; none if the format has none. */
export const headerIn = ({ header, columns, separator }: WrittenFormat): string =>
  header ? `${columns.map(({ name, holds }) => name ?? holds).join(separators[separator])}\r\n` : '';

const bytesOfWindows1256: ReadonlyMap<string, number> = new Map(
  Array.from(
    { length: 256 },
    (_, byte) => [new TextDecoder('windows-1256').decode(Uint8Array.of(byte)), byte] as const,
  ),
);

/**
 * Text in the encoding of a format, without a byte-order mark; Persian yeh is the Arabic one where the encoding has no
 * other.
 */
export const encoded = (text: string, { encoding }: Pick<WrittenFormat, 'encoding'>): Buffer => {
  if (encoding === 'utf-8') return Buffer.from(text);
  if (encoding === 'windows-1256')
    return Buffer.from([...text.replaceAll('ی', 'ي')].map((letter) => bytesOfWindows1256.get(letter) ?? 0x3f));
  const bytes = Buffer.from(text, 'utf16le');
  return encoding === 'utf-16be' ? bytes.swap16() : bytes;
};

/** A whole file of a few rows. */
export const fileIn = (format: WrittenFormat, rows: readonly RowToWrite[]): Buffer =>
  encoded(headerIn(format) + rows.map((row) => `${lineIn(format, row)}\r\n`).join(''), format);
