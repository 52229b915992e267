import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';
import type { CorrectionBasis, CorrectionRequest, Signed } from '../../../bill-account/domain/correcting/proposal.ts';
import type { Certificates } from '../../../certificate/domain/certificate.messages.ts';
import type { Approver, OfficeToday } from '../signing/signing.messages.ts';

/** The case and the account of a correction: in every event that the case receives. */
export type CorrectionSubject = Pick<CorrectionRequest, 'correctionId' | 'caseId' | 'officeId' | 'accountId'>;

/** `proposer` has the certificates of the requesting person. */
export type ProposeCorrection = {
  readonly type: 'ProposeCorrection';
  readonly request: CorrectionRequest;
  readonly proposer: Certificates;
  readonly basis: CorrectionBasis;
};
/** Computes the same request again, because an input has changed. */
export type ReproposeCorrection = {
  readonly type: 'ReproposeCorrection';
  readonly approver: Approver;
  readonly office: OfficeToday;
  readonly basis: CorrectionBasis;
};
/**
 * Before and after of every bill affected by the cause were computed and wait for approval under this hash (Card 22;
 * 11.8, 7.5).
 */
export type CorrectionProposed = DomainEvent<
  'CorrectionProposed',
  Signed & {
    readonly request: CorrectionRequest;
    /** County of the account: scope of the head. */
    readonly countyOffice: string;
    /** Readers of the disputed indexes; they may not approve. */
    readonly disputedReaders: readonly string[];
    readonly proposedOn: CivilDate;
  }
>;

/**
 * The same request was computed again after an input had changed; earlier approvals were of other amounts and are void.
 */
export type CorrectionReproposed = DomainEvent<
  'CorrectionReproposed',
  CorrectionSubject & Signed & { readonly proposedOn: CivilDate }
>;

/** The request breaks a rule and is rejected; the case receives the rule. */
export type CorrectionRefused = DomainEvent<
  'CorrectionRefused',
  {
    readonly request: CorrectionRequest;
    readonly rule: string;
    readonly data?: Readonly<Record<string, unknown>>;
    readonly refusedOn: CivilDate;
  }
>;
