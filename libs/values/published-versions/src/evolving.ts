import { formerOf, waitingNamed, type Document } from './document.ts';
import type { VersionDeclined, VersionProposed } from './publishing.messages.ts';
import type { PublishedVersions, Version } from './version.ts';

/** An event without the noun of its document. */
export type Happened<V extends Version> =
  | { readonly kind: 'Published'; readonly data: V }
  | { readonly kind: 'Proposed'; readonly data: VersionProposed<V> }
  | { readonly kind: 'Declined'; readonly data: VersionDeclined };

const withoutWaiting = <V extends Version>(
  { waiting = [], ...state }: PublishedVersions<V>,
  version: string,
): PublishedVersions<V> => {
  const left = waiting.filter(({ draft }) => draft.version !== version);
  return left.length === 0 ? state : { ...state, waiting: left };
};

/** A version in force from its first day on; one with the same first day is replaced. */
export const withPublished = <V extends Version>(
  document: Pick<Document<string, V, never>, 'firstDayOf'>,
  state: PublishedVersions<V>,
  version: V,
): PublishedVersions<V> => {
  const { firstDayOf } = document;
  const former = formerOf(document, state, version);
  const versions = [...state.versions.filter((each) => each !== former), version].toSorted((one, other) =>
    firstDayOf(one) < firstDayOf(other) ? -1 : 1,
  );
  const replaced = former && [...(state.replaced ?? []), { ...former, replacedBy: version.version }];
  return { ...withoutWaiting(state, version.version), versions, ...(replaced && { replaced }) };
};

const withDeclined = <V extends Version>(
  state: PublishedVersions<V>,
  { version, declinedBy, declinedOn, reason }: VersionDeclined,
): PublishedVersions<V> => {
  const found = waitingNamed(state, version);
  if (!found) return state;
  const { draft, proposedBy, proposedOn } = found;
  const decision = { declinedBy, declinedOn, declinedBecause: reason, proposedBy, proposedOn };
  const declined = [...(state.declined ?? []), { ...draft, ...decision }];
  return { ...withoutWaiting(state, version), declined };
};

export const evolve = <V extends Version>(
  document: Document<string, V, never>,
  state: PublishedVersions<V>,
  { kind, data }: Happened<V>,
): PublishedVersions<V> => {
  switch (kind) {
    case 'Proposed':
      return { ...state, waiting: [...(state.waiting ?? []), data] };
    case 'Declined':
      return withDeclined(state, data);
    case 'Published':
      return withPublished(document, state, data);
  }
};
