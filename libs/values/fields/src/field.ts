import { calledIn, type Label, type Text } from './text.ts';

/** Titles of values, for messages and forms: `{ company: { fa: 'شرکت', en: 'company' } }`. */
export type Titles = Readonly<Record<string, Text>>;

/** JSON Schema of the stored value. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The rest of a message after the field's name: `{ fa: 'را وارد کنید', en: 'must be …' }`. */
export type Demand = Text;

/** An invalid field. */
export interface FieldFault {
  /** Its path: `index`, `readings[1].index`. */
  readonly field: string;
  /** Name of the constraint. */
  readonly rule: string;
  /** Starts with the label of the field. */
  readonly message: Text;
}

/** One row of the table of field types. */
export interface FieldType<Value> {
  /** Name of the constraint in the problem document: `isNationalId`. */
  readonly rule: string;
  /** Default name of the field. */
  readonly title: Text;
  readonly schema: JsonSchema;
  /**
   * Converts typed input to the stored value; `undefined` if it is invalid. Stored values are converted to themselves.
   */
  readonly read: (raw: unknown) => Value | undefined;
  /** The requirement in the message about a missing value; about an invalid one too, unless `wrong` is given. */
  readonly demands: Demand;
  /** Of an invalid value; a function names what is wrong with this one. */
  readonly wrong?: Demand | ((raw: unknown) => Demand);
  /** Names of the values to choose from. */
  readonly titles?: Titles;
  /** In what an amount or a count is measured. */
  readonly unit?: Text;
  /** The fields of one row, if the value is a list of rows. */
  readonly rowShape?: Readonly<Record<string, Field>>;
  /** Errors inside a value that has parts, by their path from it: `[1].index`. */
  readonly faultsIn?: (raw: unknown) => readonly FieldFault[];
}

/** What another field of the same form or row says: it has a value, has none, or has one of these. */
export interface Condition {
  readonly field: string;
  /** Codes of options; `true` and `false` of a yes or no. */
  readonly is: 'given' | 'missing' | readonly string[];
}

/** A field of a body, query, path, form, file or document: a type with its label there. */
export interface Field<Value = unknown> extends FieldType<Value> {
  readonly label: Label;
  readonly example?: unknown;
  readonly optional?: boolean;
  /** It is asked only if this holds, and a value is refused otherwise. */
  readonly onlyIf?: Condition;
  /** It may not be absent if this holds, although it is optional. */
  readonly neededIf?: Condition;
  /** A text of people: its personal numbers are sealed, or the text is refused (N17). */
  readonly isFree?: boolean;
}

export interface Labelled {
  readonly example?: unknown;
  readonly unit?: Text;
}

export const isMissing = (raw: unknown): boolean =>
  raw === undefined || raw === null || (typeof raw === 'string' && raw.trim() === '');

/** The sentence about an invalid field, with its own label. */
export const sentenceOf = ({ label, demands, wrong }: Field, name: string, raw: unknown): Text => {
  const called = calledIn(label, name);
  const invalid = typeof wrong === 'function' ? wrong(raw) : (wrong ?? demands);
  const { fa, en } = isMissing(raw) ? demands : invalid;
  return { fa: `${called.fa} ${fa}`, en: `${called.en} ${en}` };
};

/** A field of this type: `billId()`, or `billId({ fa: 'شناسه قبض پیشین', en: 'former bill id' })`. */
export const typed =
  <Value>(type: FieldType<Value>) =>
  (label: Label = type.title, { example, unit }: Labelled = {}): Field<Value> => ({
    ...type,
    label,
    ...(example !== undefined && { example }),
    ...(unit !== undefined && { unit }),
  });

/** May be absent; `null` is still rejected. */
export const optional = <F extends Field>(field: F): F & { readonly optional: true } => ({ ...field, optional: true });

/** May be `null`, which means no value. */
export const nullable = <Value>(field: Field<Value>): Field<Value | null> => ({
  ...field,
  schema: { ...field.schema, nullable: true },
  read: (raw) => (raw === null ? null : field.read(raw)),
});
