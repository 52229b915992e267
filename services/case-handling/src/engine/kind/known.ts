import type { CivilDate } from '@pishkhan/calendar';
import type { IndexLimits } from '@pishkhan/consumption';
import type { MeterCapacity } from '@pishkhan/fields';

/** Published facts of other services about a bill. */
export interface KnownBill {
  readonly billNumber: string;
  readonly accountId: string;
  readonly meterId: string;
  readonly periodFrom: CivilDate;
  readonly periodTo: CivilDate;
  readonly paymentDeadline: CivilDate;
  readonly openingReadingId: string;
  readonly closingReadingId: string;
  readonly contractorId?: string;
  readonly payable: number;
  readonly billId?: string;
  readonly paymentId?: string;
  /** Number of the corrective bill that replaced it (11.8-5). */
  readonly correctiveBill?: string;
}

/** An open case about the same subject; number and tracking code only for a person who may see it (15.4-21). */
export interface OpenCaseAbout {
  readonly caseId?: string;
  readonly trackingCode?: string;
}

export interface KnownAccount {
  readonly accountId: string;
  readonly countyOffice: string;
  /** The meter that measures it; absent until it is installed. */
  readonly meterId?: string;
}

/** Published facts of other services about the subject of a request, and the responsible county. */
export interface KnownSubject {
  readonly bill?: KnownBill;
  readonly account?: KnownAccount;
  /** An open case of the kind about the same subject. */
  readonly openCase?: OpenCaseAbout;
  /** County office named in the form, if it exists. */
  readonly countyOffice?: string;
  /** Representatives of the office who made a reading that the case disputes. */
  readonly disputedReaders?: readonly string[];
  /** Registered user names among those that the form names. */
  readonly staff?: readonly string[];
}

/**
 * The visited meter: its capacity, the digits of its register, after which it rolls over, and the limits by which its
 * indexes are judged (11.4, 13.3, 15.4-34).
 */
export interface KnownMeter {
  readonly meterId: string;
  readonly registerDigits: number;
  readonly capacity: MeterCapacity;
  /** Of the policy in force on the day of the step; absent: those before its first version. */
  readonly limits?: IndexLimits;
}

/** The provincial company certified a person for one office, both days included (1.2). */
export interface KnownCertificate {
  readonly office: string;
  readonly certificateNumber: string;
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate;
  /** First day on which it is invalid. */
  readonly revokedOn?: CivilDate;
}

export interface KnownReading {
  readonly readingId: string;
  readonly accountId: string;
  readonly meterId: string;
  readonly readOn: CivilDate;
  /** Current index, which was billed. */
  readonly index: number;
  /** Reading contractor; absent if the company read. */
  readonly contractorId?: string;
  /** Subject of the person recorded as the reader. */
  readonly readerId?: string;
  /** The register has rolled over since the previous reading (11.4). */
  readonly rolledOver?: boolean;
  /** Of an estimate: who made it; `system` if that is not recorded. Absent if the index was read. */
  readonly estimatedBy?: 'reader' | 'system';
  /** The subscriber declared the index (A9). */
  readonly selfRead?: true;
}

/** A contractor of the company with its registered name (1.2). */
export interface KnownContractor {
  readonly contractorId: string;
  readonly title: string;
}

/** A published tariff version; of two with the same first day the one published later is in force (11.1). */
export interface KnownTariffVersion {
  readonly version: string;
  readonly effectiveFrom: CivilDate;
  /** Place in the order of publishing, from 1; in messages of earlier releases that, or more. */
  readonly number: number;
}

/** A Card 74 item of the account. */
export interface KnownMiscItem {
  readonly linkId: string;
  /** Correction that reversed it. */
  readonly reversedBy?: string;
}

/** Published facts of billing for a decision about prices and amounts (A6-1, 15.4-39). */
export interface KnownBilling {
  /** The disputed bill. */
  readonly bill?:
    | (Pick<KnownBill, 'periodFrom' | 'periodTo' | 'openingReadingId' | 'closingReadingId'> & {
        /** By which it is rated; absent if billing has not published them. */
        readonly tariffVersions?: readonly string[];
      })
    | undefined;
  readonly tariffVersions: readonly KnownTariffVersion[];
  readonly miscItems: readonly KnownMiscItem[];
}

/** The meter of a case with its readings, as far as this service knows them. */
export interface MeterFacts {
  readonly meter: KnownMeter | undefined;
  /** The oldest first. */
  readonly meterReadings: readonly KnownReading[];
}

/** Subjects of a case, and the field of its form that names it. */
export const subjects = {
  bill: { field: 'billNumber' },
  account: { field: 'accountId' },
  /** No subject of the company; the form may name an account. */
  nothing: { field: 'accountId' },
} as const;
export type About = keyof typeof subjects;

/** The subject of a case, its account, and the responsible county. */
export interface Known<A extends About = About> {
  readonly bill: A extends 'bill' ? KnownBill : KnownBill | undefined;
  readonly account: A extends 'nothing' ? KnownAccount | undefined : KnownAccount;
  readonly countyOffice: string;
  readonly openCase?: OpenCaseAbout;
}
