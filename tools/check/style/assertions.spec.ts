import { describe, expect, it } from '@jest/globals';
import { readModule } from '../source/module.ts';
import { assertionViolations, MOST_DOUBLE_ASSERTIONS } from './assertions.ts';

const module = (text: string, path = 'libs/a/src/a.ts') => readModule(path, text);
const doubles = (count: number, path?: string) =>
  module(Array.from({ length: count }, (_, at) => `export const a${at} = b as unknown as C;`).join('\n'), path);

describe('assertions', () => {
  it('of a type over another are at most five in services and libraries', () => {
    expect(assertionViolations([doubles(MOST_DOUBLE_ASSERTIONS)])).toEqual([]);
    expect(assertionViolations([doubles(3), doubles(3, 'services/b/src/b.ts')])).toEqual([
      expect.stringMatching(/^6 double assertions, at most 5: libs\/a\/src\/a.ts:1, .*services\/b\/src\/b.ts:3$/),
    ]);
  });
  it('count whatever type stands between', () =>
    expect(assertionViolations([doubles(5), module('export const a = (b as object as C)[0];')])).toHaveLength(1));
  it('are not counted in specs and tools', () =>
    expect(
      assertionViolations([doubles(9, 'libs/a/src/a.spec.ts'), doubles(9, 'tools/a.ts'), doubles(9, 'e2e/a.ts')]),
    ).toEqual([]));
  it.each([
    ['export const a = b as never;', 'an assertion of never or any hides a wrong type'],
    ['export const a = b as any;', 'an assertion of never or any hides a wrong type'],
    ['// @ts-ignore\nexport const a = 1;', 'a comment silences the compiler'],
  ])('refuses %s', (text, why) => expect(assertionViolations([module(text)])).toEqual([expect.stringContaining(why)]));
  it('lets one assertion and a constant pass', () =>
    expect(assertionViolations([module("export const a = [b as C, ['x'] as const];")])).toEqual([]));
});
