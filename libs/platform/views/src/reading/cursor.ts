import { createHash } from 'node:crypto';

/** The cursor does not belong to this query. */
export class InvalidCursor extends Error {
  constructor() {
    super('the cursor is not one of this query');
    this.name = 'InvalidCursor';
  }
}

type Scalar = string | number | boolean | null | Date;
const isScalar = (value: unknown): value is Scalar =>
  value === null || value instanceof Date || ['string', 'number', 'boolean'].includes(typeof value);

const sealOf = (text: string, query: string): string =>
  createHash('sha256').update(query).update('\0').update(text).digest('base64url').slice(0, 16);

/** The end of a page: the values of its sort fields, bound to the query (its collection, filter and order). */
export const writeCursor = (values: readonly unknown[], query: string): string => {
  if (!values.every(isScalar)) throw new TypeError('a page can be sorted by scalar fields only');
  const text = JSON.stringify(values.map((value) => (value instanceof Date ? { date: value.toISOString() } : value)));
  return Buffer.from(`${sealOf(text, query)}${text}`).toString('base64url');
};

/** @throws InvalidCursor */
export const readCursor = (cursor: string, query: string, length: number): Scalar[] => {
  const content = Buffer.from(cursor, 'base64url').toString('utf8');
  const text = content.slice(16);
  if (Buffer.from(content).toString('base64url') !== cursor || content.slice(0, 16) !== sealOf(text, query))
    throw new InvalidCursor();
  const values = (JSON.parse(text) as (string | number | boolean | null | { date: string })[]).map((value) =>
    typeof value === 'object' && value !== null ? new Date(value.date) : value,
  );
  if (values.length !== length) throw new InvalidCursor();
  return values;
};
