/** A text for people: Persian first. */
export interface Words {
  readonly fa: string;
  readonly en: string;
}

interface Titled {
  readonly title: Words;
  readonly optional?: boolean;
}
export type Field = Titled & (
  | { readonly type: 'text'; readonly max: number }
  | { readonly type: 'choice'; readonly of: readonly string[] }
  /** A meter index, whole cubic metres. */
  | { readonly type: 'index' }
  /** Names a reading, which is then looked up among the known ones. */
  | { readonly type: 'reading' }
);

/** What somebody is asked to fill in, as data: DTO check, OpenAPI document and screen come from it. */
export type Form = Readonly<Record<string, Field>>;

type ValueOf<F> = F extends { type: 'choice'; of: readonly (infer Choice)[] } ? Choice : F extends { type: 'index' } ? number : string;
type OptionalKeys<F extends Form> = { [K in keyof F]: F[K] extends { optional: true } ? K : never }[keyof F];

/** A filled-in form. */
export type Answers<F extends Form> =
  & { readonly [K in Exclude<keyof F, OptionalKeys<F>>]: ValueOf<F[K]> }
  & { readonly [K in OptionalKeys<F>]?: ValueOf<F[K]> };

export const text = (title: Words, max = 200) => ({ type: 'text', title, max }) as const;
export const choice = <const Of extends readonly string[]>(title: Words, ...of: Of) => ({ type: 'choice', title, of }) as const;
export const meterIndex = (title: Words) => ({ type: 'index', title }) as const;
export const reading = (title: Words) => ({ type: 'reading', title }) as const;
export const optional = <F extends Field>(field: F): F & { readonly optional: true } => ({ ...field, optional: true });

export interface FormError {
  readonly field: string;
  /** Name of the constraint. */
  readonly rule: string;
  readonly message: string;
}

const highestIndex = 999_999_999;
// eslint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000b-\u001f\u007f]/;

const errorOf = (field: Field, value: unknown): Omit<FormError, 'field'> | undefined => {
  switch (field.type) {
    case 'text':
    case 'reading': {
      const max = field.type === 'text' ? field.max : 120;
      if (typeof value !== 'string' || value.trim() === '') return { rule: 'isNotEmpty', message: 'must be a text that is not empty' };
      if (control.test(value)) return { rule: 'isText', message: 'must be a text without control characters' };
      return value.length > max ? { rule: 'maxLength', message: `must not be longer than ${max} characters` } : undefined;
    }
    case 'choice':
      return typeof value === 'string' && field.of.includes(value) ? undefined : { rule: 'isIn', message: `must be one of ${field.of.join(', ')}` };
    case 'index':
      return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= highestIndex
        ? undefined : { rule: 'isMeterIndex', message: `must be a whole number from 0 to ${highestIndex}` };
  }
};

/** Every field of the form that is filled in wrongly, and every field that the form does not have. */
export const errorsOf = (form: Form, filledIn: Readonly<Record<string, unknown>>): FormError[] => [
  ...Object.entries(form).flatMap(([field, wanted]) => {
    const value = filledIn[field];
    if (value === undefined && wanted.optional) return [];
    const error = errorOf(wanted, value);
    return error ? [{ field, ...error }] : [];
  }),
  ...Object.keys(filledIn)
    .filter((field) => filledIn[field] !== undefined && !Object.hasOwn(form, field))
    .map((field) => ({ field, rule: 'whitelistValidation', message: 'is not a field of this form' })),
];
