import type { DomainEvent } from '@pishkhan/decider';
import type { PolicyVersion, PublishVersion } from '@pishkhan/published-versions';

/** Metering published a version of its policy. */
export type TakeIndexJudgement = PublishVersion<'TakeIndexJudgement', PolicyVersion>;

/** Right indexes are judged by these limits from a day on, as readings are in metering (15.4-33, 15.4-34). */
export type IndexJudgementTaken = DomainEvent<'IndexJudgementTaken', PolicyVersion>;
