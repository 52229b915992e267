import { describe, expect, it } from '@jest/globals';
import { readCsv } from './csv.ts';

/** Long enough that it is read in many slices. */
const fileOf = (name: string, lines: number) =>
  ['serial,read_on', ...Array.from({ length: lines }, (_, n) => `${name}-${n},${'1'.repeat(n % 7)}`)].join('\n');

describe('a CSV file', () => {
  it('N12: keeps its lines while another file is read in turns with it', async () => {
    const files = ['first', 'second', 'third'].map((name) => fileOf(name, 60_000));
    const [alone, ...together] = await Promise.all([
      readCsv(files[0]!, 3),
      ...files.map((csv) => readCsv(csv, 70_000)),
    ]);
    expect(alone!.lines.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [2, 'first-0'],
      [3, 'first-1'],
      [4, 'first-2'],
      [5, 'first-3'],
    ]);
    for (const [at, { lines }] of together.entries()) {
      const name = ['first', 'second', 'third'][at]!;
      const wrong = lines.find(({ line, cells }, n) => line !== n + 2 || cells[0] !== `${name}-${n}`);
      expect([lines.length, wrong]).toEqual([60_000, undefined]);
    }
  });
});
