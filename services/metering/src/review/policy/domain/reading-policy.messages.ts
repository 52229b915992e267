import type { DomainEvent } from '@pishkhan/decider';
import type { PolicyVersion, PublishVersion } from '@pishkhan/published-versions';

export type PublishReadingPolicy = PublishVersion<'PublishReadingPolicy', PolicyVersion>;

/** The company decided which readings wait for a person, from a day on (15.4-33, 15.4-34). */
export type ReadingPolicyPublished = DomainEvent<'ReadingPolicyPublished', PolicyVersion>;
