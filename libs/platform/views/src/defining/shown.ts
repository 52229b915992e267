import type { TObject, TSchema } from 'typebox';
import type { DocumentView } from './define-view.ts';
import type { DocumentOf } from './document.ts';

/** The response type of a view's document. */
export type Shown<Of> =
  Of extends DocumentView<infer Content, infer Hidden> ? Omit<DocumentOf<Content>, Hidden> : never;

const isShown = (hidden: readonly string[], field: string): boolean => !hidden.includes(field);

/** The document as a response: without its key and the hidden fields. */
export const shown = <Content extends TObject, Hidden extends string>(
  { document: schema, hidden }: DocumentView<Content, Hidden>,
  document: DocumentOf<Content>,
): Omit<DocumentOf<Content>, Hidden> =>
  Object.fromEntries(
    Object.entries(document).filter(([field]) => field in schema.properties && isShown(hidden, field)),
  ) as Omit<DocumentOf<Content>, Hidden>;

/** JSON Schema of the response. */
export const shownSchemaOf = <Content extends TObject, Hidden extends string>({
  document,
  hidden,
}: DocumentView<Content, Hidden>): TSchema => ({
  ...document,
  properties: Object.fromEntries(Object.entries(document.properties).filter(([field]) => isShown(hidden, field))),
  required: (document.required ?? []).filter((field) => isShown(hidden, field)),
});
