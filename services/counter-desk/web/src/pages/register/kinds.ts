import type { CaseKindDto } from '../../api/generated/case-handling.ts';
import { plainWords } from '../../words/plain-words.ts';

/** The kinds whose service name or search words have every word that was typed. */
export const kindsNamed = (kinds: readonly CaseKindDto[], typed: string): readonly CaseKindDto[] => {
  const wanted = plainWords(typed).split(' ');
  return kinds.filter(({ title, searchWords, kind }) => {
    const said = plainWords([title.fa, title.en, kind, ...searchWords].join(' '));
    return wanted.every((word) => said.includes(word));
  });
};
