import type { CivilDate } from '@pishkhan/calendar';
import type { Rejection } from '@pishkhan/decider';
import { everyVersion, type PublishedVersions, type Version, type Waiting } from './version.ts';

type Refusal = Rejection | false;

/** What tells one published document from another. `Inputs` are what its content is checked with. */
export interface Document<Noun extends string, V extends Version, Inputs extends object> {
  /** Wire prefix of the stream. */
  readonly category: string;
  /** Wire names of the events: `<noun>Proposed`, `<noun>Published`, `<noun>Declined`. */
  readonly noun: Noun;
  /** Whether a version says its place among the published ones, by which another service knows that it has them all. */
  readonly countsVersions?: boolean;
  firstDayOf(version: V): CivilDate;
  /** The first day on which a draft differs from the version that it replaces; by default its first day. */
  changesFrom?(draft: V, former: V | undefined): CivilDate;
  /** The draft as it is stored, typed input normalised; by default unchanged. */
  asKept?(draft: V): V;
  /** The requirements on the content of a version before it can be published. */
  contentMustFit(draft: V, state: PublishedVersions<V>, inputs: Inputs): Refusal;
  /** A name must keep its content, and a replaced or declined one is never in force again: see `isTaken`. */
  versionMustNotChange(known: V, draft: V): Refusal;
  /** Whether a version may replace one with the same first day: see `isFinal`. */
  dayMustBeUnique(inForce: V, draft: V, today: CivilDate): Refusal;
}

/** The version in force with the same first day. */
export const formerOf = <V extends Version>(
  { firstDayOf }: Pick<Document<string, V, never>, 'firstDayOf'>,
  { versions }: PublishedVersions<V>,
  version: V,
): V | undefined => versions.find((each) => firstDayOf(each) === firstDayOf(version));

/** The version that is in force on the first day of a draft without it. */
export const versionBefore = <V extends Version>(
  { firstDayOf }: Pick<Document<string, V, never>, 'firstDayOf'>,
  { versions }: PublishedVersions<V>,
  draft: V,
): V | undefined => versions.findLast((each) => firstDayOf(each) <= firstDayOf(draft));

/** The first version that begins after a draft. */
export const versionAfter = <V extends Version>(
  { firstDayOf }: Pick<Document<string, V, never>, 'firstDayOf'>,
  { versions }: PublishedVersions<V>,
  draft: V,
): V | undefined => versions.find((each) => firstDayOf(each) > firstDayOf(draft));

export const waitingNamed = <V extends Version>(
  { waiting = [] }: PublishedVersions<V>,
  version: string,
): Waiting<V> | undefined => waiting.find(({ draft }) => draft.version === version);

/** A version by its name, whatever was decided about it. */
export const knownAs = <V extends Version>(state: PublishedVersions<V>, version: string): V | undefined =>
  [...everyVersion(state), ...(state.declined ?? [])].find((each) => each.version === version) ??
  waitingNamed(state, version)?.draft;

/** Whether a draft changes a day before today (15.4-41). */
export const isRetroactive = <V extends Version>(
  { firstDayOf, changesFrom = firstDayOf }: Pick<Document<string, V, never>, 'firstDayOf' | 'changesFrom'>,
  state: PublishedVersions<V>,
  draft: V,
  today: CivilDate,
): boolean => changesFrom(draft, formerOf({ firstDayOf }, state, draft)) < today;

/** The content fits, and the day is free or may still be corrected. */
export const versionMustFit = <V extends Version, Inputs extends object>(
  document: Document<string, V, Inputs>,
  draft: V,
  state: PublishedVersions<V>,
  command: { readonly today: CivilDate } & Inputs,
): Refusal => {
  const former = formerOf(document, state, draft);
  return (
    document.contentMustFit(draft, state, command) ||
    (former !== undefined && document.dayMustBeUnique(former, draft, command.today))
  );
};
