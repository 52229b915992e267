import type { KnownReading } from '../../engine/kind/known.ts';
import type { SeenReadings } from './index-seen.ts';

export interface Row {
  readonly readingId: string;
  readonly rightIndex: number;
}
/** The rows of the form, and the readings that they name in the same order. */
export interface Named {
  readonly form: { readonly readings: readonly Row[] };
  readonly readings: readonly KnownReading[];
}
export type NamedAmong = Named & SeenReadings;
export type Broken = Readonly<Record<string, unknown>> | false;

/** The first row that breaks the condition, with its place in a form of several rows. */
export const firstRow = ({ form, readings }: Named, broken: (row: Row, reading: KnownReading) => Broken): Broken => {
  for (const [place, row] of form.readings.entries()) {
    const found = broken(row, readings[place]!);
    if (found) return { ...found, ...(form.readings.length > 1 ? { row: place + 1 } : {}) };
  }
  return false;
};
