import { truth } from '@pishkhan/views';
import type { TSchema } from 'typebox';
import type { Form } from '../domain/look-ups.messages.ts';

interface ObjectSchema extends TSchema {
  readonly properties?: Readonly<Record<string, TSchema>>;
  readonly required?: readonly string[];
}

const masked = truth('only what needs no reason is shown; with a reason (X-Reason) it is whole');

/**
 * The response of a record about a household: without a reason only the fields `kept` are shown, the others are left
 * out (N7, ADR 0077).
 *
 * @param kept Fields that are shown without a reason
 */
export const maskable = (schema: ObjectSchema, kept: readonly string[]) => ({
  /** JSON Schema of the response in both forms. */
  schema: {
    ...schema,
    properties: { ...schema.properties, masked },
    required: [...(schema.required ?? []).filter((field) => kept.includes(field)), 'masked'],
  } as TSchema,
  /** The record in the form that its recorded look-up allows. */
  as: <Content extends object>(form: Form, record: Content) => ({
    ...(form === 'whole' ? record : without(record, kept)),
    masked: form === 'masked',
  }),
});
export type Maskable = ReturnType<typeof maskable>;

const without = <Content extends object>(record: Content, kept: readonly string[]): Partial<Content> =>
  Object.fromEntries(Object.entries(record).filter(([field]) => kept.includes(field))) as Partial<Content>;
