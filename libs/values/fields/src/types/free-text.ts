import { personalNumberIn } from '@pishkhan/identifiers';
import type { Demand, Field } from '../field.ts';
import type { Label } from '../text.ts';
import { isString, text } from './texts.ts';

/** Of a text with a personal number where none is sealed. */
export const numbersRefused: Demand = {
  fa: 'نباید کد ملی، شناسه ملی، شماره همراه، شماره کارت یا شبا داشته باشد؛ این‌ها را فقط در مشخصات شخص وارد کنید',
  en: 'must not have a national id, a legal id, a mobile number, a card number or an IBAN; enter them as data of the person only',
};

/**
 * A reason, a remark or a note. It is stored in events, which the erasure of a person does not reach, so the service
 * seals the numbers of persons in it, or refuses it (A6, N17).
 */
export const freeText = (label: Label, options: Parameters<typeof text>[1]): Field<string> => ({
  ...text(label, options),
  isFree: true,
});

const hasPersonalNumber = (raw: unknown): boolean => isString(raw) && personalNumberIn(raw) !== undefined;

/** A name, a title or a source: a text that never has a number of a person (N17). */
export const titleText = (label: Label, options: Parameters<typeof text>[1]): Field<string> => {
  const field = text(label, options);
  return {
    ...field,
    read: (raw) => (hasPersonalNumber(raw) ? undefined : field.read(raw)),
    wrong: (raw) => (hasPersonalNumber(raw) ? numbersRefused : field.demands),
  };
};
