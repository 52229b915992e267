import type { Document } from 'bson';
import { CommandFailure } from '../failure.ts';
import type { Cursors } from '../query/cursors.ts';
import type { Catalog } from '../store/catalog.ts';
import type { Journal } from '../store/journal.ts';

/** The state that a command works on. Commands run synchronously, so none sees another one half done. */
export interface Scene {
  readonly catalog: Catalog;
  readonly cursors: Cursors;
  readonly journal: Journal;
  readonly database: string;
  /** First field of the command's body, usually the collection name. */
  readonly target: unknown;
  readonly command: Document;
}
export type Command = (scene: Scene) => Document;

export const collectionName = ({ target }: Scene): string => {
  if (typeof target !== 'string')
    throw new CommandFailure('InvalidNamespace', `collection name has invalid type: ${typeof target}`);
  return target;
};

/** Rejects collations that this server would silently ignore. */
export const mustBeServable = ({ collation }: Document): void => {
  if (collation && collation.locale !== 'simple')
    throw new CommandFailure('CommandNotSupported', 'the embedded MongoDB has no collations');
};
