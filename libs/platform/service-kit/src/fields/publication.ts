import { optional, shown } from '@pishkhan/fields';

/** What a response says about a published version beside its content. */
export const publication = {
  publishedOn: optional(shown.text('day of publishing: a further version could put it right on that day')),
  replaces: optional(shown.text('version whose place it takes')),
  replacedBy: optional(shown.text('version that takes its place; it is in force on no day')),
};
