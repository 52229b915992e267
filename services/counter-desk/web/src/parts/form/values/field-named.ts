import type { FormField } from './form-values.ts';

/** The field of a path such as `readings.0.rightIndex`. */
export const fieldNamed = (fields: readonly FormField[], path: string): FormField | undefined => {
  const [name, place, ...rest] = path.split('.');
  const field = fields.find((each) => each.name === name);
  return place === undefined ? field : fieldNamed(field?.rowFields ?? [], rest.join('.'));
};
