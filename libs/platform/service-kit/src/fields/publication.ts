import { optional, plain } from '@pishkhan/fields';

/** Response fields about the publication of a version, in addition to its content. */
export const publication = {
  publishedOn: optional(plain.text('day of publishing: a further version could replace it on that day')),
  replaces: optional(plain.text('version that it replaces')),
  replacedBy: optional(plain.text('version that replaces it; then it is in force on no day')),
};
