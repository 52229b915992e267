import type { DomainEvent } from '@pishkhan/decider';
import type { PolicyVersion, VersionCommand, VersionDeclined, VersionProposed } from '@pishkhan/published-versions';

export type ReadingPolicyCommand = VersionCommand<PolicyVersion>;

/** The company decided which readings wait for a person, from a day on (15.4-33, 15.4-34). */
export type ReadingPolicyPublished = DomainEvent<'ReadingPolicyPublished', PolicyVersion>;
/** A policy officer proposed which readings wait; it has no effect until another person confirms it (7.5). */
export type ReadingPolicyProposed = DomainEvent<'ReadingPolicyProposed', VersionProposed<PolicyVersion>>;
/** A proposed version of a reading policy was declined or withdrawn; its name stays taken (7.5). */
export type ReadingPolicyDeclined = DomainEvent<'ReadingPolicyDeclined', VersionDeclined>;
export type ReadingPolicyEvent = ReadingPolicyPublished | ReadingPolicyProposed | ReadingPolicyDeclined;
