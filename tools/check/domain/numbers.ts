/** What can be named of the requirements: rules such as `A1-9`, and places such as `7.5`, `11.8-2` or `15.4-20`. */
export interface DomainNumbers {
  /** Rules of the five sources, in the order of the text. */
  readonly rules: ReadonlySet<string>;
  /** Chapters (`A4b`, `9`), sections (`11.5`) and the numbered entries of sections. */
  readonly places: ReadonlySet<string>;
}

const RULE = /`([A-E]\d{1,2}[ab]?-\d+)`/g;

interface Section {
  readonly number: string;
  readonly text: string;
}

const sectionsOf = (text: string): Section[] =>
  text.split(/^(?=#{1,2} )/m).flatMap((section) => {
    const number = /^#{1,2} (\d{1,2}\.\d{1,2}|\d{1,2}(?=\.)|[A-E]\d{1,2}[ab]?(?=\.)|Document [A-E])/.exec(section)?.[1];
    return number === undefined ? [] : [{ number, text: section }];
  });

/** Entries of numbered lists and of tables whose first column is a number. */
const entriesOf = ({ number, text }: Section): string[] =>
  [...text.matchAll(/^(?:\| )?(\d{1,2})(?:\. | \|)/gm)].map(([, entry]) => `${number}-${entry}`);

export const numbersOf = (text: string): DomainNumbers => {
  const sections = sectionsOf(text);
  return {
    rules: new Set([...text.matchAll(RULE)].map(([, rule]) => rule!)),
    places: new Set(sections.flatMap((section) => [section.number, ...entriesOf(section)])),
  };
};
