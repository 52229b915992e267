import { personalNumberIn } from '@pishkhan/identifiers';
import type { Field } from '../field.ts';
import type { Label, Text } from '../text.ts';
import { isString, text } from './texts.ts';

const places: Text = {
  fa: 'نباید کد ملی، شناسه ملی، شماره همراه، شماره کارت یا شبا داشته باشد؛ این‌ها را فقط در مشخصات شخص وارد کنید',
  en: 'must not have a national id, a legal id, a mobile number, a card number or an IBAN; enter them as data of the person only',
};

const hasPersonalNumber = (raw: unknown): boolean => isString(raw) && personalNumberIn(raw) !== undefined;

/**
 * A reason, a remark or a note. It is stored in events, which the erasure of a person does not reach, so it has no
 * numbers of persons (A6, N17).
 */
export const freeText = (label: Label, options: Parameters<typeof text>[1]): Field<string> => {
  const field = text(label, options);
  return {
    ...field,
    read: (raw) => (hasPersonalNumber(raw) ? undefined : field.read(raw)),
    wrong: (raw) => (hasPersonalNumber(raw) ? places : field.demands),
  };
};
