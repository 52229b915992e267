import type { Text } from '../../definition.ts';

/** A text in both languages; a plain one is English. */
export type Words = string | Text;

/**
 * Any fields' error context of class-validator carries this: the sentence about a field that is named so in the body.
 */
export interface Says {
  readonly says: (property: string) => Text;
}

const faNumbers = new Intl.NumberFormat('fa-IR');
/** `۱٬۲۳۴` */
export const faNumber = (value: number): string => faNumbers.format(value);

/** The description as the OpenAPI document has it, Persian first. */
export const documented = (words: Words): string => (typeof words === 'string' ? words : `${words.fa} · ${words.en}`);

export const followedBy = (words: Words, more: Text): Words =>
  typeof words === 'string' ? words + more.en : { fa: words.fa + more.fa, en: words.en + more.en };

const untilAside = (text: string): string => text.split(/[,،;؛:(]/, 1)[0]!.trim();

/**
 * What a message calls the field: its description up to the first aside. In Persian its name in the body where nobody
 * has described it in Persian.
 */
const calledIn = (description: Words, property: string): Text =>
  typeof description === 'string'
    ? { fa: property, en: untilAside(description) }
    : { fa: untilAside(description.fa), en: untilAside(description.en) };

const inBoth = (words: Words): Text => (typeof words === 'string' ? { fa: words, en: words } : words);

/** The sentence that a message is: the field's own words, then what is expected of it. */
export const saying = (description: Words, expected: Words): Says => ({
  says: (property) => {
    const [called, wanted] = [calledIn(description, property), inBoth(expected)];
    return { fa: `${called.fa} ${wanted.fa}`, en: `${called.en} ${wanted.en}` };
  },
});
