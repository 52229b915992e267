import { derivedId } from '@pishkhan/identifiers';

const isPlain = /^[\w.-]{1,80}$/;
/**
 * Part of a stream's name for a reader, who is one person in any letters (`isSamePerson`) and has one budget. A subject
 * with other characters has an id instead.
 */
export const streamPartOf = (subject: string): string => {
  const one = subject.toLowerCase();
  return isPlain.test(one) ? one : derivedId('reader', one);
};
