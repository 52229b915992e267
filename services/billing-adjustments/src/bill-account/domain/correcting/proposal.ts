import type { CivilDate } from '@pishkhan/calendar';
import type { BillCorrectionRequested } from '@pishkhan/contracts';
import type { CubicMetres, Rial } from '@pishkhan/money';
import type { BillAccount } from '../bill-account.state.ts';
import type { BillLine, CorrectiveBill, MiscEntry, Reading, UndatedBillFace } from '../bill.ts';
import type { ApproverRole } from '../../../pricing/policy/domain/correction-approval.policy.ts';
import type { Policy } from '@pishkhan/published-versions';
import type { Charges } from '../../../pricing/rating/domain/rating.lines.ts';
import type { TariffBook } from '../../../pricing/tariff/domain/tariff-book.messages.ts';

/** What a case asks for, with the message that brought it. */
export type CorrectionRequest = BillCorrectionRequested & { readonly broughtBy: string };

/** Everything else that the result of a simulation follows from. */
export interface CorrectionBasis {
  readonly account: BillAccount;
  readonly book: TariffBook;
  /** Versions of the policies `billing` and `correction-approval`. */
  readonly billing: Policy;
  readonly approval: Policy;
  readonly today: CivilDate;
}

/** A line as it will stand, beside what stands now. `amount` is the right one. */
export type ProposedLine = BillLine & { readonly before: Rial; readonly difference: Rial };

/** A bill that the wrong index touched. */
export interface ProposedBill {
  readonly billNumber: string;
  readonly periodFrom: CivilDate;
  readonly periodTo: CivilDate;
  readonly consumption: { readonly before: CubicMetres; readonly after: CubicMetres };
  readonly lines: readonly ProposedLine[];
  readonly before: Charges;
  readonly after: Charges;
  readonly difference: Rial;
  /** How the difference reaches the subscriber (11.8-5, 15.4-20). */
  readonly settlement: 'correctiveBill' | 'nextBill';
}

/** A reading with the index and the rollover that will stand. */
export type RestatedReading = Pick<Reading, 'readingId' | 'index' | 'rolledOver'>;

/**
 * What approvers sign: before and after of every bill touched, and every consequence. It does not depend on the day,
 * but for deadlines that have passed.
 */
export interface Proposal {
  readonly correctionId: string;
  readonly caseId: string;
  readonly accountId: string;
  readonly meterId: string;
  readonly readingId: string;
  readonly wrongIndex: number;
  readonly rightIndex: number;
  readonly readings: readonly RestatedReading[];
  readonly fault: CorrectionRequest['fault'];
  readonly bills: readonly ProposedBill[];
  /** Sum over the bills, with sign. */
  readonly difference: Rial;
  readonly balance: { readonly before: Rial; readonly after: Rial };
  readonly correctiveBill?: CorrectiveBill<UndatedBillFace>;
  /** The linked pair of Card 74, where a reading contractor was at fault (A3-5). */
  readonly contractorEntry?: MiscEntry;
  readonly approvalsNeeded: readonly ApproverRole[];
  /** Versions of the policies that it was reckoned with. */
  readonly policies: { readonly billing: string; readonly approval: string };
}

export interface Simulation {
  readonly proposal: Proposal;
  /** SHA-256 in hex over the proposal as RFC 8785 JSON. */
  readonly hash: string;
}
