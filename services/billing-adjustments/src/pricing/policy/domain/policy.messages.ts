import type { DomainEvent } from '@pishkhan/decider';
import type { ContentOf, PolicyVersion, PublishVersion } from '@pishkhan/published-versions';
import type { policies, PolicyName } from './policies.ts';

export type PolicyCommand = PublishVersion<'PublishPolicyVersion', PolicyVersion>;

/** The company decided a question that the sources leave open, from a day on (15.2). */
export type PolicyVersionPublished = DomainEvent<'PolicyVersionPublished', PolicyVersion>;
export type PolicyEvent = PolicyVersionPublished;

export type PolicyVersionOf<Name extends PolicyName> = PolicyVersion<ContentOf<(typeof policies)[Name]>>;
