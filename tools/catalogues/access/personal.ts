/** Names of fields in responses that have personal data (S7). `ibanEnding` and `idEnding` are masked by themselves. */
const personalFields = new Set([
  'fullName',
  'mobile',
  'nationalId',
  'legalId',
  'postalCode',
  'address',
  'iban',
  'applicant',
  'applicantName',
]);

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly additionalProperties?: Schema | boolean;
}
interface Operation {
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { schema?: Schema }>> }>>;
  readonly 'x-personal-data'?: string;
}
export interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

const childrenOf = ({ items, anyOf = [], oneOf = [], allOf = [], properties = {}, additionalProperties }: Schema) => [
  ...(items ? [items] : []),
  ...anyOf,
  ...oneOf,
  ...allOf,
  ...Object.values(properties),
  ...(typeof additionalProperties === 'object' ? [additionalProperties] : []),
];

/** Personal fields that a schema has, at any depth. */
const fieldsIn = (document: Described, schema: Schema, seen: ReadonlySet<string>): string[] => {
  const name = schema.$ref?.split('/').at(-1);
  if (name !== undefined) {
    const found = document.components?.schemas?.[name];
    return found === undefined || seen.has(name) ? [] : fieldsIn(document, found, new Set([...seen, name]));
  }
  const own = Object.keys(schema.properties ?? {}).filter((field) => personalFields.has(field));
  return [...own, ...childrenOf(schema).flatMap((child) => fieldsIn(document, child, seen))];
};

/** Endpoints in the table "Personal data" of `who-sees-what.md`. */
export const recordedEndpointsOf = (page: string): string[] => {
  const section = page.split(/^## /m).find((part) => part.startsWith('Personal data\n')) ?? '';
  return [...section.matchAll(/^\| `((?:GET|POST) [^`]+)` \|/gm)].map(([, endpoint]) => endpoint!);
};

/**
 * Faults: an endpoint that answers with personal fields and records no look-up, and a difference between the
 * declarations and the page (N7).
 */
export const personalFaults = (documents: readonly Described[], page: string): string[] => {
  const declared = new Set<string>();
  const undeclared: string[] = [];
  for (const document of documents)
    for (const [path, item] of Object.entries(document.paths))
      for (const [method, operation] of Object.entries(item)) {
        const endpoint = `${method.toUpperCase()} ${path}`;
        if (operation['x-personal-data'] !== undefined) {
          declared.add(endpoint);
          continue;
        }
        const answers = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
        const schemas = answers
          .flatMap(([, { content = {} }]) => Object.values(content))
          .flatMap(({ schema }) => schema ?? []);
        const fields = new Set(schemas.flatMap((schema) => fieldsIn(document, schema, new Set())));
        if (fields.size > 0) undeclared.push(`${endpoint} answers ${[...fields].join(', ')} without @PersonalData`);
      }
  const written = new Set(recordedEndpointsOf(page));
  return [
    ...undeclared,
    ...[...declared]
      .filter((endpoint) => !written.has(endpoint))
      .map((endpoint) => `who-sees-what.md does not list ${endpoint} as personal data`),
    ...[...written]
      .filter((endpoint) => !declared.has(endpoint))
      .map((endpoint) => `${endpoint} is personal data in who-sees-what.md only`),
  ];
};
