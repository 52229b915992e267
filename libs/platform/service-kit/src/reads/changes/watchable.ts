import type { AccessDeclaration, Placed, Reach } from '@pishkhan/roles';
import type { View } from '@pishkhan/views';
import type { Model } from 'mongoose';
import type { Kept } from '../page-request.ts';

/** The read models of the service. */
interface Models {
  model<Document extends object>(view: View<Document>): Model<Kept<Document>>;
}

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
  /** Documents that do not say their place: it is read for all of them at once. */
  placesOf?(documents: readonly Kept<Document>[], models: Models): Promise<ReadonlyMap<string, Placed>>;
  /** Whether that GET shows the document; the place is that of `placesOf`. */
  isSeenBy(document: Kept<Document>, person: { readonly subject: string }, reach: Reach, place: Placed): boolean;
}

/** Infers the document of the view. */
export const watchable = <Document extends object>(declared: Watchable<Document>): Watchable => declared;

/** A document with what says whether somebody sees it. */
export interface Watched {
  readonly document: Kept<object>;
  readonly place: Placed;
}

/** Documents with their places. */
export const placed = async (
  { placesOf }: Pick<Watchable, 'placesOf'>,
  documents: readonly Kept<object>[],
  models: Models,
): Promise<readonly Watched[]> => {
  const places = await placesOf?.(documents, models);
  return documents.map((document) => ({ document, place: places?.get(document._id) ?? {} }));
};

/** One thing that one reader watches: a document, or without an id all that the reader may see. */
export interface Watch {
  readonly watchable: Watchable;
  readonly id: string | undefined;
  readonly reach: Reach;
}
