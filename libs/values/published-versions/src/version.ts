import type { CivilDate } from '@pishkhan/calendar';
import canonicalize from 'canonicalize';

/**
 * How a version came into force: by a second person, or as a sample that the loader put into a register without any
 * version of a person (7.5).
 */
export const publicationWays = ['secondPerson', 'firstLoad', 'missingSample'] as const;
export type PublicationWay = (typeof publicationWays)[number];

/** Who put a version in force, and when. */
export interface Publication {
  readonly way: PublicationWay;
  /** The person, or the loader of samples. */
  readonly proposedBy: string;
  readonly proposedOn: CivilDate;
  /** The second person; absent for a sample. */
  readonly confirmedBy?: string;
  /** Role of the second person. */
  readonly confirmedAs?: string;
  /** The moment from which the version counts, UTC. */
  readonly inForceAt: string;
  /** Why it was published although its first day had passed; absent for other versions (15.4-41). */
  readonly retroactiveBecause?: string;
}

/** A document that is published under a name and never changes: a price table, a policy, a calendar. */
export interface Version {
  readonly version: string;
  /** Day of publishing; absent in events of earlier releases. */
  readonly publishedOn?: CivilDate;
  /** The version that it replaces, which is no longer in force on any day but stays on record. */
  readonly replaces?: string;
  /** Absent in events of earlier releases, in which one person published. */
  readonly publication?: Publication;
  /**
   * Place among the published versions, from 1, where the document counts them; absent in events of earlier releases.
   */
  readonly place?: number;
}

export type Replaced<V extends Version> = V & { readonly replacedBy: string };
export type Declined<V extends Version> = V & {
  readonly declinedBy: string;
  readonly declinedOn: CivilDate;
  readonly declinedBecause: string;
  readonly proposedBy: string;
  readonly proposedOn: CivilDate;
};

/** A version that waits for its second person; it has no effect (7.5). */
export interface Waiting<V extends Version> {
  readonly draft: V;
  readonly proposedBy: string;
  readonly proposedOn: CivilDate;
  /** Why a version is dated before its proposal; absent for other versions (15.4-41). */
  readonly reason?: string;
  /** The version that the proposer has changed; absent if he did not say it, and in events of earlier releases. */
  readonly basedOn?: string;
  /** The next later version at the proposal, of a proposal that says its base; absent if there was none. */
  readonly followedBy?: string;
}

/** All versions of one document. No two of `versions` have the same first day. */
export interface PublishedVersions<V extends Version> {
  /** In force, each from its first day on; earliest first. */
  readonly versions: readonly V[];
  /** Replaced by a further version; in order of replacement. */
  readonly replaced?: readonly Replaced<V>[];
  /** Proposed and not decided; in order of proposal. */
  readonly waiting?: readonly Waiting<V>[];
  /** Never in force; the name stays taken, so that a confirmation always means the content that was read. */
  readonly declined?: readonly Declined<V>[];
}

const contentOf = ({
  publishedOn: _,
  replaces: __,
  replacedBy: ___,
  publication: ____,
  place: _____,
  ...content
}: Partial<Replaced<Version>>) => content;

/**
 * Whether the name of a draft is taken: its version has other content, in any field order, or was replaced or declined,
 * which means that publishing it again would have no effect.
 */
export const isTaken = (known: Version | Replaced<Version> | Declined<Version>, draft: Version): boolean =>
  'replacedBy' in known || 'declinedBy' in known || canonicalize(contentOf(known)) !== canonicalize(contentOf(draft));

/** Whether a version can no longer be corrected: a further version may replace it only on its day of publishing. */
export const isFinal = ({ publishedOn }: Version, today: CivilDate): boolean => publishedOn !== today;

/** Every version ever published, replaced ones included. */
export const everyVersion = <V extends Version>({ versions, replaced = [] }: PublishedVersions<V>): readonly V[] => [
  ...versions,
  ...replaced,
];

interface Effective extends Version {
  readonly effectiveFrom: CivilDate;
}

/** The version in force on a day; undefined before the first one. */
export const versionOn = <V extends Effective>({ versions }: PublishedVersions<V>, day: CivilDate): V | undefined =>
  versions.findLast(({ effectiveFrom }) => effectiveFrom <= day);

/** A waiting version as a response shows it. */
export const waitingOf = <V extends Version>({ waiting = [] }: PublishedVersions<V>) =>
  waiting.map(({ draft, followedBy: _, ...proposal }) => ({ ...draft, ...proposal }));

/** All versions of a document by its name, and the one in force on a day: the content of a response. */
export const versionsWithInForce = <V extends Effective>(
  name: string,
  published: PublishedVersions<V>,
  day: CivilDate,
) => ({
  name,
  inForce: versionOn(published, day)?.version ?? null,
  versions: everyVersion(published),
  waiting: waitingOf(published),
});
