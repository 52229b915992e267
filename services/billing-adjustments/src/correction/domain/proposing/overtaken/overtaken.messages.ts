import type { CivilDate } from '@pishkhan/calendar';
import type { OvertakingChange } from '@pishkhan/contracts';
import type { DomainEvent } from '@pishkhan/decider';
import type { CorrectionBasis } from '../../../../bill-account/domain/correcting/proposal.ts';
import type { CorrectionSubject } from '../proposing.messages.ts';

/** Compares a waiting proposal of a case with the inputs of now; `because` is the change that gave rise to it. */
export type CompareProposal = {
  readonly type: 'CompareProposal';
  readonly basis: CorrectionBasis;
  readonly because?: OvertakingChange;
};

interface Compared extends CorrectionSubject {
  /** The waiting proposal. */
  readonly hash: string;
  readonly foundOn: CivilDate;
}

/**
 * The inputs have changed after the proposal of a case was computed: nobody can sign it any more, and a person computes
 * it again (11.8, 15.4-29). `because` is absent if it changed while nobody compared.
 */
export type CorrectionOvertaken = DomainEvent<
  'CorrectionOvertaken',
  Compared & { readonly because?: OvertakingChange }
>;

/** The inputs are again those of the proposal, which can be signed as it is (11.8). */
export type CorrectionMatchedAgain = DomainEvent<'CorrectionMatchedAgain', Compared>;
