import { describe, expect, it } from '@jest/globals';
import { given, judged, type Rejection } from '@pishkhan/decider';
import { meterMustBeInContract } from '../../meter/domain/meter.rules.ts';
import { readingFile } from './reading-file.ts';
import type { FileOutcome, RefusedRow } from './reading-file.messages.ts';
import { columnOf, columns, inOrderOfDays, readRow, type ReadingRow } from './reading-row.ts';
import { contractorMustBeNamed } from './reading-file.rules.ts';
import { rowResultOf } from './row-results.ts';

const outcome: FileOutcome = {
  fileId: 'f'.repeat(64),
  contractorId: 'contractor-zagros',
  rows: 4,
  accepted: 2,
  unchanged: 1,
  refused: [{ line: 3, rule: 'ReadingKindMustBeKnown', field: 'kind' }],
};

describe('a reading file', () => {
  it('is recorded once, by any number of deliveries', () => {
    given(readingFile)
      .when({ type: 'ReceiveReadingFile', ...outcome })
      .then({ type: 'ReadingFileReceived', data: outcome })
      .when({ type: 'ReceiveReadingFile', ...outcome, accepted: 0, unchanged: 3 })
      .thenNothing();
  });
  it('case 03: is recorded again when a row has another result', () => {
    const again = { ...outcome, accepted: 1, unchanged: 3, refused: [] };
    given(readingFile, { type: 'ReadingFileReceived', data: outcome })
      .when({ type: 'ReceiveReadingFile', ...again })
      .then({ type: 'ReadingFileJudgedAgain', data: again })
      .when({ type: 'ReceiveReadingFile', ...again, accepted: 0, unchanged: 4 })
      .thenNothing();
  });
});

describe('a row', () => {
  const row = (text: string) => readRow(7, text.split(','), columns);
  const understood = {
    line: 7,
    meterId: '62000001',
    readOn: '2026-10-22',
    finding: { kind: 'actual', index: 8643 },
    readerId: 'reader-17',
  };

  it('accepts both kinds of digits and separators (9.7, 10.1)', () => {
    for (const text of [
      '62000001,1405-07-30,8643,actual,reader-17',
      '62000001,۱۴۰۵/۰۷/۳۰,۸۶۴۳,actual,reader-17',
      ' 62000001 ,1405/7/30, 08643 ,actual,reader-17',
      '62000001,2026-10-22,۸٬۶۴۳,actual,reader-17',
    ])
      expect(row(text)).toEqual(understood);
  });
  it.each(['قرائت‌شده', 'قرائت شده', 'قرائت‌شده‎', 'ACTUAL', ' Actual'])(
    '15.4-44: names its kind in either language: %s',
    (kind) => expect(row(`62000001,1405-07-30,8643,${kind},reader-17`)).toEqual(understood),
  );
  it.each([
    [['شماره سریال كنتور', 'تاریخ قرائت', 'رقم کنتور', 'نوع قرائت', 'قرائت کننده']],
    [['سریال کنتور', 'تاريخ قرائت', 'رقم', 'نوع', 'قرائت‌کننده']],
  ])('15.4-44: has its columns in either language: %j', (names) => expect(names.map(columnOf)).toEqual(columns));
  it('15.4-32, 15.4-46: of an absent customer is recorded after a figure of the same day', () => {
    const rows = ['62000001,1405-07-30,,absent,reader-17', '62000001,1405-07-30,8643,actual,reader-17'].map(row);
    expect(inOrderOfDays(rows as readonly ReadingRow[]).map(({ finding }) => finding.kind)).toEqual([
      'actual',
      'absent',
    ]);
  });
  it('is read in the column order of the header', () => {
    expect(readRow(7, 'reader-17,actual,8643,1405-07-30,62000001'.split(','), columns.toReversed())).toEqual(
      understood,
    );
  });
  it('of an absent customer has no index (A9-1)', () =>
    expect(row('62000001,1405-07-30,,absent,reader-17')).toEqual({ ...understood, finding: { kind: 'absent' } }));
  it.each([
    ['62000001,1405-07-30,8643,actual', 'RowMustHaveEveryColumn', undefined, '11.4'],
    ['62000001,1405-07-30,8643,actual,reader-17,', 'RowMustHaveEveryColumn', undefined, '11.4'],
    [',1405-07-30,8643,actual,reader-17', 'MeterSerialMustBeReadable', 'meter_serial', '9.6'],
    ['../62,1405-07-30,8643,actual,reader-17', 'MeterSerialMustBeReadable', 'meter_serial', '9.6'],
    ['62000001,26-10-22,8643,actual,reader-17', 'ReadOnMustBeJalaliDay', 'read_on', '10.1'],
    ['62000001,1405-07-30,86\ufffd3,actual,reader-17', 'CellMustBeText', 'index', '15.4-48'],
    ['62000001,۰۹۱۲ ۳۴۵ ۶۷۸۹,8673,actual,reader-17', 'CellMustNotHavePersonalNumber', 'read_on', 'N17'],
    ['62000001,1405-07-30,8673,actual,0084575948', 'CellMustNotHavePersonalNumber', 'reader', 'N17'],
    ['62000001,1405-07-30,1٬11,actual,reader-17', 'IndexMustBeWholeNumber', 'index', 'case 10'],
    ['62000001,1405-07-30,1112.0,actual,reader-17', 'IndexMustBeWholeNumber', 'index', 'case 10'],
    ['62000001,1405-12-30,8643,actual,reader-17', 'ReadOnMustExist', 'read_on', '10.1, 15.4-44'],
    ['62000001,1405-07-30,8643,read,reader-17', 'ReadingKindMustBeKnown', 'kind', 'A2-6'],
    ['62000001,1405-07-30,86.43,actual,reader-17', 'IndexMustBeWholeNumber', 'index', '11.4'],
    ['62000001,1405-07-30,-1,actual,reader-17', 'IndexMustBeWholeNumber', 'index', '11.4'],
    ['62000001,1405-07-30,,estimated,reader-17', 'IndexMustBeWholeNumber', 'index', '11.4'],
    ['62000001,1405-07-30,8643,absent,reader-17', 'AbsentRowMustHaveNoIndex', 'index', 'A9-1'],
    ['62000001,1405-07-30,8643,actual,', 'ReaderMustBeNamed', 'reader', '7.5'],
  ])('%s is rejected by %s of column %s (%s)', (text, rule, field, _source) => {
    const refused = row(text) as RefusedRow;
    judged({ rejected: refused.rule, kind: 'rule', data: { ...refused } }).thenRejected(rule, {
      line: 7,
      ...(field && { field }),
    });
  });
  it.each([
    ['62000009', { serial: '62000009', readOn: '2026-10-22', index: 8643 }, { value: '62000009' }],
    ['09123456789', { readOn: '2026-10-22', index: 8643 }, {}],
    ['0084575948', { readOn: '2026-10-22', index: 8643 }, {}],
  ])(
    'N17, N5: of a meter outside the contract keeps its figure, and no number of a person as serial: %s',
    (serial, data, shown) =>
      expect(
        rowResultOf(
          row(`${serial},1405-07-30,8643,actual,reader-17`) as ReadingRow,
          meterMustBeInContract() as Rejection,
        ),
      ).toEqual({
        result: 'refused',
        row: { line: 7, rule: 'MeterMustBeInContract', field: 'meter_serial', ...shown, readerId: 'reader-17', data },
      }),
  );
  it('A3-5: a file is delivered by a contractor', () => {
    judged(contractorMustBeNamed(undefined)).thenRejected('ContractorMustBeNamed');
    judged(contractorMustBeNamed('contractor-zagros')).thenHolds();
  });
});

describe('15.4-46, 10.1: a day of a reading file that is missing or does not exist', () => {
  const rowOf = (day: string) => readRow(9, `62000001,${day},8643,actual,reader-17`.split(','), columns);
  it.each([
    ['', 'ReadOnMustBeJalaliDay', 'تاریخ قرائت را وارد کنید'],
    ['1405-07-31', 'ReadOnMustExist', 'مهر ۳۰ روز دارد'],
    ['۱۴۰۵/۱۲/۳۰', 'ReadOnMustExist', 'اسفند ۱۴۰۵، ۲۹ روز دارد'],
    ['1405-13-01', 'ReadOnMustExist', 'سال ۱۲ ماه دارد'],
    ['2026-02-30', 'ReadOnMustBeJalaliDay', 'نادرست است'],
  ])('%s is named by line, column, what was read, and what is wrong by %s: %s', (day, rule, wrong) => {
    expect(rowOf(day)).toMatchObject({
      line: 9,
      rule,
      field: 'read_on',
      data: { read: day, problem: { fa: expect.stringContaining(wrong) } },
    });
  });
  it('an endless cell is shown by its first characters', () =>
    expect(rowOf('9'.repeat(5_000))).toMatchObject({ data: { read: '9'.repeat(40) } }));
});
