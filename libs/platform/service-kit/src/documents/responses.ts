import { ApiOkResponse } from '@nestjs/swagger';
import { Type, type TSchema } from 'typebox';
import type { SchemaObject } from './components.ts';

/**
 * The response of the route has this schema, such as `shownSchemaOf(view)`. Its `$id` and those inside it become
 * components of the OpenAPI document.
 */
export const OkResponse = (schema: TSchema): MethodDecorator => ApiOkResponse({ schema: schema as SchemaObject });

/** The response of the route is a page of items of this schema. */
export const OkPage = (item: TSchema & { readonly $id?: string }): MethodDecorator => {
  const properties = {
    items: Type.Array(item),
    next: Type.Union([Type.String(), Type.Null()], { description: 'opaque; pass it as `?cursor=`' }),
  };
  return OkResponse(Type.Object(properties, { $id: `${item.$id}Page` }));
};
