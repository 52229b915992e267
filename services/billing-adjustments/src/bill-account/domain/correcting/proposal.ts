import type { CivilDate } from '@pishkhan/calendar';
import type { EstimateBasis, ReadingChange } from '@pishkhan/consumption';
import type { BillCorrectionRequestedV4 } from '@pishkhan/contracts';
import type { Text } from '@pishkhan/fields';
import type { CubicMetres, Rial } from '@pishkhan/money';
import type { BillAccount } from '../bill-account.state.ts';
import type {
  BilledDays,
  BillLine,
  CorrectiveBill,
  MiscEntry,
  ReversedMiscEntry,
  UndatedBillFace,
} from '../billing/bill.ts';
import type { CorrectionCause } from './cause/several/causes.ts';
import type { ProposedWindow } from './cause/window/window.messages.ts';
import type { ApproverRole } from '../../../pricing/policy/domain/content/approval/correction-approval.policy.ts';
import type { Policy } from '@pishkhan/published-versions';
import type { BarredDuty } from '@pishkhan/roles';
import type { CountedSum } from './approval/counted.ts';
import type { Charges, RatingRule } from '../../../pricing/rating/domain/rating.lines.ts';
import type { TariffBook } from '../../../pricing/tariff/domain/tariff-book.messages.ts';

export type { CauseOf, CorrectionCause, OneCause } from './cause/several/causes.ts';

/** A request of a case, with the id of its message; or of billing itself. */
export type CorrectionRequest = Omit<BillCorrectionRequestedV4, 'cause'> & {
  readonly cause: CorrectionCause;
  readonly broughtBy: string;
  /** What earlier proposals of the same correction required; absent before it is computed again (7.5; N2). */
  readonly keeps?: {
    readonly approvalsNeeded: readonly ApproverRole[];
    readonly bars: NonNullable<Proposal['bars']>;
  };
};

/** Who proposes a correction that no case asked for. */
export const BILLING_ITSELF = 'billing-adjustments';
/** No case requested it: the case id is the correction's own id. A fact contradicts issued bills (15.4-32, 15.4-39). */
export const isOfBillingItself = ({
  caseId,
  correctionId,
}: Pick<CorrectionRequest, 'caseId' | 'correctionId'>): boolean => caseId === correctionId;

/** All other inputs of a simulation. */
export interface CorrectionBasis {
  readonly account: BillAccount;
  readonly book: TariffBook;
  /** Versions of the policies `billing` and `correction-approval`. */
  readonly billing: Policy;
  readonly approval: Policy;
  /** Versions of `estimate-correction`; without them its settings until published apply. */
  readonly estimates?: Policy;
  /** Versions of metering's `index-judgement`; without them the limits before the first version apply. */
  readonly judgement?: Policy;
  /** Versions of `meter-error-window`; without them its settings until published apply. */
  readonly window?: Policy;
  readonly today: CivilDate;
}

/** A line after the correction, beside the current one. `amount` is the right one. */
export type ProposedLine = BillLine & { readonly before: Rial; readonly difference: Rial };

/** Named by the cause, or derived from what the cause names (15.4-31). */
export type Because = 'corrected' | 'derivedAnew';

/** A bill affected by the cause. */
export interface ProposedBill {
  readonly billNumber: string;
  /** Absent in events of earlier releases, which corrected only the bills of the wrong reading. */
  readonly because?: Because;
  /** Days in force now. */
  readonly periodFrom: CivilDate;
  readonly periodTo: CivilDate;
  /** Days after the correction of a reading's day; absent if they stay (15.4-39). */
  readonly rightPeriod?: BilledDays;
  readonly consumption: { readonly before: CubicMetres; readonly after: CubicMetres };
  readonly lines: readonly ProposedLine[];
  readonly before: Charges;
  readonly after: Charges;
  /** Of the bill. Absent for bills of earlier releases: the first one. */
  readonly ratingRule?: RatingRule;
  readonly difference: Rial;
  /** How the difference is charged or credited (11.8-5, 15.4-20). */
  readonly settlement: 'correctiveBill' | 'nextBill';
}

/** A bill as it is rated again; how its difference reaches the customer is not decided yet. */
export type RatedBill = Omit<ProposedBill, 'settlement'>;

/** Consumption and every line are the same as before. */
export const staysTheSame = ({ consumption, lines }: RatedBill): boolean =>
  consumption.before === consumption.after && lines.every(({ difference }) => difference === 0);

/** A reading whose index, day, rollover or estimate changes. */
export interface RestatedReading {
  readonly readingId: string;
  /** As recorded. Absent in events of earlier releases. */
  readonly readOn?: CivilDate;
  /** Absent if the recorded day is right. */
  readonly rightDay?: CivilDate;
  readonly wrongIndex: number;
  readonly rightIndex: number;
  /** After the correction. */
  readonly rolledOver: boolean;
  /** As in `DerivedReading`; absent in events of earlier releases (15.4-33). */
  readonly rolloverConfirmed?: boolean;
  readonly because: ReadingChange;
  /** How the right index is derived; absent if the evidence gives it, or if it is not derived. */
  readonly estimate?: EstimateBasis;
}

/** What approvers should know before they sign. */
export interface Warning {
  readonly kind: string;
  readonly fa: string;
  readonly en: string;
  readonly data?: Readonly<Record<string, string | number | boolean>>;
}

/** The head accepts implausible right indexes with evidence; approvers and the explanation name it (15.4-34). */
export interface Override {
  readonly by: string;
  readonly role: 'headOfSubscriberAffairs';
  readonly evidence: string;
  /** What is implausible about the right indexes, in words. */
  readonly findings: readonly (Text & { readonly kind: string })[];
}

/**
 * The document that approvers sign: before and after of every affected bill, and every consequence. It does not depend
 * on the day, except for passed deadlines.
 */
export interface Proposal {
  readonly correctionId: string;
  readonly caseId: string;
  readonly accountId: string;
  readonly meterId: string;
  readonly cause: CorrectionCause;
  /** In the order of their days. */
  readonly readings: readonly RestatedReading[];
  readonly warnings: readonly Warning[];
  /** Absent if every right index is plausible, and in events of earlier releases. */
  readonly override?: Override;
  readonly fault?: CorrectionRequest['fault'];
  readonly bills: readonly ProposedBill[];
  /** Signed sum over the bills. */
  readonly difference: Rial;
  readonly balance: { readonly before: Rial; readonly after: Rial };
  readonly correctiveBill?: CorrectiveBill<UndatedBillFace>;
  /** Why an unpaid bill inside its deadline is not replaced: every payment id of the year is used (8.7). */
  readonly noCorrectiveBill?: 'paymentIdsUsedUp';
  /** Days on which a meter measured wrongly (A1-9, A2-6); absent for other causes. */
  readonly window?: ProposedWindow;
  /** The linked pair of Card 74, if a reading contractor was at fault (A3-5). */
  readonly contractorEntry?: MiscEntry;
  /** The wrong Card 74 item, reversed on both sides (15.4-39). */
  readonly reversedEntry?: ReversedMiscEntry;
  readonly approvalsNeeded: readonly ApproverRole[];
  /** The amounts that decide the band; absent under a policy without a window, as before (N3). */
  readonly sum?: CountedSum;
  /** Parts that bar a person from signing; absent under a policy without them, as before (N4). */
  readonly bars?: readonly BarredDuty[];
  /** Policy versions used in the calculation. */
  readonly policies: {
    readonly billing: string;
    readonly approval: string;
    readonly estimates?: string;
    readonly judgement?: string;
    readonly window?: string;
  };
}

/** No reading, line of a bill or Card 74 item would be another one, and no factor, which later bills need. */
export const changesNothing = ({
  cause,
  readings,
  bills,
  contractorEntry,
  reversedEntry,
}: Pick<Proposal, 'cause' | 'readings' | 'contractorEntry' | 'reversedEntry'> & {
  readonly bills: readonly RatedBill[];
}): boolean =>
  cause.kind !== 'volumeFactor' &&
  readings.length === 0 &&
  contractorEntry === undefined &&
  reversedEntry === undefined &&
  bills.every(staysTheSame);

/** A proposal under the hash that approvers sign. */
export interface Signed {
  readonly proposal: Proposal;
  /** SHA-256 in hex over the proposal as RFC 8785 JSON, without the sentences of its warnings. */
  readonly hash: string;
  /** Absent in events of earlier releases, whose hash includes the sentences. */
  readonly hashVersion?: 2;
}
export type Simulation = Required<Signed>;
