import type { Static, TSchema } from 'typebox';
import type { ServiceName } from './services.ts';

/** One public event: its wire name, version, JSON Schema, a valid example, and one sentence for its consumers. */
export interface Contract<
  Type extends string = string,
  Schema extends TSchema = TSchema,
  Service extends ServiceName = ServiceName,
> {
  readonly service: Service;
  readonly type: Type;
  readonly version: number;
  /** The fact in one sentence, with its rule. */
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
/** An immutable JSON value; schemas do not express immutability. */
export type DeepReadonly<Value> = unknown extends Value
  ? Value
  : Value extends Primitive
    ? Value
    : Value extends readonly (infer Item)[]
      ? readonly DeepReadonly<Item>[]
      : { readonly [Key in keyof Value]: DeepReadonly<Value[Key]> };
