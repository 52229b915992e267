import type { CivilDate } from '@pishkhan/calendar';
import { accept, nothing, type Decider, type DomainEvent, type Rejection } from '@pishkhan/decider';
import canonicalize from 'canonicalize';

/** A document that is published under a name and never changes: a price table, a policy, a calendar. */
export interface Version {
  readonly version: string;
  /** Day of publishing; absent in events of earlier releases. */
  readonly publishedOn?: CivilDate;
  /** The version that it replaces, which is no longer in force on any day but stays on record. */
  readonly replaces?: string;
}

export type Replaced<V extends Version> = V & { readonly replacedBy: string };

/** All versions of one document. No two of `versions` have the same first day. */
export interface PublishedVersions<V extends Version> {
  /** In force, each from its first day on; earliest first. */
  readonly versions: readonly V[];
  /** Replaced by a further version; in order of replacement. */
  readonly replaced?: readonly Replaced<V>[];
}

export interface PublishVersion<Type extends string, V extends Version> {
  readonly type: Type;
  readonly draft: V;
  readonly today: CivilDate;
}

type Refusal = Rejection | false;

interface Document<EventType extends string, V extends Version, Command> {
  /** Wire prefix of the stream. */
  readonly category: string;
  readonly event: EventType;
  firstDayOf(version: V): CivilDate;
  /** The draft as it is stored, typed input normalised; by default unchanged. */
  asKept?(draft: V): V;
  /** The requirements on the content of a version before it can be published; the command has further inputs. */
  contentMustFit(draft: V, state: PublishedVersions<V>, command: Command): Refusal;
  /** A name must keep its content, and a replaced one is never in force again: see `isTaken`. */
  versionMustNotChange(published: V, draft: V): Refusal;
  /** Whether a version may replace one with the same first day: see `isFinal`. */
  dayMustBeUnique(inForce: V, draft: V, today: CivilDate): Refusal;
}

const contentOf = ({ publishedOn: _, replaces: __, replacedBy: ___, ...content }: Partial<Replaced<Version>>) =>
  content;

/**
 * Whether the name of a draft is taken: its version has other content, in any field order, or was replaced, which means
 * that publishing it again would have no effect.
 */
export const isTaken = (published: Version | Replaced<Version>, draft: Version): boolean =>
  'replacedBy' in published || canonicalize(contentOf(published)) !== canonicalize(contentOf(draft));

/** Whether a version can no longer be corrected: a further version may replace it only on its day of publishing. */
export const isFinal = ({ publishedOn }: Version, today: CivilDate): boolean => publishedOn !== today;

/** Every version ever published, replaced ones included. */
export const everyVersion = <V extends Version>({ versions, replaced = [] }: PublishedVersions<V>): readonly V[] => [
  ...versions,
  ...replaced,
];

/**
 * The decider of a document that is published in versions. A version keeps its name and content permanently and is in
 * force from its first day until the first day of the next one; a further version with the same first day replaces it.
 */
export const publishedVersions = <
  Type extends string,
  EventType extends string,
  V extends Version,
  Command extends PublishVersion<Type, V> = PublishVersion<Type, V>,
>({
  category,
  event,
  firstDayOf,
  asKept = (draft) => draft,
  contentMustFit,
  versionMustNotChange,
  dayMustBeUnique,
}: Document<EventType, V, Command>): Decider<Command, DomainEvent<EventType, V>, PublishedVersions<V>> => {
  const byFirstDay = (one: V, other: V) => (firstDayOf(one) < firstDayOf(other) ? -1 : 1);
  const inItsPlace = ({ versions }: PublishedVersions<V>, version: V) =>
    versions.find((each) => firstDayOf(each) === firstDayOf(version));
  return {
    category,
    events: { [event]: 1 } as Readonly<Record<EventType, number>>,
    initial: { versions: [] },
    decide: (command, state) => {
      const { today } = command;
      const draft = asKept(command.draft);
      const published = everyVersion(state).find(({ version }) => version === draft.version);
      if (published) return versionMustNotChange(published, draft) || nothing();
      const former = inItsPlace(state, draft);
      return (
        contentMustFit(draft, state, command) ||
        (former !== undefined && dayMustBeUnique(former, draft, today)) ||
        accept({
          type: event,
          data: { ...draft, publishedOn: today, ...(former && { replaces: former.version }) },
        })
      );
    },
    evolve: (state, { data }) => {
      const former = inItsPlace(state, data);
      const versions = [...state.versions.filter((each) => each !== former), data].toSorted(byFirstDay);
      if (former === undefined) return { ...state, versions };
      return { versions, replaced: [...(state.replaced ?? []), { ...former, replacedBy: data.version }] };
    },
  };
};

interface Effective extends Version {
  readonly effectiveFrom: CivilDate;
}

/** The version in force on a day; undefined before the first one. */
export const versionOn = <V extends Effective>({ versions }: PublishedVersions<V>, day: CivilDate): V | undefined =>
  versions.findLast(({ effectiveFrom }) => effectiveFrom <= day);

/** All versions of a document by its name, and the one in force on a day: the content of a response. */
export const versionsWithInForce = <V extends Effective>(
  name: string,
  published: PublishedVersions<V>,
  day: CivilDate,
): { readonly name: string; readonly inForce: string | null; readonly versions: readonly V[] } => ({
  name,
  inForce: versionOn(published, day)?.version ?? null,
  versions: everyVersion(published),
});
