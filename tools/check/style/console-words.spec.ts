import { describe, expect, it } from '@jest/globals';
import { readModule } from '../source/module.ts';
import { consoleWordViolations } from './console-words.ts';

const web = 'services/counter-desk/web/src/pages/a';
const words = readModule(`${web}/a.words.ts`, "export const aWords = {\n  go: { fa: 'برو', en: 'Go' },\n} as const;");
const page = (jsx: string) =>
  readModule(`${web}/a.tsx`, `import { aWords } from './a.words.ts';\nexport const A = () => ${jsx};`);

describe('words of the console', () => {
  it.each([
    ['<p>{say(aWords.go)}</p>', []],
    ['<p>{say(aWords.go)} · 3</p>', []],
    ['<p>Go{say(aWords.go)}</p>', [`${web}/a.tsx:2 a text for people belongs into a words file`]],
    ['<i aria-label="برو">{aWords.go.fa}</i>', [`${web}/a.tsx:2 a text for people belongs into a words file`]],
    ['<i id="go">{aWords.go.fa}</i>', []],
    ['<p />', [`${web}/a.words.ts:2 no component says "go"`]],
  ])('%s', (jsx, violations) => expect(consoleWordViolations([words, page(jsx)])).toEqual(violations));

  it('words that are chosen by a value are said, those of another group beside them are not', () => {
    const states = "export const states = {\n  old: { fa: 'کهنه', en: 'Old' },\n} as const;";
    const both = readModule(words.path, `${words.text}\n${states}`);
    const speaker = (expression: string) =>
      readModule(`${web}/a.tsx`, `import { states as of } from './a.words.ts';\nexport const A = ${expression};`);
    const unsaid = [`${web}/a.words.ts:2 no component says "go"`];
    expect(consoleWordViolations([both, speaker('of[state]')])).toEqual(unsaid);
    expect(consoleWordViolations([both, speaker('soft[state]')])).toEqual([
      ...unsaid,
      `${web}/a.words.ts:5 no component says "old"`,
    ]);
  });

  it('looks at the console only', () =>
    expect(consoleWordViolations([readModule('e2e/desk/a.tsx', 'export const a = <p>Go</p>;')])).toEqual([]));
});
