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

  it('looks at the console only', () =>
    expect(consoleWordViolations([readModule('e2e/desk/a.tsx', 'export const a = <p>Go</p>;')])).toEqual([]));
});
