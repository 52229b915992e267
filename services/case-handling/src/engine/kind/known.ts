import type { CivilDate } from '@pishkhan/calendar';

/** What other services have said about a bill, as far as it is known here. */
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
  /** Number of the corrective bill that replaced it (11.8-5). */
  readonly correctiveBill?: string;
}

/** A case about the same bill that is not closed yet. */
export interface OpenReview {
  readonly caseId: string;
  readonly officeId: string;
}

export interface KnownAccount {
  readonly accountId: string;
  readonly countyOffice: string;
  /** The meter that measures it; absent until it is installed. */
  readonly meterId?: string;
}

/** The meter that was visited: how many digits its register has, after which it begins anew (11.4). */
export interface KnownMeter {
  readonly meterId: string;
  readonly registerDigits: number;
}

/** The provincial company's word that a person is competent for one office, both days included (1.2). */
export interface KnownCertificate {
  readonly office: string;
  readonly certificateNumber: string;
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate;
  /** First day on which it holds no longer. */
  readonly revokedOn?: CivilDate;
}

export interface KnownReading {
  readonly readingId: string;
  readonly accountId: string;
  readonly meterId: string;
  readonly readOn: CivilDate;
  /** Index that stands today: what was billed. */
  readonly index: number;
  /** Reading contractor; absent where the company read. */
  readonly contractorId?: string;
}

/** Subjects of a case, and the field of its form that names it. */
export const subjects = {
  bill: { field: 'billNumber' },
  account: { field: 'accountId' },
  /** Nothing that the company keeps; an account may be named beside it. */
  nothing: { field: 'accountId' },
} as const;
export type About = keyof typeof subjects;

/** The subject of a case, the account behind it, and the county whose matter it is. */
export interface Known<A extends About = About> {
  readonly bill: A extends 'bill' ? KnownBill : KnownBill | undefined;
  readonly account: A extends 'nothing' ? KnownAccount | undefined : KnownAccount;
  readonly countyOffice: string;
  readonly underReview?: OpenReview;
}
