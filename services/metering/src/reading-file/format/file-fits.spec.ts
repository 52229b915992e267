import { describe, expect, it } from '@jest/globals';
import { civilDate } from '@pishkhan/calendar';
import { judged } from '@pishkhan/decider';
import { fileIn, sampleFormat, unagreedFormat } from '@pishkhan/testing/written-files';
import fc from 'fast-check';
import type { FileFormat } from './domain/reading-format.messages.ts';
import { fileMustBeInItsEncoding, fileMustBeInItsFormat } from './domain/reading-format.rules.ts';
import { mustFit } from './file-fits.ts';
import { rowsIn } from './layout.ts';

const format = sampleFormat('contractor-zagros') as FileFormat;
const row = (at: number) =>
  ({
    meterSerial: `M-${at}`,
    readOn: civilDate('2026-10-22'),
    index: 8000 + at,
    kind: 'برآوردی',
    reader: 'reader-17',
  }) as const;
const alborz = sampleFormat('contractor-alborz') as FileFormat;

describe('13.3: a file in its format', () => {
  it('is read alike in every separator, digits, calendar and encoding', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          separator: fc.constantFrom('comma', 'semicolon', 'tab', 'pipe'),
          header: fc.boolean(),
          columns: fc.shuffledSubarray([...format.columns], { minLength: 6 }),
          digits: fc.constantFrom('latin', 'persian', 'arabic'),
          calendar: fc.constantFrom('jalali', 'gregorian'),
          dayPattern: fc.constantFrom('yyyy/MM/dd', 'yyyyMMdd', 'dd-MM-yyyy', 'yy.MM.dd'),
          encoding: fc.constantFrom('utf-8', 'windows-1256', 'utf-16le', 'utf-16be'),
        }),
        async (any) => {
          const written = (any.encoding === 'windows-1256' ? { ...any, digits: 'latin' } : any) as FileFormat;
          const bytes = fileIn(written, [row(0), row(1), row(2)]);
          const read = [...rowsIn(bytes, await mustFit(bytes, written))].map((each) => 'row' in each && each.row);
          expect(read).toEqual(
            [0, 1, 2].map((at) => ({
              line: at + (any.header ? 2 : 1),
              meterId: `M-${at}`,
              readOn: '2026-10-22',
              finding: { kind: 'estimated', index: 8000 + at },
              readerId: 'reader-17',
            })),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
  const refusedAs = async (bytes: Uint8Array, as: FileFormat | undefined) => {
    try {
      await mustFit(bytes, as);
    } catch (error) {
      return error as { readonly name: string; readonly rule: string; readonly data: Record<string, unknown> };
    }
    throw new Error('the file fits');
  };
  const many = Array.from({ length: 3_000 }, (_, at) => row(at));
  it.each([
    ['utf-8 for windows-1256', fileIn({ ...format, encoding: 'utf-8' }, many), format, 'utf-8'],
    ['windows-1256 for utf-8', fileIn(format, many), { ...format, encoding: 'utf-8' } as FileFormat, 'windows-1256'],
    ['utf-16 of the other end', fileIn({ ...alborz, encoding: 'utf-16be' }, many), alborz, 'utf-16be'],
    [
      'utf-16 without a mark, not agreed',
      fileIn({ ...unagreedFormat, encoding: 'utf-16le' }, many),
      undefined,
      'utf-16le',
    ],
    ['zeros', Buffer.alloc(5_000_000), undefined, undefined],
  ])('15.4-48: in another encoding is refused as a whole: %s', async (_, bytes, as, likely) =>
    expect(await refusedAs(bytes, as)).toMatchObject({
      rule: 'FileMustBeInItsEncoding',
      data: { line: 1, ...(likely && { likely }) },
    }),
  );
  it('11.4: in another format is refused with line, column and value', async () => {
    const bytes = fileIn({ ...format, calendar: 'gregorian' }, many);
    expect(await refusedAs(bytes, format)).toMatchObject({
      rule: 'FileMustBeInItsFormat',
      data: { line: 2, field: 'read_on', value: '2026/10/22', unreadable: 1000, of: 1000 },
    });
    const other = fileIn({ ...format, separator: 'pipe' }, many);
    expect(await refusedAs(other, format)).toMatchObject({ rule: 'FileMustBeInItsFormat', data: { line: 1 } });
    judged(fileMustBeInItsEncoding(true, { encoding: 'utf-8', line: 1 })).thenRejected('FileMustBeInItsEncoding');
    const misfit = { line: 1, wrong: 'ReadOnMustExist', unreadable: 1, of: 1 };
    judged(fileMustBeInItsFormat(misfit)).thenRejected('FileMustBeInItsFormat');
  });
  it('15.4-48: half a character at its end is one unreadable row', async () => {
    const bytes = fileIn(alborz, many).subarray(0, -5);
    const read = [...rowsIn(bytes, await mustFit(bytes, alborz))];
    expect(read).toHaveLength(3_000);
    expect(read.at(-1)).toMatchObject({ row: { rule: 'CellMustBeText', field: 'index' } });
  });
  it('N12: blank lines without an end leave other requests their turn', async () => {
    const bytes = Buffer.concat([fileIn(unagreedFormat, [row(0)]), Buffer.from(',,,,\r\n'.repeat(200_000))]);
    let turns = 0;
    const others = setInterval(() => (turns += 1), 0);
    await mustFit(bytes, undefined);
    clearInterval(others);
    expect(turns).toBeGreaterThan(0);
  });
});
