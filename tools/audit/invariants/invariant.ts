import type { RecordedEvent } from '@pishkhan/event-store';

export interface Finding {
  /** How many things were looked at. */
  readonly examined: number;
  /** One sentence per thing that is not as it must be. */
  readonly violations: readonly string[];
}

/** Something that must hold of the whole log at any time; judged from the events alone. */
export interface Invariant {
  readonly name: string;
  /** Rule or part of the design that asks for it. */
  readonly source: string;
  check(log: readonly RecordedEvent[]): Finding;
}

/** Judges each thing by a function that answers with what is wrong, or with nothing. */
export const judge = <Thing>(
  things: readonly Thing[],
  wrong: (thing: Thing) => string | false | undefined,
): Finding => ({
  examined: things.length,
  violations: things.flatMap((thing) => wrong(thing) || []),
});

/** The events of one type, typed by whoever knows the message file. */
export const ofType = <Data>(
  log: readonly RecordedEvent[],
  type: string,
  category?: string,
): readonly (RecordedEvent & { readonly data: Data })[] =>
  log.filter(
    (event) => event.type === type && (category === undefined || event.stream.startsWith(`${category}-`)),
  ) as (RecordedEvent & { data: Data })[];
