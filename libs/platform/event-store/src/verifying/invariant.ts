import { inCategory, type RecordedEvent } from '../port.ts';

export interface Finding {
  /** Number of items examined. */
  readonly examined: number;
  /** One sentence per violation. */
  readonly violations: readonly string[];
}

/** For an event that every group of an invariant needs, such as a tariff. */
export const EVERY_GROUP = Symbol('every group');

/** A property that the whole log must always have; checked from the events alone. */
export interface Invariant {
  readonly name: string;
  /** The name for readers of Persian. */
  readonly inPersian: string;
  /** The rule or part of the design that requires it. */
  readonly source: string;
  /**
   * The group of events that the check needs together with this one; `undefined` if it reads no such event. Checking
   * each group alone finds what checking the whole log finds, so a long log is checked in pieces.
   */
  groupOf(event: RecordedEvent): string | typeof EVERY_GROUP | undefined;
  /** Checks a log, or one group of it, in log order. */
  check(log: readonly RecordedEvent[]): Finding;
}

/** Groups by stream: for what is true or false of one stream alone. */
export const byStream = ({ stream }: RecordedEvent): string => stream;

/** Groups by a field of the data. */
export const byField =
  (field: string) =>
  ({ data }: RecordedEvent): string | undefined => {
    const value = (data as Readonly<Record<string, unknown>> | null)?.[field];
    return typeof value === 'string' ? value : undefined;
  };

/** Groups the events of some types, each by its own rule; other events are not read. */
export const byType =
  (rules: Readonly<Record<string, (event: RecordedEvent) => string | undefined>>): Invariant['groupOf'] =>
  (event) =>
    Object.hasOwn(rules, event.type) ? rules[event.type]!(event) : undefined;

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
