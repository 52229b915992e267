/** Something that is told to a person: Persian first. */
export interface Sentence {
  readonly fa: string;
  readonly en: string;
}

export type Say = (sentence: Sentence) => void;

/** A whole number in Persian digits. */
export const inPersian = (count: number): string => count.toLocaleString('fa-IR');
