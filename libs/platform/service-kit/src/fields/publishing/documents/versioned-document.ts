import type { Clock } from '@pishkhan/calendar';
import { isRejection, type Decider, type DomainEvent, type Rejection } from '@pishkhan/decider';
import { type Shape, type Text } from '@pishkhan/fields';
import type { PolicyTable, PublishedVersions, Publisher, Version, VersionCommand } from '@pishkhan/published-versions';
import type { RegisteredOffice } from '../../../identity/offices/known-offices.view.ts';
import { dto } from '../../dto.ts';
import { contentOf, policyVersion, reasonOfProposal } from '../../publication.ts';

interface Aggregates {
  load<Command, Event extends DomainEvent, State>(
    decider: Decider<Command, Event, State>,
    id: string,
  ): Promise<{ readonly state: State }>;
}

/** A document that people administer in versions, with what a screen needs to show and propose one. */
export interface VersionedDocument {
  /** Its stream. */
  readonly name: string;
  readonly title: Text;
  /** Where a version is proposed. */
  readonly proposals: string;
  /** `<decisions>/<version>/confirmations` and `…/declines` decide about a proposal. */
  readonly decisions: string;
  /** Where the effect of a version is computed without proposing it. */
  readonly previews?: string;
  /** Of one office, which otherwise has that of the company. */
  readonly isOfOneUnit?: boolean;
  /** The body of a proposal in the order of a form, without what is always the same. */
  readonly fields: Shape;
  /** Part of the body of every proposal. */
  readonly fixed: Readonly<Record<string, string>>;
  /** The field with the first day in force. */
  readonly firstDay: string;
  load(aggregates: Aggregates): Promise<PublishedVersions<Version>>;
  /** Why this person cannot confirm a version now, by the rules of the document itself. */
  refusalOf(state: PublishedVersions<Version>, version: string, by: Publisher, clock: Clock): Rejection | undefined;
}

/** The documents of a service; some belong to one office each. */
export type VersionedDocuments = (offices: readonly RegisteredOffice[]) => readonly VersionedDocument[];

interface Given<V extends Version, Event extends DomainEvent, Inputs extends object> extends Pick<
  VersionedDocument,
  'title' | 'proposals' | 'decisions' | 'previews' | 'fields' | 'isOfOneUnit'
> {
  readonly decider: Decider<VersionCommand<V, Inputs>, Event, PublishedVersions<V>>;
  readonly id: string;
  readonly inputs: Inputs;
  /** By default `effectiveFrom`. */
  readonly firstDay?: string;
  readonly fixed?: VersionedDocument['fixed'];
}

export const versionedDocument = <V extends Version, Event extends DomainEvent, Inputs extends object>({
  decider,
  id,
  inputs,
  firstDay = 'effectiveFrom',
  fixed = {},
  fields,
  ...given
}: Given<V, Event, Inputs>): VersionedDocument => ({
  ...given,
  fields: { ...fields, reason: reasonOfProposal.reason },
  name: `${decider.category}-${id}`,
  firstDay,
  fixed,
  load: async (aggregates) => (await aggregates.load(decider, id)).state,
  refusalOf: (state, version, by, clock) => {
    const moment = { today: clock.today(), at: clock.now().toISOString() };
    const command = { type: 'ConfirmVersion', version, by, ...moment, ...inputs } as const;
    const decision = decider.decide(command, state as PublishedVersions<V>);
    return isRejection(decision) ? decision : undefined;
  },
});

/** The policies of a service, each with the fields of its content. */
export const versionedPolicies = <Event extends DomainEvent>(
  table: PolicyTable,
  decider: Given<Version & { readonly name: string }, Event, object>['decider'],
  path: string,
): readonly VersionedDocument[] =>
  Object.entries(table).map(([id, { title, fields }]) => {
    const { version, effectiveFrom, sample, settles } = policyVersion;
    const versions = `${path}/${id}/versions`;
    return versionedDocument({
      decider,
      id,
      inputs: {},
      title,
      proposals: versions,
      decisions: versions,
      fields: { content: contentOf(dto(fields)), effectiveFrom, version, sample, settles },
    });
  });
