import type { DomainEvent } from '@pishkhan/decider';
import type { Schema } from 'mongoose';

/**
 * What a view folds: an event of the service's own log, or another service's contract message. `type` and `data` are
 * the event's.
 */
export interface Fact {
  readonly type: string;
  readonly data: unknown;
  /** Version that the event was written with, or of the contract. */
  readonly schemaVersion: number;
  readonly stream: string;
  readonly revision: number;
  readonly recordedAt: string;
  readonly businessDate: string;
  readonly actor: { readonly subject: string; readonly roles: readonly string[]; readonly office?: string };
}

/** A fact that is known to be one of these events; a union stays a union. */
export type FactOf<Event extends DomainEvent> = Event extends DomainEvent
  ? Omit<Fact, 'type' | 'data'> & Pick<Event, 'type' | 'data'>
  : never;

/**
 * A read model that answers one question. `keysOf` says which documents a fact concerns, `apply` is the pure fold of
 * one of them. The projector loads the documents of a batch, folds, writes them and the checkpoint; a document
 * remembers how far it has come, so a fact that arrives twice changes nothing.
 */
export interface View<Document extends object> {
  /** Wire name; with the version it names the collection: `<name>_v<version>`. A changed fold is a new version. */
  readonly name: string;
  readonly version: number;
  /** One sentence: the question it answers, and for whom. */
  readonly question: string;
  /** Where its facts come from: categories of the own log, or topics of other services. Never both. */
  readonly from: { readonly categories: readonly string[] } | { readonly topics: readonly string[] };
  /** Mongoose schema with the indexes that the queries need. `_id` is the key. */
  readonly schema: Schema;
  keysOf(fact: Fact): readonly string[];
  /** The document after the fact; `undefined` in is "not there yet", `undefined` out is "still not there". */
  apply(document: Document | undefined, fact: Fact, key: string): Document | undefined;
}

/** Any view, whatever its documents are. */
export type AnyView = View<object>;
