import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';

/** Works of contractors (1.2): they read (A3-5), exchange (A1-4) or calibrate meters (A1-6). */
export const contractorWorks = ['reading', 'exchange', 'calibration'] as const;
export type ContractorWork = (typeof contractorWorks)[number];

/** What a reading contract covers: a zone of the county, or named meters. */
export type ContractScope = { readonly zone: string } | { readonly meters: readonly string[] };

interface Registration {
  readonly contractorId: string;
  readonly title: string;
  readonly works: readonly ContractorWork[];
}

/** A contractor × zone or meters × days; without a last day it has no end yet. */
interface ContractTerms {
  readonly contractId: string;
  readonly countyOffice: string;
  readonly covers: ContractScope;
  readonly from: CivilDate;
  readonly to?: CivilDate;
}

interface Ending {
  readonly contractId: string;
  readonly lastDay: CivilDate;
  readonly reason: string;
}

export interface RegisterContractor extends Registration {
  readonly type: 'RegisterContractor';
  readonly today: CivilDate;
}

export interface AgreeReadingContract extends ContractTerms {
  readonly type: 'AgreeReadingContract';
  readonly contractorId: string;
  /** Serials that no meter of the county has. */
  readonly foreignMeters: readonly string[];
}

export interface EndReadingContract extends Ending {
  readonly type: 'EndReadingContract';
  readonly countyOffice: string;
  readonly today: CivilDate;
}

export type ContractorCommand = RegisterContractor | AgreeReadingContract | EndReadingContract;

/** A company or person works for the gas company under this name; tokens with another name are refused (1.2; N24). */
export type ContractorRegistered = DomainEvent<
  'ContractorRegistered',
  Registration & { readonly registeredOn: CivilDate }
>;

/** The contractor reads these meters on these days, and is liable for its reading errors (A3-5; N5). */
export type ReadingContractAgreed = DomainEvent<
  'ReadingContractAgreed',
  ContractTerms & { readonly contractorId: string }
>;

/** The contract ends with this day; what was read under it stays. */
export type ReadingContractEnded = DomainEvent<'ReadingContractEnded', Ending & { readonly contractorId: string }>;

export type ContractorEvent = ContractorRegistered | ReadingContractAgreed | ReadingContractEnded;
