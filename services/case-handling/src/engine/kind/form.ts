import { isCivilDate, type CivilDate } from '@pishkhan/calendar';
import type { Text } from '@pishkhan/fields';
import { mobileNumber } from '@pishkhan/identifiers';
import { persianDigits } from './persian-digits.ts';

/** A text for people. */
export type Words = Text;

interface Titled {
  readonly title: Words;
  readonly optional?: boolean;
  /** What to write there, where the title does not say it. */
  readonly help?: Words;
  /** About a person: it never lies in an event, but sealed under a key of the case. */
  readonly personal?: boolean;
}
export type Field = Titled &
  (
    | { readonly type: 'text'; readonly max: number }
    /** Codes with their titles, in the order in which they are shown. */
    | { readonly type: 'choice'; readonly of: Readonly<Record<string, Words>> }
    | { readonly type: 'yesNo' }
    | { readonly type: 'date' }
    /** Mobile number of somebody who is to be contacted. */
    | { readonly type: 'mobile' }
    /** Name under which a member of staff signs in. */
    | { readonly type: 'person' }
    /** A meter index, whole cubic metres. */
    | { readonly type: 'index' }
    /** Names a reading, which is then looked up among the known ones. */
    | { readonly type: 'reading' }
  );

/** What somebody is asked to fill in, as data: DTO check, OpenAPI document and screen come from it. */
export type Form = Readonly<Record<string, Field>>;

type ValueOf<F> = F extends { type: 'choice'; of: infer Of }
  ? keyof Of & string
  : F extends { type: 'index' }
    ? number
    : F extends { type: 'yesNo' }
      ? boolean
      : F extends { type: 'date' }
        ? CivilDate
        : string;
type OptionalKeys<F extends Form> = { [K in keyof F]: F[K] extends { optional: true } ? K : never }[keyof F];

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
export const reading = (title: Words) => ({ type: 'reading', title }) as const;
export const optional = <F extends Field>(field: F): F & { readonly optional: true } => ({ ...field, optional: true });
export const personal = <F extends Field>(field: F): F & { readonly personal: true } => ({ ...field, personal: true });
export const withHelp = <F extends Field>(field: F, help: Words): F & { readonly help: Words } => ({ ...field, help });

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
  says: { fa: 'نباید نویسه کنترلی داشته باشد', en: 'must be a text without control characters' },
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

const noYesNo: Wrong = { rule: 'isTruth', says: { fa: 'باید بله یا خیر باشد', en: 'must be true or false' } };
const noDate: Wrong = {
  rule: 'isCivilDate',
  says: { fa: 'باید تاریخی مانند 2026-11-22 باشد', en: 'must be a date such as 2026-11-22' },
};
const noMobile: Wrong = {
  rule: 'isMobile',
  says: { fa: 'باید شماره همراهی مانند ۰۹۱۲۳۴۵۶۷۸۹ باشد', en: 'must be a mobile number such as 09123456789' },
};

const wrongText = (value: unknown, max: number): Wrong | undefined => {
  if (typeof value !== 'string' || value.trim() === '') return empty;
  if (control.test(value)) return unreadable;
  if (value.length <= max) return undefined;
  return {
    rule: 'maxLength',
    says: { fa: `نباید بیش از ${persianDigits(max)} نویسه باشد`, en: `must not be longer than ${max} characters` },
  };
};
const wrongChoice = (value: unknown, of: Readonly<Record<string, Words>>): Wrong | undefined =>
  typeof value === 'string' && Object.hasOwn(of, value)
    ? undefined
    : {
        rule: 'isIn',
        says: {
          fa: `را انتخاب کنید: ${Object.values(of)
            .map(({ fa }) => fa)
            .join('، ')}`,
          en: `must be one of ${Object.keys(of).join(', ')}`,
        },
      };
export const NAME_LENGTH = 120;

const wrongIn = (field: Field, value: unknown): Wrong | undefined => {
  switch (field.type) {
    case 'text':
      return wrongText(value, field.max);
    case 'reading':
    case 'person':
      return wrongText(value, NAME_LENGTH);
    case 'choice':
      return wrongChoice(value, field.of);
    case 'index':
      return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= highestIndex ? undefined : noIndex;
    case 'yesNo':
      return typeof value === 'boolean' ? undefined : noYesNo;
    case 'date':
      return typeof value === 'string' && isCivilDate(value) ? undefined : noDate;
    case 'mobile':
      return typeof value === 'string' && mobileNumber(value) !== undefined ? undefined : noMobile;
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
