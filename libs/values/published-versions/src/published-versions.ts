import { nothing, type Decider, type Decision } from '@pishkhan/decider';
import { isSamePerson } from '@pishkhan/roles';
import {
  knownAs,
  formerOf,
  isRetroactive,
  versionAfter,
  versionBefore,
  versionMustFit,
  waitingNamed,
  type Document,
} from './document.ts';
import { evolve, type Happened } from './evolving.ts';
import type {
  ConfirmVersion,
  DeclineVersion,
  LoadVersion,
  ProposeVersion,
  VersionCommand,
  VersionEvent,
} from './publishing.messages.ts';
import {
  CONFIRMERS,
  laterVersionMustBeTheOneSeen,
  proposalMustChangeTheVersionBefore,
  proposedVersionMustExist,
  proposedVersionMustWait,
  RETROACTIVE_CONFIRMERS,
  retroactiveVersionMustGiveReason,
  samplesMayOnlyFillAnEmptyRegister,
  versionConfirmerMustHoldTheRole,
  versionConfirmerMustNotBeProposer,
} from './publishing.rules.ts';
import { everyVersion, type PublishedVersions, type Version } from './version.ts';

/** The proposer of a sample. */
export const SAMPLE_LOADER = 'sample-loader';

/** The reason of a version whose first day passed while it waited (15.4-41). */
const CONFIRMED_LATE = 'پس از نخستین روز اجرا تأیید شد | confirmed after its first day';

type Decided<V extends Version> = Decision<Happened<V>>;

const published = <V extends Version>(
  document: Document<string, V, never>,
  state: PublishedVersions<V>,
  draft: V,
  by: Required<Pick<Version, 'publishedOn' | 'publication'>>,
): Decided<V> => {
  const former = formerOf(document, state, draft);
  const data = {
    ...draft,
    ...(former && { replaces: former.version }),
    ...by,
    ...(document.countsVersions && { place: everyVersion(state).length + 1 }),
  };
  return [{ kind: 'Published', data }];
};

const propose = <V extends Version, Inputs extends object>(
  document: Document<string, V, Inputs>,
  command: ProposeVersion<V> & Inputs,
  state: PublishedVersions<V>,
): Decided<V> => {
  const { by, today, reason, basedOn } = command;
  const draft = document.asKept?.(command.draft) ?? command.draft;
  const known = knownAs(state, draft.version);
  const stale = proposalMustChangeTheVersionBefore(versionBefore(document, state, draft), basedOn);
  if (known) {
    const taken = document.versionMustNotChange(known, draft);
    return taken ? stale || taken : nothing();
  }
  const after = versionAfter(document, state, draft)?.version;
  const given = {
    ...(reason !== undefined && { reason }),
    ...(basedOn !== undefined && { basedOn, ...(after !== undefined && { followedBy: after }) }),
  };
  return (
    stale ||
    versionMustFit(document, draft, state, command) ||
    retroactiveVersionMustGiveReason(isRetroactive(document, state, draft, today), reason) || [
      { kind: 'Proposed', data: { draft, proposedBy: by.subject, proposedOn: today, ...given } },
    ]
  );
};

const confirm = <V extends Version, Inputs extends object>(
  document: Document<string, V, Inputs>,
  command: ConfirmVersion & Inputs,
  state: PublishedVersions<V>,
): Decided<V> => {
  const { version, by, today, at } = command;
  const done = everyVersion(state).find((each) => each.version === version);
  if (isSamePerson(done?.publication?.confirmedBy, by.subject)) return nothing();
  const waiting = waitingNamed(state, version);
  const refusal = proposedVersionMustExist(state, version) || proposedVersionMustWait(waiting, version);
  if (refusal || !waiting) return refusal || nothing();
  const { draft, proposedBy, proposedOn, reason = CONFIRMED_LATE, basedOn } = waiting;
  const isDatedBefore = isRetroactive(document, state, draft, today);
  const fitting = isDatedBefore ? RETROACTIVE_CONFIRMERS : CONFIRMERS;
  return (
    versionConfirmerMustNotBeProposer(waiting, by) ||
    versionConfirmerMustHoldTheRole(by, fitting) ||
    proposalMustChangeTheVersionBefore(versionBefore(document, state, draft), basedOn) ||
    laterVersionMustBeTheOneSeen(versionAfter(document, state, draft), waiting) ||
    versionMustFit(document, draft, state, command) ||
    published(document, state, draft, {
      publishedOn: today,
      publication: {
        way: 'secondPerson',
        proposedBy,
        proposedOn,
        confirmedBy: by.subject,
        confirmedAs: fitting.find((role) => by.roles.includes(role))!,
        inForceAt: at,
        ...(isDatedBefore && { retroactiveBecause: reason }),
      },
    })
  );
};

const decline = <V extends Version>(
  { version, by, today, reason }: DeclineVersion,
  state: PublishedVersions<V>,
): Decided<V> => {
  if (state.declined?.some((each) => each.version === version && isSamePerson(each.declinedBy, by.subject)))
    return nothing();
  return (
    proposedVersionMustExist(state, version) ||
    proposedVersionMustWait(waitingNamed(state, version), version) || [
      { kind: 'Declined', data: { version, declinedBy: by.subject, declinedOn: today, reason } },
    ]
  );
};

const load = <V extends Version, Inputs extends object>(
  document: Document<string, V, Inputs>,
  command: LoadVersion<V> & Inputs,
  state: PublishedVersions<V>,
): Decided<V> => {
  const { way, today, at } = command;
  const draft = document.asKept?.(command.draft) ?? command.draft;
  const known = knownAs(state, draft.version);
  if (known) return document.versionMustNotChange(known, draft) || nothing();
  return (
    samplesMayOnlyFillAnEmptyRegister(state, command.samples) ||
    versionMustFit(document, draft, state, command) ||
    published(document, state, draft, {
      publishedOn: today,
      publication: { way, proposedBy: SAMPLE_LOADER, proposedOn: today, inForceAt: at },
    })
  );
};

/**
 * The decider of a document that is published in versions. One person proposes a version and another confirms it; only
 * then it is in force (7.5). A version keeps its name and content permanently and is in force from its first day until
 * the first day of the next one; a further version with the same first day replaces it.
 */
export const publishedVersions = <Noun extends string, V extends Version, Inputs extends object = object>(
  document: Document<Noun, V, Inputs>,
): Decider<VersionCommand<V, Inputs>, VersionEvent<Noun, V>, PublishedVersions<V>> => {
  const { category, noun } = document;
  type Event = VersionEvent<Noun, V>;
  const decided = (command: VersionCommand<V, Inputs>, state: PublishedVersions<V>) => {
    switch (command.type) {
      case 'ProposeVersion':
        return propose(document, command, state);
      case 'ConfirmVersion':
        return confirm(document, command, state);
      case 'DeclineVersion':
        return decline(command, state);
      case 'LoadVersion':
        return load(document, command, state);
    }
  };
  return {
    category,
    events: { [`${noun}Proposed`]: 1, [`${noun}Published`]: 1, [`${noun}Declined`]: 1 } as Readonly<
      Record<Event['type'], number>
    >,
    initial: { versions: [] },
    decide: (command, state) => {
      const decision = decided(command, state);
      if ('rejected' in decision) return decision;
      return decision.map(({ kind, data }) => ({ type: `${noun}${kind}`, data }) as Event);
    },
    evolve: (state, { type, data }) => evolve(document, state, { kind: type.slice(noun.length), data } as Happened<V>),
  };
};
