import { describe, expect, it } from '@jest/globals';
import { readModule } from '../source/module.ts';
import { misspeltJson, misspeltLiterals, unnamedRuleValues } from './persian.ts';

const inLiterals = (path: string, text: string) => misspeltLiterals(readModule(path, text));

describe('Persian texts have one spelling of the final he', () => {
  it.each([
    "export const a = 'نسخه\u0654 تعرفه';",
    "export const a = 'نسخۀ تعرفه';",
    'export const a = `نسخه\u0654 ${1}`;',
  ])('a literal with a hamza is found by its line: %s', (line) =>
    expect(inLiterals('libs/a/src/a.ts', `\n${line}`)).toEqual([
      'libs/a/src/a.ts:2 a hamza over the final he; write it without',
    ]),
  );
  it.each(["export const a = 'نسخه تعرفه';", "export const a = 'مسئول';", '// نسخه\u0654 تعرفه'])(
    'this is not found: %s',
    (text) => expect(inLiterals('libs/a/src/a.ts', text)).toEqual([]),
  );
  it('a spec may try both spellings', () =>
    expect(inLiterals('libs/a/src/a.spec.ts', "export const a = 'نسخه\u0654';")).toEqual([]));
  it('a JSON file is checked line by line', () => {
    expect(misspeltJson('data/a.json', '{\n"title": "نسخه\u0654 تعرفه" }')).toEqual([
      'data/a.json:2 a hamza over the final he; write it without',
    ]);
    expect(misspeltJson('data/a.json', '{ "title": "نسخه تعرفه" }')).toEqual([]);
  });
});

describe('values in the data of rules have a Persian name', () => {
  const inRules = (predicate: string) =>
    unnamedRuleValues(
      readModule('services/a/src/a.rules.ts', `export const a = rule('A', { fa: 'الف', en: 'a' }, ${predicate});`),
    );
  it.each([
    '(heap: number) => heap > 1 && { heap }',
    '(heap: number) => ({ heap, on: 1 })',
    '(heap: number) => { return heap > 1 && { heap, on: 1 }; }',
  ])('an unnamed one is found: %s', (predicate) =>
    expect(inRules(predicate)).toEqual([
      'services/a/src/a.rules.ts:1 heap has no Persian name; give it one in valueNames',
    ]),
  );
  it.each(['(on: string) => on > a && { on }', '(heap: number) => find({ heap }) && { hash: 1 }', '() => true'])(
    'this is not found: %s',
    (predicate) => expect(inRules(predicate)).toEqual([]),
  );
});
