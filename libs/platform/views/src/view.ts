import type { DomainEvent } from '@pishkhan/decider';
import type { Schema } from 'mongoose';

/**
 * The input of a view's fold: an event of the service's own log, or another service's contract message, with its `type`
 * and `data`.
 */
export interface Fact {
  readonly type: string;
  readonly data: unknown;
  /** Schema version of the event, or version of the contract. */
  readonly schemaVersion: number;
  readonly stream: string;
  readonly revision: number;
  readonly recordedAt: string;
  readonly businessDate: string;
  readonly actor: { readonly subject: string; readonly roles: readonly string[]; readonly office?: string };
}

/** A fact of one of these events; a union stays a union. */
export type FactOf<Event extends DomainEvent> = Event extends DomainEvent
  ? Omit<Fact, 'type' | 'data'> & Pick<Event, 'type' | 'data'>
  : never;

/**
 * A read model that answers one question. `keysOf` names the documents of a fact, `apply` is the pure fold of one of
 * them. The projector loads the documents of a batch, folds, and writes them and the checkpoint. A document stores the
 * position of its last fact, so a repeated fact changes nothing.
 */
export interface View<Document extends object> {
  /** Wire name; with the version it names the collection: `<name>_v<version>`. A changed fold is a new version. */
  readonly name: string;
  readonly version: number;
  /** One sentence: the question that the view answers, and for whom. */
  readonly question: string;
  /** The source of its facts: categories of the own log, or topics of other services. Never both. */
  readonly from: { readonly categories: readonly string[] } | { readonly topics: readonly string[] };
  /** Mongoose schema with the indexes that the queries need. `_id` is the key. */
  readonly schema: Schema;
  keysOf(fact: Fact): readonly string[];
  /** The document after the fact; `undefined` means that no document exists, before or after. */
  apply(document: Document | undefined, fact: Fact, key: string): Document | undefined;
}

/** Any view, whatever its documents are. */
export type AnyView = View<object>;
