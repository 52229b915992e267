import type { DomainEvent } from '@pishkhan/decider';
import type { AccountTermsChanged } from '@pishkhan/contracts';
import type { Identities } from '../../look-ups/staff/domain/staff-member.messages.ts';
import type { CivilDate } from '@pishkhan/calendar';
import type { HolderMarks, Identification, Identified, MeterCapacity, SupplyTerms, TariffUse } from './supply-terms.ts';

export type { Identification, Identified, MeterCapacity, SupplyTerms, TariffUse };

/**
 * A subscriber affairs officer registers a signed sales contract. Personal data stay in the vault; the command carries
 * the subject's id.
 */
export interface OpenAccount extends SupplyTerms, HolderMarks {
  readonly type: 'OpenAccount';
  readonly fileNumber: string;
  /** Three digits of the gas company (8.1). */
  readonly companyCode: string;
  /** As printed on the contract, where it is. */
  readonly billIdOnContract?: string;
  readonly subscriberId: string;
  readonly identification: Identification;
  /** Document by which a known person was identified (N8). */
  readonly identified?: Identified;
  /** Fields of a known person that differ from the stored ones (N8). */
  readonly differs?: readonly ('fullName' | 'mobile')[];
  readonly subscriptionNumber: string;
  readonly countyOffice: string;
  readonly openedOn: CivilDate;
  readonly today: CivilDate;
  readonly by: Officer;
}

/** An employee of a county office. */
export interface Officer {
  readonly subject: string;
  readonly office?: string;
}

/** An officer proposes terms from a day on, with evidence; a second person confirms them. */
export interface ProposeTermsChange {
  readonly type: 'ProposeTermsChange';
  readonly accountId: string;
  readonly changeId: string;
  readonly from: CivilDate;
  readonly terms: Partial<SupplyTerms>;
  /** Letter, photograph or visit, by number and day. */
  readonly evidence: string;
  /** The erasure of the subscriber is confirmed. */
  readonly isErased: boolean;
  readonly by: Officer;
  readonly today: CivilDate;
}
export interface ConfirmTermsChange {
  readonly type: 'ConfirmTermsChange';
  readonly accountId: string;
  readonly changeId: string;
  readonly by: Officer;
  /** Identities of this person in the staff register; absent if the register has no entry. */
  readonly identities?: Identities;
  /** The erasure of the subscriber is confirmed. */
  readonly isErased: boolean;
}
export interface DeclineTermsChange {
  readonly type: 'DeclineTermsChange';
  readonly accountId: string;
  readonly changeId: string;
  readonly reason: string;
  readonly by: Officer;
  readonly today: CivilDate;
}
/** A meter was installed, before or after the account was opened (F18). */
export interface NoteInstalledMeter {
  readonly type: 'NoteInstalledMeter';
  readonly accountId: string;
  readonly meterId: string;
  readonly capacity: MeterCapacity;
  readonly installedOn: CivilDate;
  /** Id of the installation. */
  readonly changeId: string;
}

/** A posted correction of bills found other terms; its approvals are those of two persons (15.4-39). */
export interface RecordCorrectedTerms {
  readonly type: 'RecordCorrectedTerms';
  readonly accountId: string;
  /** Id of the correction. */
  readonly changeId: string;
  readonly from: CivilDate;
  readonly terms: Partial<SupplyTerms>;
}

export type AccountCommand =
  | OpenAccount
  | ProposeTermsChange
  | ConfirmTermsChange
  | DeclineTermsChange
  | NoteInstalledMeter
  | RecordCorrectedTerms;

/** As printed on the contract, if any. */
export type AccountOpened = DomainEvent<
  'AccountOpened',
  SupplyTerms &
    HolderMarks & {
      readonly accountId: string;
      readonly subscriberId: string;
      readonly subscriptionNumber: string;
      readonly fileNumber: string;
      readonly billId: string;
      readonly countyOffice: string;
      readonly openedOn: CivilDate;
      /** The legal entity's id has a wrong check digit, and an officer confirmed it (9.2). */
      readonly legalIdConfirmed?: true;
      /** A document identified the known person, whose stored name and number stay; absent in older events (N8). */
      readonly identified?: Identified;
      /** The person's id is ten equal digits, confirmed by a document, which the vault stores (15.4-42). */
      readonly nationalIdDocumented?: true;
    }
>;

/** A meter was installed for this number before its contract was registered (F18). */
export type InstalledMeterNoted = DomainEvent<
  'InstalledMeterNoted',
  {
    readonly accountId: string;
    readonly meterId: string;
    readonly capacity: MeterCapacity;
    readonly installedOn: CivilDate;
  }
>;

/** Other terms of supply from a day on were proposed with evidence, and wait for a second person (15.4-39, 7.5). */
export type TermsChangeProposed = DomainEvent<
  'TermsChangeProposed',
  {
    readonly accountId: string;
    readonly changeId: string;
    readonly from: CivilDate;
    readonly terms: Partial<SupplyTerms>;
    readonly evidence: string;
    readonly proposedBy: string;
    readonly proposedOn: CivilDate;
  }
>;

/** The second person did not confirm the proposed terms. */
export type TermsChangeDeclined = DomainEvent<
  'TermsChangeDeclined',
  {
    readonly accountId: string;
    readonly changeId: string;
    readonly reason: string;
    readonly declinedBy: string;
    readonly declinedOn: CivilDate;
  }
>;

/**
 * Terms of supply are in force from a day on: confirmed by a second person (15.4-39), or the capacity of the installed
 * meter, which decides the standing charge (11.6; F18).
 */
export type SupplyTermsAmended = DomainEvent<
  'SupplyTermsAmended',
  {
    readonly accountId: string;
    readonly changeId: string;
    readonly from: CivilDate;
    readonly terms: Partial<SupplyTerms>;
    readonly because: AccountTermsChanged['because'];
    /** The installed meter. */
    readonly meterId?: string;
    readonly proposedBy?: string;
    readonly confirmedBy?: string;
  }
>;

export type AccountEvent =
  | AccountOpened
  | InstalledMeterNoted
  | TermsChangeProposed
  | TermsChangeDeclined
  | SupplyTermsAmended;
