/** The part of JSON Schema that our contracts use. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly additionalProperties?: boolean | Schema;
  readonly [keyword: string]: unknown;
}

type Check = (before: Schema, after: Schema) => string[];

const numberOf = (schema: Schema, keyword: string): number | undefined => schema[keyword] as number | undefined;
const text = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

const typesOf = (schema: Schema): string[] => (schema.type === undefined ? [] : [schema.type].flat());
const accepts = (types: readonly string[], type: string): boolean =>
  types.length === 0 || types.includes(type) || (type === 'integer' && types.includes('number'));

const types: Check = (before, after) => {
  const [old, now] = [typesOf(before), typesOf(after)];
  const narrowed =
    old.length === 0 ? now.length > 0 && valuesOf(before) === undefined : old.some((type) => !accepts(now, type));
  return narrowed ? [`type narrowed from ${text(before.type)} to ${text(after.type)}`] : [];
};

const valuesOf = (schema: Schema): readonly unknown[] | undefined =>
  schema.enum ?? ('const' in schema ? [schema.const] : undefined);

const values: Check = (before, after) => {
  const [old, now] = [valuesOf(before), valuesOf(after)];
  if (now === undefined) return [];
  if (old === undefined) return [`narrowed to the values ${text(now)}`];
  const lost = old.filter((value) => !now.some((other) => text(other) === text(value)));
  return lost.length > 0 ? [`enum lost ${lost.map(text).join(', ')}`] : [];
};

const mustBeSame = ['pattern', 'format', 'multipleOf', 'uniqueItems', 'contentEncoding'];
const forms: Check = (before, after) =>
  mustBeSame
    .filter((keyword) => after[keyword] !== undefined && after[keyword] !== before[keyword])
    .map((keyword) => `${keyword} narrowed from ${text(before[keyword])} to ${text(after[keyword])}`);

const lower = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'];
const upper = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'];
const bounds: Check = (before, after) =>
  [...lower, ...upper].flatMap((keyword) => {
    const [old, now] = [numberOf(before, keyword), numberOf(after, keyword)];
    if (now === undefined) return [];
    const narrower = old === undefined || (lower.includes(keyword) ? now > old : now < old);
    return narrower ? [`${keyword} narrowed from ${text(old)} to ${now}`] : [];
  });

const openness: Check = (before, after) =>
  before.additionalProperties !== false && after.additionalProperties === false ? ['additionalProperties closed'] : [];

const propertiesChanged = (before: Schema, after: Schema, path: string): string[] => {
  const [old, now] = [before.properties ?? {}, after.properties ?? {}];
  const wasRequired = new Set(before.required);
  const isRequired = new Set(after.required);
  const kept = Object.entries(old).flatMap(([name, schema]) => {
    const at = `${path}/${name}`;
    if (now[name] === undefined) return [`${at}: property removed or renamed`];
    if (wasRequired.has(name) && !isRequired.has(name)) return [`${at}: no longer required, readers rely on it`];
    return incompatibilities(schema, now[name], at);
  });
  const demanded = [...isRequired]
    .filter((name) => !wasRequired.has(name))
    .map((name) => `${path}/${name}: newly required, events on record do not have it`);
  return [...kept, ...demanded];
};

const variants = (before: Schema, after: Schema, path: string): string[] => {
  if (after.anyOf === undefined) return before.anyOf ? [`${path || '/'}: variants removed`] : [];
  const now = after.anyOf;
  return (before.anyOf ?? [before])
    .filter((old) => !now.some((variant) => incompatibilities(old, variant, path).length === 0))
    .map((old) => `${path || '/'}: variant removed or narrowed: ${text(old)}`);
};

/**
 * Every incompatibility of `after` with `before` (a value it rejects, a property it lacks), with the property's path;
 * empty for additions only.
 */
export const incompatibilities = (before: Schema, after: Schema, path = ''): string[] => {
  if (before.anyOf ?? after.anyOf) return variants(before, after, path);
  const here = [types, values, forms, bounds, openness]
    .flatMap((check) => check(before, after))
    .map((what) => `${path || '/'}: ${what}`);
  const items = before.items && after.items ? incompatibilities(before.items, after.items, `${path}/*`) : [];
  const itemsAdded = !before.items && after.items ? [`${path}: items narrowed`] : [];
  return [...here, ...propertiesChanged(before, after, path), ...items, ...itemsAdded];
};
