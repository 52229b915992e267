import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';
import type { Rial } from '@pishkhan/money';

/** The reading that the contractor got wrong; its contract and zone are absent if nobody knows them (A3-5). */
export interface Misreading {
  readonly readOn: CivilDate;
  readonly contractId?: string;
  readonly zone?: string;
}

/** The contractor's side of a linked Card 74 pair; the subscriber's side has the same `linkId` (A3-5). */
export interface ContractorDebit {
  readonly contractorId: string;
  readonly linkId: string;
  readonly amount: Rial;
  readonly accountId: string;
  readonly caseId: string;
  readonly correctionId: string;
  readonly reason: string;
  /** Day of posting. */
  readonly postedOn: CivilDate;
  /** What the contractor misread, by which contract; absent in events of earlier releases. */
  readonly misreading?: Misreading;
}

/** One side of a posting: debits are positive, credits negative; the entries of a posting sum to zero. */
export interface ContractorEntry {
  readonly ledgerAccount: string;
  readonly amount: Rial;
}

export type DebitContractor = { readonly type: 'DebitContractor' } & ContractorDebit;
/** The contractor's side of a reversed pair, with the link of the reversal (15.4-39). */
export interface ContractorCredit extends ContractorDebit {
  /** Link of the reversed pair. */
  readonly reverses: string;
}
export type CreditContractor = { readonly type: 'CreditContractor' } & ContractorCredit;
export type ContractorAccountCommand = DebitContractor | CreditContractor;

/**
 * The contractor's account was debited with an amount that a subscriber had paid because of the contractor's error
 * (A3-5, Card 74).
 */
export type ContractorDebited = DomainEvent<
  'ContractorDebited',
  ContractorDebit & { readonly posting: { readonly entries: readonly ContractorEntry[] } }
>;
/** A debit was taken back, because the Card 74 item of the subscriber was wrong (15.4-39). */
export type ContractorCredited = DomainEvent<
  'ContractorCredited',
  ContractorCredit & { readonly posting: { readonly entries: readonly ContractorEntry[] } }
>;
export type ContractorAccountEvent = ContractorDebited | ContractorCredited;

export interface ContractorAccount {
  /** What the contractor owes, rial. */
  readonly balance: Rial;
  readonly debits: Readonly<Record<string, ContractorDebit>>;
  /** By the link of the reversal. */
  readonly credits: Readonly<Record<string, ContractorCredit>>;
}
