import { optional, shown } from '@pishkhan/fields';

/** Response fields about the publication of a version, in addition to its content. */
export const publication = {
  publishedOn: optional(shown.text('day of publishing: a further version could replace it on that day')),
  replaces: optional(shown.text('version that it replaces')),
  replacedBy: optional(shown.text('version that replaces it; then it is in force on no day')),
};
