import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';

describe('situation 21: days do not depend on the time zone of the machine', () => {
  const rows = ['1405-01-01', '1405-06-31', '۱۴۰۴/۱۲/۳۰', '1403-12-30', '2026-03-21', '2026-09-22', '1405-07-31'];
  const readIn = (zone: string) => {
    const module = new URL('../domain/reading-row.ts', import.meta.url).href;
    const script = `
      const { columns, readRow } = await import(${JSON.stringify(module)});
      const rows = ${JSON.stringify(rows)}.map((day) => readRow(2, ['62000001', day, '8643', 'actual', 'r1'], columns));
      console.log(JSON.stringify({ offset: new Date(2026, 0, 1).getTimezoneOffset(), rows }));`;
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, TZ: zone, NODE_OPTIONS: '' },
      encoding: 'utf8',
    });
    return JSON.parse(output) as { offset: number; rows: unknown[] };
  };
  it('a file read under America/Los_Angeles and Pacific/Kiritimati has the days of Tehran', () => {
    const [west, tehran, east] = ['America/Los_Angeles', 'Asia/Tehran', 'Pacific/Kiritimati'].map(readIn);
    expect([west!.offset, tehran!.offset, east!.offset]).toEqual([480, -210, -840]);
    expect(west!.rows).toEqual(tehran!.rows);
    expect(east!.rows).toEqual(tehran!.rows);
    expect(tehran!.rows).toMatchObject([
      { readOn: '2026-03-21' },
      { readOn: '2026-09-22' },
      { rule: 'ReadOnMustExist' },
      { readOn: '2025-03-20' },
      { readOn: '2026-03-21' },
      { readOn: '2026-09-22' },
      { rule: 'ReadOnMustExist' },
    ]);
  });
});
