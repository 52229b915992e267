import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';
import type { PolicyVersion, VersionCommand, VersionDeclined, VersionProposed } from '@pishkhan/published-versions';
import type { LookUpLimits } from './look-up-limits.policy.ts';

/** Whether the answer has the personal data, or only letters and digits by which a person recognises the own ones. */
export type Form = 'whole' | 'masked';

/** Why a person's data are read: a case that the reader may see, or words. */
export type Reason =
  | {
      readonly kind: 'case';
      readonly caseId: string;
      /** The case is about one of the accounts that were looked up. */
      readonly concerned: boolean;
    }
  | { readonly kind: 'text'; readonly text: string };

/** A search is recorded by the kinds of identifier and a keyed hash, never by the typed value. */
export interface Searched {
  readonly by: readonly string[];
  readonly hash: string;
}

/** One answer with personal data. Ids only: no name, number or address. */
export interface LookUp {
  readonly lookUpId: string;
  /** Instant of the answer. */
  readonly at: string;
  /** Hour of the day in Tehran, 0 to 23. */
  readonly hour: number;
  /** As in the OpenAPI document: `GET /v1/accounts/{accountId}`. */
  readonly endpoint: string;
  readonly form: Form;
  readonly accounts: readonly string[];
  /**
   * Subject ids; for an applicant without an account the case, for a payee the refund, for an account without a known
   * subject the account.
   */
  readonly persons: readonly string[];
  /** Records in a whole answer: bills, postings, payments, readings. Absent in earlier events. */
  readonly rows?: number;
  /** Counties of the accounts and of the reader: their heads see the look-up. */
  readonly counties: readonly string[];
  readonly office?: string;
  readonly roles: readonly string[];
  readonly reason?: Reason;
  readonly searched?: Searched;
}

export interface LimitReached {
  readonly rule: string;
  readonly limit: number;
  readonly at: string;
  readonly hour: number;
  readonly endpoint: string;
}

interface OfReader {
  readonly reader: string;
  readonly day: CivilDate;
}

/** A reader's answers that wait together for one append. */
export interface RecordLookUps extends OfReader {
  readonly type: 'RecordLookUps';
  readonly lookUps: readonly LookUp[];
  /** The limits in force; without them nothing is whole, so nothing is limited. */
  readonly limits: LookUpLimits | undefined;
}

/** A reader looked up personal data; recorded before the answers leave (N7). One append for those of one moment. */
export type PersonalDataLookedUp = DomainEvent<
  'PersonalDataLookedUp',
  OfReader & { readonly lookUps: readonly LookUp[] }
>;

/** A reader was refused, because more persons or answers than the policy allows would have been looked up (N7). */
export type LookUpLimitReached = DomainEvent<'LookUpLimitReached', OfReader & LimitReached>;

export type LookUpsEvent = PersonalDataLookedUp | LookUpLimitReached;

export type LookUpPolicyCommand = VersionCommand<PolicyVersion>;

/** The company decided how much one reader may look up, and which look-ups are unusual, from a day on (N7). */
export type LookUpPolicyPublished = DomainEvent<'LookUpPolicyPublished', PolicyVersion>;
/** A policy officer proposed limits of look-ups; they have no effect until another person confirms them (7.5). */
export type LookUpPolicyProposed = DomainEvent<'LookUpPolicyProposed', VersionProposed<PolicyVersion>>;
/** Proposed limits of look-ups were declined or withdrawn; the name of the version stays taken (7.5). */
export type LookUpPolicyDeclined = DomainEvent<'LookUpPolicyDeclined', VersionDeclined>;
export type LookUpPolicyEvent = LookUpPolicyPublished | LookUpPolicyProposed | LookUpPolicyDeclined;
