import type { CivilDate } from '@pishkhan/calendar';
import { readForm, type Condition, type FieldFault, type Text } from '@pishkhan/fields';

/** A text for people. */
export type Words = Text;

interface Titled {
  readonly title: Words;
  readonly optional?: boolean;
  /** Help text, if the title is not sufficient. */
  readonly help?: Words;
  /** Personal data: never in an event, but encrypted with a key of the case. */
  readonly personal?: boolean;
  /** Asked only if an earlier field of the form says so; then required, unless optional. */
  readonly onlyIf?: Condition;
  /** Required if an earlier field of the form says so, although optional. */
  readonly neededIf?: Condition;
}
export type Field = Titled &
  (
    | { readonly type: 'text'; readonly max: number }
    /** Codes with their titles, in display order. */
    | { readonly type: 'choice'; readonly of: Readonly<Record<string, Words>> }
    | { readonly type: 'yesNo' }
    | { readonly type: 'date' }
    /** Mobile number of a contact person. */
    | { readonly type: 'mobile' }
    /** User name of an employee. */
    | { readonly type: 'person' }
    /** A meter index, whole cubic metres. */
    | { readonly type: 'index' }
    /** Whole rials. */
    | { readonly type: 'amount' }
    /** A signed percentage with at most two decimals, stored as a text. */
    | { readonly type: 'percent' }
    /** A whole number, both bounds included. */
    | { readonly type: 'count'; readonly min: number; readonly max: number }
    /** Id of a reading, which is looked up in the copies. */
    | { readonly type: 'reading' }
    /** One or more rows of a form of its own. */
    | { readonly type: 'list'; readonly of: Readonly<Record<string, Field>>; readonly most: number }
  );

/** A form without lists: requests and reports. */
export type PlainForm = Readonly<Record<string, Exclude<Field, { readonly type: 'list' }>>>;

/** A form as data: DTO check, OpenAPI document and screen are derived from it. */
export type Form = Readonly<Record<string, Field>>;

type ValueOf<F> = F extends { type: 'choice'; of: infer Of }
  ? keyof Of & string
  : F extends { type: 'index' | 'count' | 'amount' }
    ? number
    : F extends { type: 'yesNo' }
      ? boolean
      : F extends { type: 'date' }
        ? CivilDate
        : F extends { type: 'list'; of: infer Of extends Form }
          ? readonly Answers<Of>[]
          : string;
type OptionalKeys<F extends Form> = {
  [K in keyof F]: F[K] extends { optional: true } | { onlyIf: Condition } ? K : never;
}[keyof F];

/** A filled-in form. */
export type Answers<F extends Form> = { readonly [K in Exclude<keyof F, OptionalKeys<F>>]: ValueOf<F[K]> } & {
  readonly [K in OptionalKeys<F>]?: ValueOf<F[K]>;
};

export const text = (title: Words, max = 200) => ({ type: 'text', title, max }) as const;
export const choice = <const Of extends Readonly<Record<string, Words>>>(title: Words, of: Of) =>
  ({ type: 'choice', title, of }) as const;
export const yesNo = (title: Words) => ({ type: 'yesNo', title }) as const;
export const date = (title: Words) => ({ type: 'date', title }) as const;
export const mobile = (title: Words) => ({ type: 'mobile', title }) as const;
export const person = (title: Words) => ({ type: 'person', title }) as const;
export const meterIndex = (title: Words) => ({ type: 'index', title }) as const;
export const count = (title: Words, { min, max }: { readonly min: number; readonly max: number }) =>
  ({ type: 'count', title, min, max }) as const;
export const amount = (title: Words) => ({ type: 'amount', title }) as const;
export const percent = (title: Words) => ({ type: 'percent', title }) as const;
export const reading = (title: Words) => ({ type: 'reading', title }) as const;
export const list = <const Of extends Form>(title: Words, of: Of, most: number) =>
  ({ type: 'list', title, of, most }) as const;
export const optional = <F extends Field>(field: F): F & { readonly optional: true } => ({ ...field, optional: true });
export const personal = <F extends Field>(field: F): F & { readonly personal: true } => ({ ...field, personal: true });
export const withHelp = <F extends Field>(field: F, help: Words): F & { readonly help: Words } => ({ ...field, help });

export const onlyIf = <F extends Field>(field: F, when: Condition): F & { readonly onlyIf: Condition } => ({
  ...field,
  onlyIf: when,
});
export const neededIf = <F extends Field>(field: F, when: Condition): F & { readonly neededIf: Condition } => ({
  ...field,
  neededIf: when,
});

export const NAME_LENGTH = 120;

/** An error for every invalid field of the form, and for every unknown field. */
export const errorsOf = (form: Form, filledIn: Readonly<Record<string, unknown>>): readonly FieldFault[] => {
  const read = readForm(form, filledIn);
  return 'faults' in read ? read.faults : [];
};

type FilledIn = Readonly<Record<string, string | number | boolean>>;

/** The stored values of a filled-in form without lists (15.4-44); unchanged while a field is invalid. */
export const asKept = (form: Form, filledIn: FilledIn): FilledIn => {
  const read = readForm(form, filledIn);
  return 'values' in read ? (read.values as FilledIn) : filledIn;
};
