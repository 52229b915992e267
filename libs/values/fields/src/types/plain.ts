import { civilDate, instant } from './days.ts';
import { typed, type Field } from '../field.ts';
import { index, signedAmount, volume } from './numbers.ts';
import { choice, isString, truth } from './texts.ts';
import { isObject } from '../shape.ts';
import type { Label, Text } from '../text.ts';

const jsonType = <Value>(type: string, title: Text, is: (raw: unknown) => boolean) =>
  typed<Value>({
    rule: type,
    title,
    schema: { type },
    read: (raw) => (is(raw) ? (raw as Value) : undefined),
    demands: title,
  });

const text = jsonType<string>('string', { fa: 'متن', en: 'text' }, isString);
const whole = jsonType<number>('integer', { fa: 'عدد', en: 'number' }, Number.isSafeInteger);

/**
 * Fields of responses and documents: the same types without input limits, and without the types that distinguish days
 * and amounts from other strings and numbers in commands.
 */
export const plain = {
  text,
  whole,
  truth,
  choice,
  index,
  day: (label?: Label): Field<string> => civilDate(label),
  instant: (label?: Label): Field<string> => instant(label),
  amount: (label?: Label): Field<number> => signedAmount(label),
  volume: (label?: Label): Field<string> => volume(label),
  texts: (label: Label): Field<readonly string[]> =>
    typed<readonly string[]>({
      rule: 'array',
      title: { fa: 'فهرست', en: 'list' },
      schema: { type: 'array', items: { type: 'string' } },
      read: (raw) => (Array.isArray(raw) ? (raw as readonly string[]) : undefined),
      demands: { fa: 'فهرست', en: 'list' },
    })(label),
  /** An object with arbitrary keys. */
  record: (label: Label): Field<Readonly<Record<string, unknown>>> =>
    typed<Readonly<Record<string, unknown>>>({
      rule: 'object',
      title: { fa: 'داده', en: 'data' },
      schema: { type: 'object', additionalProperties: true },
      read: (raw) => (isObject(raw) ? raw : undefined),
      demands: { fa: 'را وارد کنید', en: 'must be an object' },
    })(label),
};
