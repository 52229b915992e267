import { expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workspaceRoot } from '../source/files.ts';
// @ts-expect-error plain JavaScript, as jest loads it
import { totalOf } from './closing-line.mjs';

const run = (files: Readonly<Record<string, string>>) => {
  const root = mkdtempSync(join(tmpdir(), 'closing-'));
  try {
    writeFileSync(join(root, 'package.json'), '{}');
    for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
    const reporters = [
      '--reporters=default',
      `--reporters=${join(workspaceRoot, 'tools/check/test/closing-line.mjs')}`,
    ];
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(workspaceRoot, 'node_modules/jest/bin/jest.js'), '--rootDir', root, ...reporters],
      { cwd: root, encoding: 'utf8' },
    );
    return { status, lastLine: stderr.trimEnd().split('\n').at(-1) };
  } finally {
    rmSync(root, { recursive: true });
  }
};

it('the last line counts passed and failed tests, broken files included', () => {
  const passing = "test('a', () => {}); test('b', () => {});";
  expect(run({ 'a.test.js': passing })).toEqual({ status: 0, lastLine: '2 passed, 0 failed' });
  expect(
    run({
      'a.test.js': passing,
      'b.test.js': "test('c', () => { throw new Error(); });",
      'c.test.js': 'not javascript',
    }),
  ).toEqual({ status: 1, lastLine: '2 passed, 2 failed' });
}, 30_000);

it('the closing line of several runs is the sum of theirs', () => {
  const output = '> nx run money:test\n\n11 passed, 0 failed\r\n\nit says 5 passed, 5 failed\n28 passed, 2 failed\n';
  expect(totalOf(output)).toBe('39 passed, 2 failed');
  expect(totalOf('nothing ran')).toBe('0 passed, 0 failed');
});
