import type { CivilDate } from '@pishkhan/calendar';

/** Values in force from a day on: only the fields that it names; the others continue. */
export type DatedValues<Values extends object> = Partial<Values> & { readonly from: CivilDate };

/**
 * The values in force on a day: of the changes up to that day, the one with the latest first day decides a field, and
 * of two with the same first day the one recorded later.
 *
 * @param first Before any change
 * @param changes In order of record
 */
export const valuesOn = <Values extends object>(
  first: Values,
  changes: readonly DatedValues<Values>[],
  day: CivilDate,
): Values => {
  const inForce = changes
    .filter(({ from }) => from <= day)
    .toSorted((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : 0));
  const valueOf = (name: keyof Values) =>
    inForce.findLast((change) => change[name] !== undefined)?.[name] ?? first[name];
  return Object.fromEntries(
    (Object.keys(first) as (keyof Values & string)[]).map((name) => [name, valueOf(name)]),
  ) as Values;
};
