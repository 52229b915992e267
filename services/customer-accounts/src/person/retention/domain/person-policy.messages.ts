import type { DomainEvent } from '@pishkhan/decider';
import type { PolicyVersion, VersionCommand, VersionDeclined, VersionProposed } from '@pishkhan/published-versions';

export type PersonPolicyCommand = VersionCommand<PolicyVersion>;

/** The company decided how long the records of a person are kept, from a day on (15.2-14, A6). */
export type PersonPolicyPublished = DomainEvent<'PersonPolicyPublished', PolicyVersion>;
/** A policy officer proposed how long records are kept; it has no effect until another person confirms it (7.5). */
export type PersonPolicyProposed = DomainEvent<'PersonPolicyProposed', VersionProposed<PolicyVersion>>;
/** A proposed version of a policy about persons was declined or withdrawn; its name stays taken (7.5). */
export type PersonPolicyDeclined = DomainEvent<'PersonPolicyDeclined', VersionDeclined>;
export type PersonPolicyEvent = PersonPolicyPublished | PersonPolicyProposed | PersonPolicyDeclined;
