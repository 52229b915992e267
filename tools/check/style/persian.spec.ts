import { describe, expect, it } from '@jest/globals';
import { readModule } from '../source/module.ts';
import { misspeltJson, misspeltLiterals } from './persian.ts';

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
