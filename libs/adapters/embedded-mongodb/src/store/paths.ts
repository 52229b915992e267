import type { Document } from 'bson';
import { CommandFailure } from '../failure.ts';
import { isDocument } from './values.ts';

const isIndex = (step: string): boolean => /^\d+$/.test(step);

const collect = (value: unknown, steps: readonly string[], from: number, found: unknown[]): void => {
  if (from === steps.length) {
    if (Array.isArray(value) && value.length > 0) found.push(...value);
    else found.push(Array.isArray(value) ? undefined : (value ?? null));
    return;
  }
  const step = steps[from]!;
  if (Array.isArray(value)) {
    if (isIndex(step)) collect(value[Number(step)], steps, from + 1, found);
    for (const element of value) if (isDocument(element)) collect(element, steps, from, found);
    if (value.length === 0) found.push(null);
  } else collect(isDocument(value) ? value[step] : undefined, steps, from + 1, found);
};

/**
 * The values at a path of a document. Arrays are expanded to their elements as in MongoDB's multikey indexes; `null`
 * for a missing value, `undefined` for an empty array. Never empty.
 */
export const valuesAt = (document: Document, path: string): unknown[] => {
  const found: unknown[] = [];
  if (!path.includes('.')) collect(document[path], [path], 1, found);
  else collect(document, path.split('.'), 0, found);
  return found.length === 0 ? [null] : found;
};

const childOf = (parent: Document | unknown[], step: string, path: string): Document | unknown[] => {
  const holder = parent as Document;
  if (holder[step] === undefined) return (holder[step] = {});
  if (Array.isArray(holder[step]) || isDocument(holder[step])) return holder[step];
  throw new CommandFailure(
    'PathNotViable',
    `Cannot create field '${path}' in element {${step}: ${JSON.stringify(holder[step])}}`,
  );
};

/** Parent object and last step of a path; creates missing parents with `create`. */
export const holderOf = (
  document: Document,
  path: string,
  create: boolean,
): { holder: Document; step: string } | undefined => {
  const steps = path.split('.');
  let holder: Document | unknown[] = document;
  for (const step of steps.slice(0, -1)) {
    if (!create && !isDocument((holder as Document)[step]) && !Array.isArray((holder as Document)[step]))
      return undefined;
    holder = childOf(holder, step, path);
  }
  const step = steps.at(-1)!;
  if (Array.isArray(holder)) padArray(holder, step, path, create);
  return { holder: holder as Document, step };
};

const padArray = (array: unknown[], step: string, path: string, create: boolean): void => {
  if (!isIndex(step))
    throw new CommandFailure('PathNotViable', `Cannot create field '${step}' in an array ('${path}')`);
  if (create) while (array.length < Number(step)) array.push(null);
};

export const setAt = (document: Document, path: string, value: unknown): void => {
  const { holder, step } = holderOf(document, path, true)!;
  if (step === '__proto__') throw new CommandFailure('BadValue', `'${path}' is not a path`);
  holder[step] = value;
};
