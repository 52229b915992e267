import { inCategory, type RecordedEvent } from './port.ts';

export interface Finding {
  /** Number of items examined. */
  readonly examined: number;
  /** One sentence per violation. */
  readonly violations: readonly string[];
}

/** A property that the whole log must always have; checked from the events alone. */
export interface Invariant {
  readonly name: string;
  /** The rule or part of the design that requires it. */
  readonly source: string;
  check(log: readonly RecordedEvent[]): Finding;
}

/** Checks each item with a function that returns the violation, or nothing. */
export const judge = <Thing>(
  things: readonly Thing[],
  wrong: (thing: Thing) => string | false | undefined,
): Finding => ({
  examined: things.length,
  violations: things.flatMap((thing) => wrong(thing) || []),
});

/** The events of one type, with the data type that the caller names. */
export const ofType = <Data>(
  log: readonly RecordedEvent[],
  type: string,
  category?: string,
): readonly (RecordedEvent & { readonly data: Data })[] =>
  log.filter(
    (event) => event.type === type && (category === undefined || inCategory(event.stream, category)),
  ) as (RecordedEvent & { data: Data })[];
