import type { CivilDate } from '@pishkhan/calendar';
import type { PartOf } from '@pishkhan/roles';
import type { DomainEvent } from '@pishkhan/decider';
import type { Certificates } from '../../../certificate/domain/certificate.messages.ts';
import type { NamedStandIn } from './named-stand-in.ts';
import type { ApproverRole } from '../../../pricing/policy/domain/content/approval/correction-approval.policy.ts';

/** The approver, by token and certificates. */
export interface Approver {
  readonly by: string;
  readonly roles: readonly string[];
  /** Counter office of a representative, county office of the head. */
  readonly office: string;
  readonly certificates: Certificates;
}

/**
 * The persons with a certificate for the office of the case on this day, and the policy on the head's signature in
 * their place. Evidence for the event: the rules about the signer read the signer's own certificates.
 */
export interface OfficeToday {
  readonly certified: readonly string[];
  readonly headStandsIn: boolean;
  /**
   * Persons certified on this day for the other offices of the county. Absent if the policy admits nobody of another
   * county.
   */
  readonly inCounty?: readonly string[];
  /**
   * Parts that the correction itself does not know: persons who benefit from it, and proposers of an earlier proposal
   * of the same inputs (N4, N26).
   */
  readonly parts?: readonly PartOf[];
}

/** The head names a representative of another office for a missing signature; `certificates` are of that person. */
export type NameStandIn = {
  readonly type: 'NameStandIn';
  readonly head: Approver;
  /** Missing role; the first that needs somebody if it is not given. */
  readonly role?: ApproverRole;
  readonly person: string;
  readonly certificates: Certificates;
  readonly reason: string;
  readonly office: OfficeToday;
  readonly today: CivilDate;
};
export type StandIn = NamedStandIn<ApproverRole>;

/**
 * The head of the county named a representative of another office for a missing signature; `certified` are the persons
 * of the office of the case on that day, none of whom may sign (15.4-35).
 */
export type StandInNamed = DomainEvent<
  'StandInNamed',
  StandIn & {
    readonly correctionId: string;
    readonly certified: readonly string[];
    readonly on: CivilDate;
    /** The person is of another county, because none of these could sign in the county of the case (ADR 0041). */
    readonly otherCounty?: { readonly countyOffice: string; readonly inCounty: readonly string[] };
  }
>;
