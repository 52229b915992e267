import { sentenceOf, type Field, type Text } from '@pishkhan/fields';

/** The error context of every field: the sentence about a rejected value. */
export interface Says {
  readonly says: (property: string, value: unknown) => Text;
}

export const saying = (field: Field): Says => ({ says: (property, value) => sentenceOf(field, property, value) });
