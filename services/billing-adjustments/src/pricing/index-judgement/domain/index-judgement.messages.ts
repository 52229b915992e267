import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';
import type { PolicyVersion } from '@pishkhan/published-versions';

/** Metering published a version of its policy. */
export interface TakeIndexJudgement {
  readonly type: 'TakeIndexJudgement';
  readonly draft: PolicyVersion;
  readonly today: CivilDate;
}

export type IndexJudgementCommand = TakeIndexJudgement;

/** Right indexes are judged by these limits from a day on, as readings are in metering (15.4-33, 15.4-34). */
export type IndexJudgementTaken = DomainEvent<'IndexJudgementTaken', PolicyVersion>;

export type IndexJudgementEvent = IndexJudgementTaken;
