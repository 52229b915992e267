import type { DomainEvent } from '@pishkhan/decider';
import type { PolicyVersion, PublishVersion } from '@pishkhan/published-versions';

export type PublishCasePolicy = PublishVersion<'PublishCasePolicy', PolicyVersion>;

/** The company settled how cases are handled where the sources leave it open, from a day on (15.2-10). */
export type CasePolicyPublished = DomainEvent<'CasePolicyPublished', PolicyVersion>;
