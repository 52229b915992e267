import type { DomainEvent } from '@pishkhan/decider';
import type { PolicyVersion, VersionCommand, VersionDeclined, VersionProposed } from '@pishkhan/published-versions';

export type CasePolicyCommand = VersionCommand<PolicyVersion>;

/** The company decided how cases are handled for a question that the sources leave open, from a day on (15.2-10). */
export type CasePolicyPublished = DomainEvent<'CasePolicyPublished', PolicyVersion>;
/** A policy officer proposed how cases are handled; it has no effect until another person confirms it (7.5). */
export type CasePolicyProposed = DomainEvent<'CasePolicyProposed', VersionProposed<PolicyVersion>>;
/** A proposed version of a case policy was declined or withdrawn; its name stays taken (7.5). */
export type CasePolicyDeclined = DomainEvent<'CasePolicyDeclined', VersionDeclined>;
export type CasePolicyEvent = CasePolicyPublished | CasePolicyProposed | CasePolicyDeclined;
