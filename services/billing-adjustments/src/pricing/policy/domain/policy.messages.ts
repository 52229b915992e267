import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';
import type { PolicyContents, PolicyName } from './policy.content.ts';

/** A company rule that the sources leave open (part 15), valid from a day on. */
export interface PolicyVersion<Content = unknown> {
  readonly name: string;
  readonly version: string;
  readonly effectiveFrom: CivilDate;
  /** True while no company has decided it. */
  readonly sample: boolean;
  /** Which gap or conflict of the sources it settles, and how. */
  readonly settles: string;
  readonly content: Content;
}

export type PublishPolicyVersion = { readonly type: 'PublishPolicyVersion'; readonly policy: PolicyVersion };
export type PolicyCommand = PublishPolicyVersion;

/** The company settled a rule that the sources leave open, from a day on (15.2). */
export type PolicyVersionPublished = DomainEvent<'PolicyVersionPublished', PolicyVersion>;
export type PolicyEvent = PolicyVersionPublished;

/** All versions of one policy, the earliest first. */
export interface Policy {
  readonly versions: readonly PolicyVersion[];
}

export type PolicyVersionOf<Name extends PolicyName> = PolicyVersion<PolicyContents[Name]>;
