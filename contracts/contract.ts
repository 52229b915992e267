import type { Static, TSchema } from 'typebox';
import type { ServiceName } from './services.ts';

/**
 * One public event: its wire name, version, JSON Schema, one example that is valid, and one sentence for whoever
 * consumes it.
 */
export interface Contract<
  Type extends string = string,
  Schema extends TSchema = TSchema,
  Service extends ServiceName = ServiceName,
> {
  readonly service: Service;
  readonly type: Type;
  readonly version: number;
  /** What has happened, in one sentence, with the rule it follows from. */
  readonly sentence: string;
  readonly schema: Schema;
  readonly example: Static<Schema>;
}

export const contract = <Type extends string, Schema extends TSchema, Service extends ServiceName>(
  definition: Contract<Type, Schema, Service>,
): Contract<Type, Schema, Service> => definition;

/** The data of a contract's event. */
export type DataOf<C> = C extends Contract<string, infer Schema> ? Static<Schema> : never;

type Primitive = string | number | bigint | boolean | null | undefined;
/** A value of JSON that nobody changes; schemas say nothing of that. */
export type DeepReadonly<Value> = unknown extends Value
  ? Value
  : Value extends Primitive
    ? Value
    : Value extends readonly (infer Item)[]
      ? readonly DeepReadonly<Item>[]
      : { readonly [Key in keyof Value]: DeepReadonly<Value[Key]> };
