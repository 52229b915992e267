import { describe, expect, it } from '@jest/globals';
import { civilDate } from '@pishkhan/calendar';
import { given } from '@pishkhan/decider';
import { typedDayOf } from './day-pattern.ts';
import { formatOn, readingFormat } from './reading-format.ts';
import type { FileFormat, ReadingFormatAgreed } from './reading-format.messages.ts';

const today = civilDate('2026-11-22');
const format: FileFormat = {
  separator: 'semicolon',
  header: true,
  columns: [
    { holds: 'meter_serial', name: 'شماره کنتور' },
    { holds: 'other', name: 'نام مسیر' },
    { holds: 'read_on', name: 'تاریخ' },
    { holds: 'index', name: 'رقم' },
    { holds: 'kind', name: 'وضعیت' },
    { holds: 'reader', name: 'مامور' },
  ],
  digits: 'latin',
  calendar: 'jalali',
  dayPattern: 'yyyy/MM/dd',
  encoding: 'windows-1256',
};
const contractorId = 'contractor-zagros';
const agree = { type: 'AgreeReadingFormat', contractorId, from: today, format, today } as const;
const agreed: ReadingFormatAgreed = {
  type: 'ReadingFormatAgreed',
  data: { contractorId, version: 1, from: today, agreedOn: today, format },
};

describe('13.3: the format of a contractor', () => {
  it('is agreed in versions with first days', () => {
    given(readingFormat).when(agree).then(agreed);
    given(readingFormat, agreed).when(agree).thenNothing();
    const later = { ...agree, from: civilDate('2026-12-01'), format: { ...format, separator: 'tab' } } as const;
    const { state } = given(readingFormat, agreed)
      .when(later)
      .then({ ...agreed, data: { ...agreed.data, from: later.from, format: later.format, version: 2 } });
    expect(formatOn(state, civilDate('2026-11-30'))?.version).toBe(1);
    expect(formatOn(state, later.from)?.version).toBe(2);
    expect(formatOn(state, civilDate('2026-11-21'))).toBeUndefined();
  });
  it('begins today at the earliest, has the five columns, a whole pattern, and digits of its encoding', () => {
    const when = (more: Partial<FileFormat>) => given(readingFormat).when({ ...agree, format: { ...format, ...more } });
    given(readingFormat)
      .when({ ...agree, from: civilDate('2026-11-21') })
      .thenRejected('FormatMustNotBeginInThePast');
    when({ columns: format.columns.slice(1) }).thenRejected('FormatMustHaveEveryColumnOnce', {
      wrongColumns: ['meter_serial'],
    });
    when({ columns: [...format.columns, { holds: 'index' }] }).thenRejected('FormatMustHaveEveryColumnOnce');
    for (const dayPattern of ['yyyy/MM', 'yyyy/MM/dd/dd', 'yyy/MM/dd'])
      when({ dayPattern }).thenRejected('DayPatternMustNameYearMonthAndDay');
    when({ digits: 'persian' }).thenRejected('EncodingMustHaveTheDigits');
  });
  it.each([
    ['yyyy/MM/dd', 'jalali', '۱۴۰۵/۷/۳۰', '1405-7-30'],
    ['yy.MM.dd', 'jalali', '05.07.30', '1405-07-30'],
    ['dd/MM/yyyy', 'gregorian', '22/10/2026', '2026-10-22'],
    ['yyyyMMdd', 'jalali', '14050730', '1405-07-30'],
    ['dd/MM/yyyy', 'gregorian', '30/07/1405', '?'],
    ['yyyy/MM/dd', 'jalali', '2026/10/22', '?'],
    ['yyyy/MM/dd', 'jalali', ' ۱۴۰۵ / ۷ / ۳۰ ', '1405-7-30'],
    ['yyyy MM dd', 'jalali', '1405 1 11', '1405-1-11'],
    ['yyyy MM dd', 'jalali', '1405 11 1', '1405-11-1'],
    ['yyyy MM dd', 'jalali', '1405111', '?'],
    ['yyyyMMdd', 'jalali', '1405111', '?'],
    ['ddMMyyyy', 'jalali', '1071405', '?'],
    ['yyMMdd', 'jalali', '50711', '?'],
  ] as const)('15.4-44: %s in %s reads %s as %s', (dayPattern, calendar, cell, typed) =>
    expect(typedDayOf({ dayPattern, calendar })(cell)).toBe(typed),
  );
});
