import type { Text } from '@pishkhan/fields';
import { persianDigits } from './persian-digits.ts';

/** A text for people. */
export type Words = Text;

interface Titled {
  readonly title: Words;
  readonly optional?: boolean;
}
export type Field = Titled &
  (
    | { readonly type: 'text'; readonly max: number }
    | { readonly type: 'choice'; readonly of: readonly string[] }
    /** A meter index, whole cubic metres. */
    | { readonly type: 'index' }
    /** Names a reading, which is then looked up among the known ones. */
    | { readonly type: 'reading' }
  );

/** What somebody is asked to fill in, as data: DTO check, OpenAPI document and screen come from it. */
export type Form = Readonly<Record<string, Field>>;

type ValueOf<F> = F extends { type: 'choice'; of: readonly (infer Choice)[] }
  ? Choice
  : F extends { type: 'index' }
    ? number
    : string;
type OptionalKeys<F extends Form> = { [K in keyof F]: F[K] extends { optional: true } ? K : never }[keyof F];

/** A filled-in form. */
export type Answers<F extends Form> = { readonly [K in Exclude<keyof F, OptionalKeys<F>>]: ValueOf<F[K]> } & {
  readonly [K in OptionalKeys<F>]?: ValueOf<F[K]>;
};

export const text = (title: Words, max = 200) => ({ type: 'text', title, max }) as const;
export const choice = <const Of extends readonly string[]>(title: Words, ...of: Of) =>
  ({ type: 'choice', title, of }) as const;
export const meterIndex = (title: Words) => ({ type: 'index', title }) as const;
export const reading = (title: Words) => ({ type: 'reading', title }) as const;
export const optional = <F extends Field>(field: F): F & { readonly optional: true } => ({ ...field, optional: true });

export interface FormError {
  readonly field: string;
  /** Name of the constraint. */
  readonly rule: string;
  /** Begins with the title of the field. */
  readonly message: Words;
}

const highestIndex = 999_999_999;
// eslint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000b-\u001f\u007f]/;

interface Wrong {
  readonly rule: string;
  /** What follows the title. */
  readonly says: Words;
}
const empty: Wrong = {
  rule: 'isNotEmpty',
  says: { fa: 'باید نوشته‌ای باشد که خالی نیست', en: 'must be a text that is not empty' },
};
const unreadable: Wrong = {
  rule: 'isText',
  says: { fa: 'نباید نویسهٔ کنترلی داشته باشد', en: 'must be a text without control characters' },
};
const notOfTheForm: Wrong = {
  rule: 'whitelistValidation',
  says: { fa: 'در این فرم نیست', en: 'is not a field of this form' },
};
const noIndex: Wrong = {
  rule: 'isMeterIndex',
  says: {
    fa: `باید عدد صحیحی از ۰ تا ${persianDigits(highestIndex)} باشد`,
    en: `must be a whole number from 0 to ${highestIndex}`,
  },
};

const wrongIn = (field: Field, value: unknown): Wrong | undefined => {
  switch (field.type) {
    case 'text':
    case 'reading': {
      const max = field.type === 'text' ? field.max : 120;
      if (typeof value !== 'string' || value.trim() === '') return empty;
      if (control.test(value)) return unreadable;
      return value.length <= max
        ? undefined
        : {
            rule: 'maxLength',
            says: {
              fa: `نباید بیش از ${persianDigits(max)} نویسه باشد`,
              en: `must not be longer than ${max} characters`,
            },
          };
    }
    case 'choice':
      return typeof value === 'string' && field.of.includes(value)
        ? undefined
        : {
            rule: 'isIn',
            says: { fa: `باید یکی از اینها باشد: ${field.of.join('، ')}`, en: `must be one of ${field.of.join(', ')}` },
          };
    case 'index':
      return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= highestIndex ? undefined : noIndex;
  }
};

const errorOf = (field: string, title: Words, { rule, says }: Wrong): FormError => ({
  field,
  rule,
  message: { fa: `${title.fa} ${says.fa}`, en: `${title.en} ${says.en}` },
});

/** Every field of the form that is filled in wrongly, and every field that the form does not have. */
export const errorsOf = (form: Form, filledIn: Readonly<Record<string, unknown>>): FormError[] => [
  ...Object.entries(form).flatMap(([field, wanted]) => {
    const value = filledIn[field];
    if (value === undefined && wanted.optional) return [];
    const wrong = wrongIn(wanted, value);
    return wrong ? [errorOf(field, wanted.title, wrong)] : [];
  }),
  ...Object.keys(filledIn)
    .filter((field) => filledIn[field] !== undefined && !Object.hasOwn(form, field))
    .map((field) => errorOf(field, { fa: field, en: field }, notOfTheForm)),
];
