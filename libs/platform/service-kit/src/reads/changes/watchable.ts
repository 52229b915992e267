import type { AccessDeclaration, Reach } from '@pishkhan/roles';
import type { View } from '@pishkhan/views';
import type { Kept } from '../page-request.ts';

/** Documents of a view whose changes a reader may watch (ADR 0110). */
export interface Watchable<Document extends object = object> {
  /** `case`: one is watched as `case:<id>`. */
  readonly one: string;
  /** `cases`: all that the reader may see are watched together. */
  readonly all: string;
  /** A change is reported when this view has it. */
  readonly view: View<Document>;
  /** The same as at the GET of one document. */
  readonly access: AccessDeclaration;
  /** Rule of the 404 of that GET. */
  readonly missingRule: string;
  /** Whether that GET shows the document. */
  isSeenBy(document: Kept<Document>, person: { readonly subject: string }, reach: Reach): boolean;
}

/** Infers the document of the view. */
export const watchable = <Document extends object>(declared: Watchable<Document>): Watchable => declared;

/** One thing that one reader watches: a document, or without an id all that the reader may see. */
export interface Watch {
  readonly watchable: Watchable;
  readonly id: string | undefined;
  readonly reach: Reach;
}
