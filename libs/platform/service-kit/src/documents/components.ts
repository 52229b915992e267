import { isDeepStrictEqual } from 'node:util';
import type { OpenAPIObject } from '@nestjs/swagger';

export type SchemaObject = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];

type Walked = { readonly [key: string]: unknown; readonly $id?: unknown };
const isObject = (value: unknown): value is Walked => typeof value === 'object' && value !== null;

/**
 * Replaces each schema that has a `$id` by a reference to a component of that name.
 *
 * @returns The value with references, and the components
 * @throws Error if two schemas have the same `$id`
 */
export const withComponents = <Value>(value: Value) => {
  const schemas = new Map<string, unknown>();
  const referring = (each: unknown): unknown => {
    if (Array.isArray(each)) return each.map(referring);
    if (!isObject(each)) return each;
    const { $id, ...rest } = each;
    const content = Object.fromEntries(Object.entries(rest).map(([key, child]) => [key, referring(child)]));
    if (typeof $id !== 'string') return content;
    if (schemas.has($id) && !isDeepStrictEqual(schemas.get($id), content))
      throw new Error(`two schemas have the $id ${$id}`);
    schemas.set($id, content);
    return { $ref: `#/components/schemas/${$id}` };
  };
  return { value: referring(value) as Value, schemas: Object.fromEntries(schemas) as Record<string, SchemaObject> };
};
