import { describe, expect, it } from '@jest/globals';
import { readModule } from '../source/module.ts';
import { crowdedFolders, styleViolations } from './style.ts';

const check = (path: string, text = 'export {};') => styleViolations(readModule(path, text));
const lines = (count: number) =>
  'export const a = 1;\n'
    .repeat(count)
    .replace(/\ba\b/g, 'a')
    .split('\n')
    .map((line, at) => line.replace('a =', `a${at} =`))
    .join('\n');

describe('sizes', () => {
  it.each([
    ['services/metering/src/meter/domain/meter.ts', 200],
    ['services/case-handling/src/kinds/bill/bill-review.case.ts', 200],
    ['libs/platform/views/src/view.ts', 200],
  ])('%s may have %d lines and no more', (path, limit) => {
    expect(check(path, lines(limit))).toEqual([]);
    expect(check(path, lines(limit + 1))).toEqual([`${path}: ${limit + 1} lines, at most ${limit}`]);
  });
  it('a spec has no limit', () => expect(check('libs/platform/views/src/view.spec.ts', lines(400))).toEqual([]));
  it('a constructor takes four parameters', () => {
    expect(check('libs/a/src/a.ts', 'export class A { constructor(a, b, c, d) {} }')).toEqual([]);
    expect(check('libs/a/src/a.ts', 'export class A { constructor(a, b, c, d, e) {} }')).toEqual([
      'libs/a/src/a.ts:1 constructor with 5 parameters, at most 4',
    ]);
  });
  it('a folder holds twelve entries', () => {
    const paths = Array.from({ length: 13 }, (_, at) => `libs/a/src/${at}.ts`);
    expect(crowdedFolders(paths)).toEqual(['libs/a/src: 13 entries, at most 12']);
    expect(crowdedFolders(paths.slice(1))).toEqual([]);
  });
});

describe('names and unfinished work', () => {
  it.each([
    'libs/a/src/utils.ts',
    'libs/a/src/string-helpers.ts',
    'libs/common/src/x.ts',
    'services/a/src/bill.manager.ts',
    'services/a/src/batchProcessor.ts',
    'libs/a/src/base.ts',
    'libs/a/src/storeImpl.ts',
  ])('%s is an empty name', (path) => expect(check(path)).toHaveLength(1));
  it('a database is not a base', () => expect(check('libs/a/src/database.ts')).toEqual([]));
  it.each([
    "it.skip('x', () => {});",
    "describe.only('x', () => {});",
    "it.todo('x');",
    '// TODO: later',
    "xit('x', () => {});",
  ])('%s is unfinished', (text) => expect(check('libs/a/src/a.spec.ts', text)).toHaveLength(1));
});

describe('lines', () => {
  const long = 'x'.repeat(130);
  it('no line is longer than 120 columns, comments included', () =>
    expect(check('libs/a/src/a.ts', `export const a = 1;\n// ${long}`)).toEqual([
      'libs/a/src/a.ts:2 133 columns, at most 120',
    ]));
  it.each([`export const a = '${long}';`, `export const a = \`\${'b'} ${long}\`;`, `// https://x.org/${long}`])(
    'except lines that no formatter can break: %s',
    (text) => expect(check('libs/a/src/a.ts', text)).toEqual([]),
  );
});
