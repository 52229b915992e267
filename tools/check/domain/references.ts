import type { DomainNumbers } from './numbers.ts';

export interface Reference {
  readonly name: string;
  readonly path: string;
  readonly line: number;
}

const RULE = /(?<![\w-])[A-E]\d{1,2}[ab]?-\d+(?![\w-])/g;
/** After a space or a quote, as prose has it and a call does not. */
const IN_PARENTHESES = /(?<=[\s'`])\(([^()]*)\)/g;
const PLACE = /^(?:(?:[1-9]|1[0-6])\.\d{1,2}(?:-\d{1,2})?|[A-E]\d{1,2}[ab]?)$/;

/** `(7.5, A3-5; four eyes)` names `7.5`; `(1.5 s)` and `(RFC 6749, 5.2)` name nothing. */
const placesIn = (line: string): string[] =>
  [...line.matchAll(IN_PARENTHESES)].flatMap(([, inside = '']) => {
    const words = inside.split(/[,;–]|(?<=\d)-(?=\d+\.)/).map((word) => word.trim());
    return /RFC|ASVS/.test(inside) ? [] : words.filter((word) => PLACE.test(word));
  });

/** The numbers of the requirements that a file names, in comments, titles and texts. */
export const referencesIn = (path: string, text: string): Reference[] =>
  text.split('\n').flatMap((content, at) => {
    const names = new Set([...(content.match(RULE) ?? []), ...placesIn(content)]);
    return [...names].map((name) => ({ name, path, line: at + 1 }));
  });

const isThere = ({ rules, places }: DomainNumbers, name: string): boolean => rules.has(name) || places.has(name);

export const unknownOf = (numbers: DomainNumbers, references: readonly Reference[]): Reference[] =>
  references.filter(({ name }) => !isThere(numbers, name));

/** Rules of the sources that nothing names. */
export const unnamedOf = ({ rules }: DomainNumbers, references: readonly Reference[]): string[] => {
  const named = new Set(references.map(({ name }) => name));
  return [...rules].filter((rule) => !named.has(rule));
};
