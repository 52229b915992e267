import { describe, expect, it } from '@jest/globals';
// @ts-expect-error a plain module: Nx loads it without type stripping
import { importsOf, targetOf } from './project-imports.mjs';

const projects = [
  { name: 'money', root: 'libs/values/money', packageName: '@pishkhan/money' },
  { name: 'tools', root: 'tools', packageName: '@pishkhan/tools' },
];

describe('edges of the project graph', () => {
  it('finds static, type, side-effect, re-exported and dynamic imports, also over several lines', () => {
    expect(
      importsOf(`import 'a';
import type { X } from 'b';
import {
  y,
} from "c";
export * from 'd';
const e = await import('e');`),
    ).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
  it('resolves a project by package name or by path', () => {
    expect(targetOf('@pishkhan/money', 'tools/x.ts', projects)).toBe('money');
    expect(targetOf('../libs/values/money/src/index.ts', 'tools/x.ts', projects)).toBe('money');
    expect(targetOf('@pishkhan/money-laundry', 'tools/x.ts', projects)).toBeUndefined();
    expect(targetOf('uuid', 'tools/x.ts', projects)).toBeUndefined();
  });
});
