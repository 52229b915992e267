import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';
import type { PublicationWay, Version, Waiting } from './version.ts';

/** Who acts. */
export interface Publisher {
  readonly subject: string;
  readonly roles: readonly string[];
}

/** The day of a command, and its moment in UTC. */
interface Moment {
  readonly today: CivilDate;
  readonly at: string;
}

export type ProposeVersion<V extends Version> = Moment & {
  readonly type: 'ProposeVersion';
  readonly draft: V;
  readonly by: Publisher;
  /** Why it is dated before today. */
  readonly reason?: string;
  /** The version that the proposer has changed; absent if he did not say it. */
  readonly basedOn?: string;
};
export type ConfirmVersion = Moment & {
  readonly type: 'ConfirmVersion';
  readonly version: string;
  readonly by: Publisher;
};
export type DeclineVersion = Moment & {
  readonly type: 'DeclineVersion';
  readonly version: string;
  readonly by: Publisher;
  readonly reason: string;
};
/** Of the loader at the start of a service; no request leads to it. */
export type LoadVersion<V extends Version> = Moment & {
  readonly type: 'LoadVersion';
  readonly draft: V;
  readonly way: Exclude<PublicationWay, 'secondPerson'>;
  /** Names of all samples of the document. */
  readonly samples: readonly string[];
};

/** `Inputs` are what a document needs besides its draft. */
export type VersionCommand<V extends Version, Inputs extends object = object> =
  | ((ProposeVersion<V> | ConfirmVersion | LoadVersion<V>) & Inputs)
  | DeclineVersion;

/** Data of the event of a proposal. */
export type VersionProposed<V extends Version> = Waiting<V>;
/** Data of the event of a declined proposal. */
export interface VersionDeclined {
  readonly version: string;
  readonly declinedBy: string;
  readonly declinedOn: CivilDate;
  readonly reason: string;
}

/** The events of one document, by its noun. */
export type VersionEvent<Noun extends string, V extends Version> =
  | DomainEvent<`${Noun}Published`, V>
  | DomainEvent<`${Noun}Proposed`, VersionProposed<V>>
  | DomainEvent<`${Noun}Declined`, VersionDeclined>;
