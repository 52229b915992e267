import { deserialize, ObjectId, serialize, type Document } from 'bson';

const RANK = {
  undefined: 0,
  null: 1,
  number: 2,
  string: 3,
  object: 4,
  array: 5,
  binary: 6,
  objectId: 7,
  boolean: 8,
  date: 9,
  timestamp: 10,
  regexp: 11,
};
const BSON_RANK: Record<string, number> = {
  MinKey: -1,
  Long: RANK.number,
  Int32: RANK.number,
  Double: RANK.number,
  Decimal128: RANK.number,
  Binary: RANK.binary,
  UUID: RANK.binary,
  ObjectId: RANK.objectId,
  Timestamp: RANK.timestamp,
  MaxKey: 99,
};

/** Rank of a value's type in the BSON comparison order. */
export const rankOf = (value: unknown): number => {
  switch (typeof value) {
    case 'string':
      return RANK.string;
    case 'number':
    case 'bigint':
      return RANK.number;
    case 'boolean':
      return RANK.boolean;
    case 'undefined':
      return RANK.undefined;
    default:
      break;
  }
  if (value === null) return RANK.null;
  if (Array.isArray(value)) return RANK.array;
  if (value instanceof Date) return RANK.date;
  if (value instanceof RegExp) return RANK.regexp;
  return BSON_RANK[(value as { _bsontype?: string })._bsontype ?? ''] ?? RANK.object;
};

const simple = (a: number | string | bigint | boolean, b: number | string | bigint | boolean): number =>
  a < b ? -1 : a > b ? 1 : 0;
const bytesOf = (value: unknown): Uint8Array => (value as { buffer: Uint8Array }).buffer;
const compareArrays = (a: readonly unknown[], b: readonly unknown[]): number => {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const order = compareValues(a[i], b[i]);
    if (order) return order;
  }
  return a.length - b.length;
};
const compareDocuments = (a: Document, b: Document): number => {
  const left = Object.keys(a);
  const right = Object.keys(b);
  for (let i = 0; i < left.length && i < right.length; i++) {
    const order =
      rankOf(a[left[i]!]) - rankOf(b[right[i]!]) ||
      simple(left[i]!, right[i]!) ||
      compareValues(a[left[i]!], b[right[i]!]);
    if (order) return order;
  }
  return left.length - right.length;
};
const numeric = (value: unknown): number | bigint =>
  typeof value === 'number' || typeof value === 'bigint' ? value : Number(String(value));

const compareSameType = (rank: number, a: unknown, b: unknown): number => {
  switch (rank) {
    case RANK.number:
      return simple(numeric(a), numeric(b));
    case RANK.string:
      return simple(a as string, b as string);
    case RANK.boolean:
    case RANK.date:
      return Number(a) - Number(b);
    case RANK.array:
      return compareArrays(a as unknown[], b as unknown[]);
    case RANK.object:
      return compareDocuments(a as Document, b as Document);
    case RANK.binary:
      return bytesOf(a).length - bytesOf(b).length || Buffer.compare(bytesOf(a), bytesOf(b));
    case RANK.undefined:
    case RANK.null:
      return 0;
    default:
      return simple(String(a), String(b));
  }
};

/**
 * MongoDB's comparison order of values of any type. Strings compare by UTF-16 unit (MongoDB: by UTF-8 byte; the same
 * outside surrogates).
 */
export const compareValues = (a: unknown, b: unknown): number => {
  if (a === b) return 0;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : 1;
  const rank = rankOf(a);
  return rank - rankOf(b) || compareSameType(rank, a, b);
};

/** Two values have the same key if and only if they are equal as `_id`. */
export const keyOf = (value: unknown): string => {
  if (typeof value === 'string') return `s${value}`;
  if (typeof value === 'number') return `n${value === 0 ? 0 : value}`;
  if ((value as { _bsontype?: string } | null)?._bsontype === 'ObjectId') return `o${String(value)}`;
  return `b${Buffer.from(serialize({ '': value })).toString('hex')}`;
};

/** The `_id` of a key. */
export const idOf = (key: string): unknown => {
  const rest = key.slice(1);
  switch (key[0]) {
    case 's':
      return rest;
    case 'n':
      return Number(rest);
    case 'o':
      return new ObjectId(rest);
    default:
      return deserialize(Buffer.from(rest, 'hex'))[''];
  }
};

const isPlain = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && rankOf(value) === RANK.object;

/** A copy that can be changed in place; values other than documents and arrays are shared. */
export const cloneDocument = <Value>(value: Value): Value => {
  if (Array.isArray(value)) return value.map(cloneDocument) as Value;
  if (!isPlain(value)) return value;
  const copy: Document = {};
  for (const key of Object.keys(value)) copy[key] = cloneDocument(value[key]);
  return copy as Value;
};

export { isPlain as isDocument };
