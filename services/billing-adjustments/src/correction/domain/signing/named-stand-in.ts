import type { InPlace } from '../../../bill-account/domain/billing/bill.ts';

/**
 * The person who gives a missing signature in place of a representative or of the head named by the head of the county
 * (15.4-35).
 */
export interface NamedStandIn<Role extends string> {
  /** Role whose signature is missing. */
  readonly role: Role;
  readonly person: string;
  /** Office for which the person is certified. */
  readonly office: string;
  readonly certificateNumber: string;
  readonly because: InPlace['because'];
  readonly reason: string;
  readonly namedBy: string;
}

/** The last stand-in named for a role. */
export const withStandIn = <Named extends { readonly role: string }>(
  standIns: readonly Named[] | undefined,
  named: Named,
): Named[] => [...(standIns ?? []).filter(({ role }) => role !== named.role), named];
