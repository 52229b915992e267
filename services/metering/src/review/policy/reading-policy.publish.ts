import { readingPolicyPublished, type ReadingPolicyPublished } from '@pishkhan/contracts';
import { publication, publishes } from '@pishkhan/messages';
import { readingPolicy } from './domain/reading-policy.ts';

/**
 * Other services judge by the same limits (15.4-34), and need no days of reading orders; a version fits the schema of
 * its policy when it is published.
 */
export const readingPolicyPublications = publishes(readingPolicy, {
  ReadingPolicyProposed: 'private',
  ReadingPolicyDeclined: 'private',
  ReadingPolicyPublished: ({ data: { publication: _, ...data } }) =>
    data.name === 'index-judgement' ? publication(readingPolicyPublished, data as ReadingPolicyPublished) : undefined,
});
