import type { DomainEvent } from '@pishkhan/decider';
import type { PolicyVersion, PublishVersion } from '@pishkhan/published-versions';

export type PublishCasePolicy = PublishVersion<'PublishCasePolicy', PolicyVersion>;

/** The company decided how cases are handled for a question that the sources leave open, from a day on (15.2-10). */
export type CasePolicyPublished = DomainEvent<'CasePolicyPublished', PolicyVersion>;
