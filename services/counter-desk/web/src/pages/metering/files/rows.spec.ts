import { describe, expect, it } from '@jest/globals';
import { faultList, refusedFile, rowsIn, textOf } from './rows.ts';

const file =
  'meter_serial,read_on,index,kind,reader\r\nA,1405-01-01,1,actual,r\r\n\r\nB,1405-13-01,2,actual,r\r\n,,,,\r\n';

describe('rows of a chosen file', () => {
  it('are counted without the header, and without empty lines', () => {
    expect(rowsIn(file)).toBe(2);
    expect(rowsIn(`\ufeff${file}`)).toBe(2);
    expect(rowsIn('header')).toBe(0);
  });
  it('case 03: those that were refused are a file to correct, with the same header and their own words', () => {
    expect(refusedFile(`\ufeff${file}`, [{ line: 4 }])).toBe(
      'meter_serial,read_on,index,kind,reader\r\nB,1405-13-01,2,actual,r\r\n',
    );
  });
  it('13.3: have the mark of UTF-8 only with Persian letters, because it is a wrong header in windows-1256', () => {
    expect(refusedFile('serial;نوع\r\nA;واقعی', [{ line: 2 }])).toBe('\ufeffserial;نوع\r\nA;واقعی\r\n');
    expect(refusedFile('serial;kind\r\nA;actual', [{ line: 2 }])).toBe('serial;kind\r\nA;actual\r\n');
  });
  it('have one line each in a list of faults', () => {
    const rows = [
      { line: 4, column: 'تاریخ قرائت', message: 'ماه سیزدهم نیست' },
      { line: 5, message: 'ناخوانا' },
    ];
    expect(faultList(rows)).toBe('4\tتاریخ قرائت\tماه سیزدهم نیست\n5\t\tناخوانا');
  });
  it('15.4-48: are read in the encoding of their mark', () => {
    expect(textOf(new Uint8Array([0xff, 0xfe, 0x41, 0, 0x0a, 0]).buffer)).toBe('A\n');
    expect(textOf(new Uint8Array([0xfe, 0xff, 0, 0x41]).buffer)).toBe('A');
    expect(textOf(new TextEncoder().encode('\ufeffرقم').buffer)).toBe('رقم');
  });
});
