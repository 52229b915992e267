import type { Publication } from '@pishkhan/published-versions';
import { begun, changed, type PersonsDecision, type Seen } from './decision.ts';
import type { DecisionKind } from './decision-kinds.ts';
import type { Fact } from '@pishkhan/views';

type Of<Data> = Seen & Pick<Fact, 'actor'> & { readonly data: Data };
interface Handler<Data> {
  keys(fact: Of<Data>): readonly string[];
  change(before: PersonsDecision | undefined, fact: Of<Data>): PersonsDecision | undefined;
}
interface Proposed {
  readonly draft: { readonly version: string };
  readonly proposedBy: string;
  readonly reason?: string;
}
interface Published {
  readonly version: string;
  readonly publication?: Publication;
}
interface Declined {
  readonly version: string;
  readonly declinedBy: string;
}

/** The effect of the three events of a published document, by its noun (7.5, N2). */
export type VersionHandlers<Noun extends string> = Readonly<
  Record<`${Noun}Proposed`, Handler<Proposed>> &
    Record<`${Noun}Published`, Handler<Published>> &
    Record<`${Noun}Declined`, Handler<Declined>>
>;

const matterOf = ({ stream }: Seen, version: string): string => `${stream} ${version}`;

const published =
  (kind: DecisionKind) =>
  (before: PersonsDecision | undefined, fact: Of<Published>): PersonsDecision | undefined => {
    const { version, publication } = fact.data;
    const { way, confirmedBy, confirmedAs: role, retroactiveBecause } = publication ?? {};
    const isLoaded = way !== undefined && way !== 'secondPerson';
    const isByOne = publication === undefined;
    const known = before ?? begun(undefined, fact, { kind, matter: matterOf(fact, version), parts: [] });
    return changed(before ? known : { ...known, events: [] }, fact, {
      status: 'decided',
      ...(isLoaded && { isFirstLoad: true }),
      ...(retroactiveBecause !== undefined && { retroactiveBecause }),
      ...(isByOne && { part: { as: 'proposer', by: fact.actor.subject } }),
      ...(confirmedBy !== undefined && { part: { as: 'signer', by: confirmedBy, ...(role && { role }) } }),
    });
  };

/** Handlers of a document of published versions for the view of decisions. */
export const versionHandlers = <const Noun extends string>(noun: Noun, kind: DecisionKind) => {
  const handlers = {
    Proposed: {
      keys: (fact) => [matterOf(fact, fact.data.draft.version)],
      change: (before, fact) =>
        begun(before, fact, {
          kind,
          matter: matterOf(fact, fact.data.draft.version),
          ...(fact.data.reason !== undefined && { retroactiveBecause: fact.data.reason }),
          parts: [{ as: 'proposer', by: fact.data.proposedBy }],
        }),
    } satisfies Handler<Proposed>,
    Published: {
      keys: (fact) => [matterOf(fact, fact.data.version)],
      change: published(kind),
    } satisfies Handler<Published>,
    Declined: {
      keys: (fact) => [matterOf(fact, fact.data.version)],
      change: (before, fact) =>
        changed(before, fact, { status: 'declined', part: { as: 'decliner', by: fact.data.declinedBy } }),
    } satisfies Handler<Declined>,
  };
  return Object.fromEntries(
    Object.entries(handlers).map(([what, handler]) => [`${noun}${what}`, handler]),
  ) as VersionHandlers<Noun>;
};
