import { ApiOkResponse } from '@nestjs/swagger';
import { Type, type TSchema } from 'typebox';
import type { SchemaObject } from './components.ts';

/**
 * The route answers with this schema, such as `shownSchemaOf(view)`. Its `$id` and those inside it become components of
 * the OpenAPI document.
 */
export const OkResponse = (schema: TSchema): MethodDecorator => ApiOkResponse({ schema: schema as SchemaObject });

/** The route answers with a page of items of this schema. */
export const OkPage = (item: TSchema & { readonly $id?: string }): MethodDecorator => {
  const properties = {
    items: Type.Array(item),
    next: Type.Union([Type.String(), Type.Null()], { description: 'opaque; give it back as `?cursor=`' }),
  };
  return OkResponse(Type.Object(properties, { $id: `${item.$id}Page` }));
};
