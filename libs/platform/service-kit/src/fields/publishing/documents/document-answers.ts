import type { CivilDate } from '@pishkhan/calendar';
import type { Text } from '@pishkhan/fields';
import { type PublishedVersions, type Version } from '@pishkhan/published-versions';
import type { DocumentDto, DocumentsDto, versionStates } from './documents.dto.ts';
import type { VersionedDocument } from './versioned-document.ts';

type State = PublishedVersions<Version>;
type VersionDto = DocumentDto['versions'][number];
type Dated = Readonly<Record<string, unknown>> & Version;

/** The first day of a version, by the field of its document. */
const fromOf = ({ firstDay }: VersionedDocument, version: Version): string => String((version as Dated)[firstDay]);

/** The version of a day; a calendar may have ended before it. */
const isInForce = (document: VersionedDocument, state: State, today: CivilDate) => {
  const begun = state.versions.findLast((each) => fromOf(document, each) <= today);
  const end = begun && (begun as Dated)['to'];
  return typeof end === 'string' && end < today ? undefined : begun;
};

const bodyOf = ({ fields }: VersionedDocument, version: Version): Record<string, unknown> =>
  Object.fromEntries(
    Object.keys(fields).flatMap((name) => {
      const value = (version as Dated)[name];
      return value === undefined || name === 'reason' ? [] : [[name, value]];
    }),
  );

const published = (
  document: VersionedDocument,
  version: Version,
  state: (typeof versionStates)[number],
): VersionDto => {
  const { publication: by, publishedOn } = version;
  return {
    version: version.version,
    from: fromOf(document, version),
    state,
    body: bodyOf(document, version),
    publishedOn,
    way: by?.way,
    proposedBy: by?.proposedBy,
    proposedOn: by?.proposedOn,
    confirmedBy: by?.confirmedBy,
    reason: by?.retroactiveBecause,
  };
};

/** The entry of the list of documents. */
export const listedOf = (
  document: VersionedDocument,
  state: State,
  today: CivilDate,
): DocumentsDto['items'][number] => {
  const inTime = (version: Version) => ({ version: version.version, from: fromOf(document, version) });
  const inForce = isInForce(document, state, today);
  return {
    document: document.name,
    title: document.title,
    isOfOneUnit: document.isOfOneUnit ?? false,
    sample: (inForce as Dated | undefined)?.['sample'] === true,
    inForce: inForce ? inTime(inForce) : null,
    next: state.versions.filter((each) => fromOf(document, each) > today).map(inTime),
    waiting: (state.waiting ?? []).map(({ draft, proposedBy }) => ({ ...inTime(draft), proposedBy })),
  };
};

/** What the reader may do with a proposal. */
export type RightTo = (version: string) => { readonly isAllowed: boolean; readonly because: Text | undefined };

const waitingVersions = (document: VersionedDocument, state: State, rightTo: RightTo): VersionDto[] =>
  (state.waiting ?? []).map(({ draft, proposedBy, proposedOn, reason }) => {
    const { isAllowed, because } = rightTo(draft.version);
    return {
      version: draft.version,
      from: fromOf(document, draft),
      state: 'waiting',
      body: bodyOf(document, draft),
      proposedBy,
      proposedOn,
      reason,
      mayConfirm: isAllowed,
      mayNotConfirm: because,
    };
  });

const declinedVersions = (document: VersionedDocument, { declined = [] }: State): VersionDto[] =>
  declined.map((version) => {
    const { proposedBy, proposedOn, declinedBy, declinedOn, declinedBecause } = version;
    return {
      version: version.version,
      from: fromOf(document, version),
      state: 'declined',
      body: bodyOf(document, version),
      proposedBy,
      proposedOn,
      declinedBy,
      declinedOn,
      declinedBecause,
    };
  });

/** Every version that was ever proposed or published, by its first day, the latest first. */
export const versionsOf = (
  document: VersionedDocument,
  state: State,
  today: CivilDate,
  rightTo: RightTo,
): VersionDto[] => {
  const inForce = isInForce(document, state, today);
  const stateOf = (version: Version) => {
    if (version === inForce) return 'inForce';
    return fromOf(document, version) > today ? 'later' : 'earlier';
  };
  return [
    ...waitingVersions(document, state, rightTo),
    ...state.versions.map((version) => published(document, version, stateOf(version))),
    ...(state.replaced ?? []).map((version) => ({
      ...published(document, version, 'replaced'),
      replacedBy: version.replacedBy,
    })),
    ...declinedVersions(document, state),
  ].toSorted((one, other) => (one.from < other.from ? 1 : one.from > other.from ? -1 : 0));
};

/** A name that no version of the document has. */
export const freeNameIn = ({ versions, replaced = [], waiting = [], declined = [] }: State): string => {
  const drafts = waiting.map(({ draft }) => draft);
  const taken = new Set([...versions, ...replaced, ...drafts, ...declined].map(({ version }) => version));
  let count = taken.size + 1;
  while (taken.has(String(count))) count += 1;
  return String(count);
};
