import { describe, expect, it } from '@jest/globals';
import { numbersOf } from './numbers.ts';
import { partsOf } from './parts.ts';
import { referencesIn, unknownOf, unnamedOf } from './references.ts';

const text = `# Reference

## How to read it

# 2. Document A — the 15 services

## A1. Meter test

1. \`A1-1\` The subscriber asks.
2. \`A1-2\` The clerk registers.

# 11. Tariff

## 11.8 Correcting a bill

1. Choose the bill.
2. Replace the wrong input.

# 15. Open questions

## 15.4 A closer reading

| # | Rule |
|---|---|
| 1 | D9-6 |
`;
const numbers = numbersOf(text);

describe('the requirements', () => {
  it('are split by part without a change', () => {
    const parts = partsOf(text);
    expect(parts.map(({ text: part }) => part).join('')).toBe(text);
    expect(parts.map(({ file }) => file)).toEqual([
      '00-how-to-read-it.md',
      '02-document-a-the-15-services.md',
      '11-tariff.md',
      '15-open-questions.md',
    ]);
  });
  it('without parts are refused', () => expect(() => partsOf('# A poem')).toThrow('no parts'));
  it('have rules, chapters, sections and numbered entries', () => {
    expect([...numbers.rules]).toEqual(['A1-1', 'A1-2']);
    for (const place of ['A1', '11', '11.8', '11.8-2', '15.4', '15.4-1']) expect(numbers.places).toContain(place);
  });
});

describe('a number that code names', () => {
  const unknown = (line: string) => unknownOf(numbers, referencesIn('a.ts', line)).map(({ name }) => name);
  it('must be there', () => {
    expect(unknown('/** The bill is chosen first (11.8-1, A1-2). */')).toEqual([]);
    expect(unknown('/** The bill is chosen first (11.8-3; A1-9). */')).toEqual(['A1-9', '11.8-3']);
    expect(unknown("it('asks (15.4-2)', () => {})")).toEqual(['15.4-2']);
  });
  it('is none in code, in a version or in the number of another document', () =>
    expect(unknown('wait(1.5); // (1.5 s), RFC (RFC 6749, 5.2), 24.10-3')).toEqual([]));
  it('is known by its line', () =>
    expect(referencesIn('a.ts', '\n// A1-1')).toEqual([{ name: 'A1-1', path: 'a.ts', line: 2 }]));
  it('counts as named; the others are listed', () =>
    expect(unnamedOf(numbers, referencesIn('a.ts', '// A1-1'))).toEqual(['A1-2']));
});
