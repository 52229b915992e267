import { isOfAPerson } from '@pishkhan/identifiers/persons';

/** How a value of a fact or a state is shown. */
export type ShownValue =
  | { readonly as: 'empty' }
  | { readonly as: 'truth'; readonly value: boolean }
  | { readonly as: 'number'; readonly value: number }
  | { readonly as: 'day' | 'moment' | 'code' | 'text'; readonly value: string }
  | { readonly as: 'entries'; readonly count: number };

const day = /^\d{4}-\d{2}-\d{2}$/;
const moment = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;
const code = /^[\x21-\x7e]+$/;

const ofText = (value: string): ShownValue => {
  if (value === '') return { as: 'empty' };
  if (day.test(value)) return { as: 'day', value };
  if (moment.test(value)) return { as: 'moment', value };
  return { as: code.test(value) ? 'code' : 'text', value };
};

export const shownValue = (value: unknown): ShownValue => {
  if (value === null || value === undefined) return { as: 'empty' };
  if (typeof value === 'string') return ofText(value);
  if (typeof value === 'number') return { as: 'number', value };
  if (typeof value === 'boolean') return { as: 'truth', value };
  const count = Array.isArray(value) ? value.length : Object.keys(value as object).length;
  return count === 0 ? { as: 'empty' } : { as: 'entries', count };
};

export interface FieldRow {
  readonly name: string;
  readonly value: unknown;
  readonly isChanged: boolean;
}

/** The fields of a fact or a state, the changed ones first; one that was removed is empty. */
export const fieldRows = (content: unknown, changed: readonly string[] = []): readonly FieldRow[] => {
  if (typeof content !== 'object' || content === null || Array.isArray(content))
    return content === undefined ? [] : [{ name: '', value: content, isChanged: false }];
  const fields = content as Readonly<Record<string, unknown>>;
  const names = [...new Set([...changed, ...Object.keys(fields)])];
  return names.map((name) => ({ name, value: fields[name], isChanged: changed.includes(name) }));
};

/**
 * Identifiers in a fact by which the stream that caused it may be found; an office has too many streams, and a number
 * of a person comes into no address.
 */
export const identifiersIn = (...contents: readonly unknown[]): readonly string[] => {
  const found = contents
    .flatMap((content) => fieldRows(content))
    .flatMap(({ name, value }) =>
      typeof value === 'string' && /(?<!office)(?:Id|Number|Code)$/.test(name) ? [value] : [],
    )
    .filter((value) => !isOfAPerson(value));
  return [...new Set(found)].slice(0, 6);
};

export interface FieldSince {
  readonly name: string;
  readonly then: unknown;
  readonly now: unknown;
}

/** The fields of a state that have another value now. */
export const fieldsSince = (then: unknown, now: unknown): readonly FieldSince[] => {
  const [before, after] = [fieldRows(then), fieldRows(now)];
  const valueIn = (rows: readonly FieldRow[], name: string) => rows.find((row) => row.name === name)?.value;
  const names = [...new Set([...after, ...before].map(({ name }) => name))];
  return names
    .map((name) => ({ name, then: valueIn(before, name), now: valueIn(after, name) }))
    .filter((field) => JSON.stringify(field.then) !== JSON.stringify(field.now));
};
