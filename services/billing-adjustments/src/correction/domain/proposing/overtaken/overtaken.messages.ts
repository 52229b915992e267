import type { CivilDate } from '@pishkhan/calendar';
import type { KnownChange, OvertakingChange } from '@pishkhan/contracts';
import type { DomainEvent } from '@pishkhan/decider';
import type { CorrectionBasis } from '../../../../bill-account/domain/correcting/proposal.ts';
import type { CorrectionSubject } from '../proposing.messages.ts';

/** Compares a waiting proposal with the inputs of now; `because` is the change that gave rise to it, or a new day. */
export type CompareProposal = {
  readonly type: 'CompareProposal';
  readonly basis: CorrectionBasis;
  readonly because?: OvertakingChange | 'day';
};

interface Compared extends CorrectionSubject {
  /** The waiting proposal. */
  readonly hash: string;
  readonly foundOn: CivilDate;
}

/**
 * The inputs have changed after the proposal of a case was computed: nobody can sign it any more, and a person computes
 * it again (11.8, 15.4-29). Recorded again for each further change of another sort.
 */
export type CorrectionOvertaken = DomainEvent<
  'CorrectionOvertaken',
  Compared & {
    /** The event that changed it. Absent if it changed while nobody compared, or by a new day. */
    readonly because?: OvertakingChange;
    /** Every change found since the proposal. Absent in events of earlier releases. */
    readonly changes?: readonly KnownChange[];
    /** What the inputs give now: a hash, or the rule that rejects it. Absent in events of earlier releases. */
    readonly now?: string;
  }
>;

/** The inputs are again those of the proposal, which can be signed as it is (11.8). */
export type CorrectionMatchedAgain = DomainEvent<'CorrectionMatchedAgain', Compared>;
