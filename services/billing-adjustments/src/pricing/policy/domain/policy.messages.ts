import type { DomainEvent } from '@pishkhan/decider';
import type {
  ContentOf,
  PolicyVersion,
  VersionCommand,
  VersionDeclined,
  VersionProposed,
} from '@pishkhan/published-versions';
import type { policies, PolicyName } from './policies.ts';

export type PolicyCommand = VersionCommand<PolicyVersion>;

/** The company decided a question that the sources leave open, from a day on (15.2). */
export type PolicyVersionPublished = DomainEvent<'PolicyVersionPublished', PolicyVersion>;
/** A policy officer proposed a version of a policy; it has no effect until another person confirms it (7.5). */
export type PolicyVersionProposed = DomainEvent<'PolicyVersionProposed', VersionProposed<PolicyVersion>>;
/** A proposed version of a policy was declined or withdrawn; its name stays taken (7.5). */
export type PolicyVersionDeclined = DomainEvent<'PolicyVersionDeclined', VersionDeclined>;
export type PolicyEvent = PolicyVersionPublished | PolicyVersionProposed | PolicyVersionDeclined;

export type PolicyVersionOf<Name extends PolicyName> = PolicyVersion<ContentOf<(typeof policies)[Name]>>;
