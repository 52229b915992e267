import fc from 'fast-check';

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly example?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
}

const hostile: readonly unknown[] = [
  ['9999-12-31', '0000-00-00', '0001-01-01', '1405-12-30', '1499-12-30', '-000001-01-01', '+275760-09-13'],
  ['2026-11-22T24:00:00Z', '9999-12-31T23:59:59+23:59', '2121-03-20', '1921-03-21', '۱۴۰۵/۰۹/۰۱'],
  ['\u0000', '\u202e\u2066', '\ufffe', '\ud800', '\udfff\ud800', '\u200b', '\ufeff', '\u{10ffff}', 'a\u0301\u0316'],
  ['', ' ', '..', '../..', '%00', '%zz', '__proto__', 'constructor', 'toString', '$where', '{"$gt":""}', "' or 1=1--"],
  ['9'.repeat(30), '9'.repeat(400), '-0', '0x10', '1e308', 'NaN', 'Infinity', '۹'.repeat(20), '\ufdfa'.repeat(20)],
  [0, -0, -1, 1e308, 2 ** 53, -(2 ** 53), 0.1, 5e-324, 1e21],
  [null, true, false, [], {}, [[]], [null], { fa: 'x', en: 'y' }, { length: 5 }],
].flat();

/** Values that nobody expects: from the list, any text, any JSON. */
const anything = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...hostile) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

const plainOf = ({ type, format, example, enum: choices, minimum }: Schema): fc.Arbitrary<unknown> => {
  if (choices) return fc.constantFrom(...choices);
  if (example !== undefined) return fc.constant(example);
  if (format === 'date') return fc.constantFrom('2026-11-20', '2121-03-20', '1921-03-21', '1405-09-01');
  if (format === 'date-time') return fc.constant('2026-11-20T08:00:00Z');
  if (format === 'uuid') return fc.uuid({ version: 4 });
  if (type === 'boolean') return fc.boolean();
  if (type === 'integer' || type === 'number') return fc.constantFrom(minimum ?? 1, 1, 100, 2 ** 53 - 1);
  return fc.constantFrom('x', 'متن', 'office-101', '20000001');
};

/** A value of the schema in which any part may be hostile or missing. */
export const valueOf = (schema: Schema, resolved: (schema: Schema) => Schema, depth = 0): fc.Arbitrary<unknown> => {
  const own = resolved(schema);
  const choice = own.oneOf ?? own.anyOf;
  const inside = (of: Schema) => valueOf(of, resolved, depth + 1);
  const good = (): fc.Arbitrary<unknown> => {
    if (depth > 5) return fc.constant(null);
    if (choice) return fc.oneof(...choice.map(inside));
    if (own.properties)
      return fc.record(Object.fromEntries(Object.entries(own.properties).map(([name, of]) => [name, inside(of)])), {
        requiredKeys: [...(own.required ?? [])],
      });
    if (own.type === 'array') return fc.array(inside(own.items ?? {}), { maxLength: 3 });
    return plainOf(own);
  };
  return fc.oneof({ weight: depth === 0 ? 12 : 4, arbitrary: good() }, { weight: 1, arbitrary: anything });
};

/** A text for a path, a query or a file. */
export const textOf = (schema: Schema, resolved: (schema: Schema) => Schema): fc.Arbitrary<string> =>
  valueOf(schema, resolved, 1).map((value) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')));

export const lines: fc.Arbitrary<string> = fc
  .array(
    fc.array(fc.oneof(anything.map(String), fc.constantFrom('1405-08-30', 'actual', '"', '1')), { maxLength: 7 }),
    {
      maxLength: 4,
    },
  )
  .map((rows) => rows.map((cells) => cells.join(',')).join('\n'));
