import { createContext, use } from 'react';
import type { Words } from '../../../words/language.tsx';
import type { FormField, FormValue } from '../values/form-values.ts';

/** What one control gets: its field, what is typed so far, and where it stands in the form. */
export interface ControlProps {
  readonly field: FormField;
  readonly value: FormValue;
  /** Such as `readings.0.rightIndex`. */
  readonly path: string;
}

export interface Offer {
  readonly value: string;
  readonly label: Words;
}
/** Values that the page knows for a field, by its type or its name, such as the readings of the meter. */
export type Offers = Readonly<Record<string, readonly Offer[]>>;

export interface FormState {
  /** Of this form on the page. */
  readonly id: string;
  readonly offers: Offers;
  readonly change: (path: string, value: FormValue) => void;
  /** What is said about a field now. */
  readonly errorAt: (path: string) => string | undefined;
  /** Whether something is said about a field inside this one. */
  readonly hasErrorIn: (path: string) => boolean;
}

export const FormContext = createContext<FormState | undefined>(undefined);

/** @throws Error outside of a form */
export const useForm = (): FormState => {
  const form = use(FormContext);
  if (!form) throw new Error('a control is shown outside of a form');
  return form;
};

/** Id of the place of a field on the page. */
export const placeOf = (form: string, path: string): string => `${form}-${path.replaceAll('.', '-')}`;

/** What a typed control shows and does, whatever is around its input. */
export const useTyped = ({ field, value, path }: ControlProps) => {
  const form = useForm();
  const error = form.errorAt(path);
  const text = typeof value === 'string' ? value : '';
  return {
    text,
    error,
    place: placeOf(form.id, path),
    change: (typed: string): void => form.change(path, typed),
    props: { value: text, isInvalid: error !== undefined, isRequired: field.required, validationBehavior: 'aria' },
  } as const;
};

const CONTROL = 'input:not([type=hidden]), textarea, button';

/** Goes to the first control of a field; the place of a text is the control itself. */
export const goToField = (form: string, path: string): void => {
  const place = document.getElementById(placeOf(form, path));
  const control = place?.matches(CONTROL) ? place : place?.querySelector<HTMLElement>(CONTROL);
  control?.focus();
};
