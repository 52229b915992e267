import { describe, expect, it } from '@jest/globals';
import { stopsIn } from './walk-lines.ts';

describe('the walk of a route from pasted lines (9.6)', () => {
  it('9.6: has a stop for each line, from a spreadsheet or typed', () => {
    expect(stopsIn('62000001\t01-02-001\r\n62000004، 01-02-002\n\n ۶۲۰۰۰۰۰۷ ۰۱-۰۲-۰۰۳ \n')).toEqual([
      { serial: '62000001', addressCode: '01-02-001' },
      { serial: '62000004', addressCode: '01-02-002' },
      { serial: '62000007', addressCode: '01-02-003' },
    ]);
  });
  it('9.6: keeps a line without an address code, so that the service names it', () => {
    expect(stopsIn('62000001')).toEqual([{ serial: '62000001', addressCode: '' }]);
    expect(stopsIn('')).toEqual([]);
  });
});
