/** A text for people, in both languages: Persian first. */
export interface Text {
  readonly fa: string;
  readonly en: string;
}

/** Name of a field. A plain string is English, for responses that only programs read. */
export type Label = string | Text;

const faNumbers = new Intl.NumberFormat('fa-IR');
/** `۱٬۲۳۴` */
export const faNumber = (value: number): string => faNumbers.format(value);

const latin = /[A-Za-z]/;

/**
 * Persian digits for an id, a code or a day such as `۱۴۰۵-۰۲`. A code with Latin letters stays as it is printed on the
 * meter or letter, such as `B-1405-901`: a clerk types it again. Amounts and indexes are written by `faNumber`.
 */
export const faDigits = (text: string): string =>
  latin.test(text) ? text : text.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)]!);

/** An exact decimal in Persian, with all its places: `۴٫۸۰۴۲۵۷` of `4.804257`. */
export const faDecimal = (exact: string): string => faDigits(exact).replace('.', '٫');

/** The label in the OpenAPI document, Persian first. */
export const documented = (label: Label): string => (typeof label === 'string' ? label : `${label.fa} · ${label.en}`);

const untilAside = (text: string): string => text.split(/[,،;؛:(]/, 1)[0]!.trim();

/** Name of the field in a message: its label up to the first aside; without a Persian label, its name in the body. */
export const calledIn = (label: Label, name: string): Text =>
  typeof label === 'string'
    ? { fa: name, en: untilAside(label) }
    : { fa: untilAside(label.fa), en: untilAside(label.en) };
