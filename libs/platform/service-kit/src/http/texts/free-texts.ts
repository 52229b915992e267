import {
  freeText,
  isPart,
  isString,
  numbersRefused,
  readableText,
  sentenceOf,
  type Field,
  type Shape,
} from '@pishkhan/fields';
import { currentRequest } from '../request-context.ts';
import { invalid } from '../input/invalid.ts';
import type { FieldError } from '../problem.ts';

type Values = Record<string, unknown>;

const isValues = (value: unknown): value is Values => typeof value === 'object' && value !== null;

/** Replaces the text in its place. */
const readText = (field: Field, values: Values, name: string, path: string): readonly FieldError[] => {
  const text = values[name];
  if (!isString(text)) return [];
  const read = currentRequest()!.texts.read(readableText(text));
  if (read !== undefined && [...read].length <= Number(field.schema['maxLength'])) {
    values[name] = read;
    return [];
  }
  const refused = read === undefined ? { ...field, wrong: numbersRefused } : field;
  return [{ field: path, rule: field.rule, message: sentenceOf(refused, path, text) }];
};

const within = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

/**
 * Replaces the personal numbers in the free texts of a body by references, in place (N17).
 *
 * @param shape Fields of the body
 * @returns The texts that are refused
 */
export const takeNumbers = (shape: Shape, values: Values, path = ''): readonly FieldError[] =>
  Object.entries(shape).flatMap(([name, field]): readonly FieldError[] => {
    const [value, place] = [values[name], within(path, name)];
    if (isPart(field)) {
      const parts = Array.isArray(value) ? value : [value];
      return parts.flatMap((each, at) =>
        isValues(each) ? takeNumbers(field.part().fields, each, field.isList ? `${place}[${at}]` : place) : [],
      );
    }
    return field.isFree ? readText(field, values, name, place) : [];
  });

const textOfForm = (name: string): Field => freeText({ fa: name, en: name }, { max: Infinity });

/**
 * As `takeNumbers`, for a form that only its record knows: by the names of free texts, also in rows of lists.
 *
 * @returns The form as it may be stored
 * @throws ProblemException 400 that names the texts that are refused
 */
export const formWithoutNumbers = <Form extends object>(form: Form, names: ReadonlySet<string>): Form => {
  const values = structuredClone(form) as Form & Values;
  const refused = takeNamed(names, values, '');
  if (refused.length > 0) throw invalid(refused);
  return values;
};

const takeNamed = (names: ReadonlySet<string>, values: Values, path: string): readonly FieldError[] =>
  Object.entries(values).flatMap(([name, value]) => {
    const place = within(path, name);
    if (names.has(name)) return readText(textOfForm(name), values, name, place);
    return Array.isArray(value)
      ? value.flatMap((row, at) => (isValues(row) ? takeNamed(names, row, `${place}[${at}]`) : []))
      : [];
  });
