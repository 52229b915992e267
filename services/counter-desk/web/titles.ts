interface Property {
  readonly 'x-titles'?: Readonly<Record<string, unknown>>;
}
/** The part of an OpenAPI document that has the words of values. */
export interface Document {
  readonly components: {
    readonly schemas: Readonly<Record<string, { readonly properties?: Readonly<Record<string, Property>> }>>;
  };
}

const named = (schema: string, property: string): string =>
  `${schema.charAt(0).toLowerCase()}${schema.slice(1)}${property.charAt(0).toUpperCase()}${property.slice(1)}Titles`;

/** Words of the values of each field that names them by `x-titles`: `billStatusTitles` for the status of a bill. */
export const titlesOf = ({ components }: Document): string =>
  Object.entries(components.schemas)
    .flatMap(([schema, { properties = {} }]) =>
      Object.entries(properties).flatMap(([property, { 'x-titles': titles }]) =>
        titles ? [`export const ${named(schema, property)} = ${JSON.stringify(titles)} as const;\n`] : [],
      ),
    )
    .join('');
