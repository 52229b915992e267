import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { workspaceRoot } from '../source/files.ts';

const domain = 'services/metering/src/meter/domain';
const bad: Readonly<Record<string, { text: string; rule: string }>> = {
  [`${domain}/nest.ts`]: {
    text: "import { Injectable } from '@nestjs/common';\nexport const a = Injectable;",
    rule: 'no-restricted-imports',
  },
  [`${domain}/files.ts`]: {
    text: "import { readFileSync } from 'node:fs';\nexport const a = readFileSync;",
    rule: 'no-restricted-imports',
  },
  [`${domain}/store.ts`]: {
    text: "import mongoose from 'mongoose';\nexport const a = mongoose;",
    rule: 'no-restricted-imports',
  },
  [`${domain}/clock.ts`]: { text: 'export const now = Date.now();', rule: 'no-restricted-properties' },
  [`${domain}/chance.ts`]: { text: 'export const a = Math.random();', rule: 'no-restricted-properties' },
  [`${domain}/environment.ts`]: { text: "export const a = process.env['HOME'];", rule: 'no-restricted-globals' },
  [`${domain}/late.ts`]: { text: 'export const a = async () => { await Promise.resolve(); };', rule: 'no-async-await' },
  [`${domain}/thing.ts`]: { text: 'export class Thing {}', rule: 'max-classes-per-file' },
  'services/metering/src/neighbour.ts': {
    text: "export { x } from '../../../services/case-handling/src/index.ts';",
    rule: 'no-restricted-imports',
  },
  'libs/a/src/one.ts': {
    text: "import { two } from './two.ts';\nexport const one = (): number => two();",
    rule: 'no-cycle',
  },
  'libs/a/src/floating.ts': {
    text: 'const later = async () => 1;\nexport const a = () => { later(); };',
    rule: 'no-floating-promises',
  },
  'libs/a/src/misused.ts': {
    text: 'export const a = (values: number[]) => { values.forEach(async (value) => { await Promise.resolve(value); }); };',
    rule: 'no-misused-promises',
  },
  'libs/a/src/missing.ts': {
    text: "export const a = (value: 'x' | 'y'): number | undefined => { switch (value) { case 'x': return 1; } };",
    rule: 'switch-exhaustiveness-check',
  },
  'libs/a/src/loose.ts': { text: 'export const a = (x: number, y: number) => x == y;', rule: 'eqeqeq' },
  'libs/a/src/any.ts': { text: 'export const a = (x: any): unknown => x;', rule: 'no-explicit-any' },
  'libs/a/src/focused.spec.ts': {
    text: "import { it } from '@jest/globals';\nit.only('x', () => {});",
    rule: 'no-focused-tests',
  },
  'libs/a/src/disabled.spec.ts': {
    text: "import { it } from '@jest/globals';\nit.skip('x', () => {});",
    rule: 'no-disabled-tests',
  },
};
const good = {
  'libs/a/src/two.ts': "import { one } from './one.ts';\nexport const two = (): number => one();",
  [`${domain}/meter.ts`]: 'export const total = (a: number, b: number) => a + b;',
};

interface Finding {
  code: string;
  filename: string;
}

describe('lint', () => {
  let root = '';
  let findings: Finding[] = [];
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'lint-'));
    for (const file of ['.oxlintrc.json', 'tsconfig.base.json', 'tsconfig.json'])
      cpSync(join(workspaceRoot, file), join(root, file));
    symlinkSync(join(workspaceRoot, 'node_modules'), join(root, 'node_modules'));
    for (const [path, text] of [
      ...Object.entries(bad).map(([at, { text: words }]) => [at, words] as const),
      ...Object.entries(good),
    ]) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), `${text}\n`);
    }
    const { stdout } = spawnSync(
      join(workspaceRoot, 'node_modules/.bin/oxlint'),
      ['--type-aware', '-f', 'json', 'libs', 'services'],
      { cwd: root, encoding: 'utf8' },
    );
    findings = (JSON.parse(stdout) as { diagnostics: Finding[] }).diagnostics;
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it.each(Object.entries(bad).map(([path, { rule }]) => [rule, path]))('%s rejects %s', (rule, path) => {
    expect(findings.filter(({ filename }) => filename === path).map(({ code }) => code)).toContainEqual(
      expect.stringContaining(rule),
    );
  });
  it('accepts a pure module', () =>
    expect(findings.filter(({ filename }) => filename === `${domain}/meter.ts`)).toEqual([]));
});
