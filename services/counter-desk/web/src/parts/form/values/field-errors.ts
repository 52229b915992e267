import type { Problem } from '../../../api/problem.ts';
import { rowsOf, type FormField, type FormValues } from './form-values.ts';

/** A sentence about a field of the form; without a path it is about the whole form. */
export interface FieldError {
  readonly path: string | undefined;
  readonly message: string;
}

/** Paths of all fields of a form as it is filled in, in its order. */
export const pathsOf = (fields: readonly FormField[], values: FormValues, within = ''): readonly string[] =>
  fields.flatMap(({ name, type, rowFields }) => {
    const path = `${within}${name}`;
    if (type !== 'list') return [path];
    return [path, ...rowsOf(values[name]).flatMap((row, place) => pathsOf(rowFields ?? [], row, `${path}.${place}.`))];
  });

/** `readings[0].index`, as services write a path, is `readings.0.index` here. */
const dotted = (path: string): string => path.replaceAll(/\[(\d+)\]/g, '.$1');

/** The field of the form that a service means: the one of the path, or the one that the path begins with. */
const fieldAt = (paths: readonly string[], path: string): string | undefined =>
  paths
    .filter((known) => path === known || path.startsWith(`${known}.`))
    .toSorted((one, other) => other.length - one.length)[0];

/** The errors of a refusal at their fields. */
export const errorsAt = (problem: Problem, fields: readonly FormField[], values: FormValues): readonly FieldError[] => {
  const paths = pathsOf(fields, values);
  return (problem.errors ?? []).map(({ field, message }) => ({ path: fieldAt(paths, dotted(field)), message }));
};
