import type { CivilDate } from '@pishkhan/calendar';
import { barOf, isSamePerson } from '@pishkhan/roles';
import type { InPlace } from '../../../bill-account/domain/billing/bill.ts';
import { certificateOn } from '../../../certificate/domain/certificate.rules.ts';
import type { ApproverRole } from '../../../pricing/policy/domain/content/approval/correction-approval.policy.ts';
import type { Approver, OfficeToday, StandIn } from './signing.messages.ts';
import { partsIn, rolesLeft, type Waiting } from '../correction.state.ts';

/** Signature of a missing role by a person, for the own role or in place of somebody (15.4-35). */
export interface Place {
  readonly role: ApproverRole;
  /** Office for which a representative's certificate counts; absent for the head. */
  readonly certifiedFor?: string;
  readonly inPlace?: InPlace;
}

/** The part that bars a person from signing; undefined if the person is free (7.5, 15.4-37; N4, N26). */
export const barIn = (awaiting: Waiting, { parts = [] }: Pick<OfficeToday, 'parts'>, subject: string) =>
  barOf([...partsIn(awaiting), ...parts], subject, awaiting.proposal.bars ?? []);

export const isFreeToSign = (awaiting: Waiting, office: Pick<OfficeToday, 'parts'>, subject: string): boolean =>
  barIn(awaiting, office, subject) === undefined;

/** Representatives of the office who could still sign (15.4-35). */
export const representativesLeft = (awaiting: Waiting, office: OfficeToday): readonly string[] =>
  office.certified.filter((subject) => isFreeToSign(awaiting, office, subject));

const scopeOf = ({ request, countyOffice }: Waiting, role: ApproverRole) =>
  role === 'headOfSubscriberAffairs' ? countyOffice : request.officeId;

/** Whether the person is the head of the county of the account. */
export const isHeadOf = (
  { countyOffice }: Pick<Waiting, 'countyOffice'>,
  { roles, office }: Pick<Approver, 'roles' | 'office'>,
) => roles.includes('headOfSubscriberAffairs') && office === countyOffice;

const isVacant = (awaiting: Waiting, office: OfficeToday): boolean =>
  rolesLeft(awaiting).includes('qualifiedRepresentative') && representativesLeft(awaiting, office).length === 0;

/** Whether the head signs for an office with nobody left: by policy, and if the amount does not need the head too. */
const headMaySign = (awaiting: Waiting, office: OfficeToday, head: Pick<Approver, 'by'>): boolean =>
  office.headStandsIn &&
  !awaiting.proposal.approvalsNeeded.includes('headOfSubscriberAffairs') &&
  isFreeToSign(awaiting, office, head.by);

const ownPlace = (awaiting: Waiting, { roles, office }: Approver): Place | undefined => {
  const held = rolesLeft(awaiting).filter((role) => roles.includes(role));
  const role = held.find((each) => scopeOf(awaiting, each) === office);
  if (role === undefined) return undefined;
  return role === 'qualifiedRepresentative' ? { role, certifiedFor: awaiting.request.officeId } : { role };
};

const standInPlace = (awaiting: Waiting, { by, roles, office }: Approver): Place | undefined => {
  const named = awaiting.standIns?.find(
    (each) => isSamePerson(each.person, by) && each.office === office && rolesLeft(awaiting).includes(each.role),
  );
  if (!named || !roles.includes('qualifiedRepresentative')) return undefined;
  const { role, because, reason, namedBy } = named;
  return { role, certifiedFor: named.office, inPlace: { as: 'qualifiedRepresentative', because, reason, namedBy } };
};

const headInPlace = (awaiting: Waiting, approver: Approver, office: OfficeToday): Place | undefined =>
  isHeadOf(awaiting, approver) && isVacant(awaiting, office) && headMaySign(awaiting, office, approver)
    ? {
        role: 'qualifiedRepresentative',
        inPlace: { as: 'headOfSubscriberAffairs', because: 'nobodyLeft', certified: office.certified },
      }
    : undefined;

/** The missing signature that this person could give: of the own role, as stand-in, or as head in place (15.4-35). */
export const placeOf = (awaiting: Waiting, approver: Approver, office: OfficeToday): Place | undefined =>
  ownPlace(awaiting, approver) ?? standInPlace(awaiting, approver) ?? headInPlace(awaiting, approver, office);

/**
 * Why a stand-in is needed for a missing signature: the office has nobody left and the head may not sign instead, or
 * the head may not sign the own part (15.4-35).
 */
export const needOf = (
  awaiting: Waiting,
  role: ApproverRole,
  { head, office }: { readonly head: Pick<Approver, 'by'>; readonly office: OfficeToday },
): StandIn['because'] | undefined => {
  if (!rolesLeft(awaiting).includes(role)) return undefined;
  if (role === 'headOfSubscriberAffairs') return isFreeToSign(awaiting, office, head.by) ? undefined : 'headMayNotSign';
  return isVacant(awaiting, office) && !headMaySign(awaiting, office, head) ? 'nobodyLeft' : undefined;
};

/** The missing signatures for which this head must name somebody, first those without a stand-in. */
export const placesToFill = (awaiting: Waiting, head: Pick<Approver, 'by'>, office: OfficeToday): ApproverRole[] => {
  const needed = rolesLeft(awaiting).filter((role) => needOf(awaiting, role, { head, office }) !== undefined);
  const isNamed = (role: ApproverRole) => awaiting.standIns?.some((each) => each.role === role) ?? false;
  return needed.toSorted((one, other) => Number(isNamed(one)) - Number(isNamed(other)));
};

/**
 * Representatives of other offices of the county who could still give this missing signature: without a part, and not
 * named for another one. Undefined if the policy admits nobody of another county (15.4-35).
 */
export const countyLeft = (
  awaiting: Waiting,
  role: ApproverRole | undefined,
  office: OfficeToday,
): readonly string[] | undefined => {
  const isNamedElsewhere = (subject: string) =>
    awaiting.standIns?.some((each) => isSamePerson(each.person, subject) && each.role !== role) ?? false;
  return office.inCounty?.filter((subject) => isFreeToSign(awaiting, office, subject) && !isNamedElsewhere(subject));
};

interface Today {
  readonly office: OfficeToday;
  readonly today: CivilDate;
  /** Everybody with a certificate that is valid today, for any office. */
  readonly certified: ReadonlySet<string>;
}

/** Part that a person has in a waiting correction, for the own inbox. */
export type Part = 'sign' | 'signInPlace' | 'nameStandIn';

/** What this person could do for a waiting correction; undefined if others must act (15.4-35). */
export const partOf = (
  awaiting: Waiting,
  approver: Approver,
  { office, today, certified }: Today,
): Part | undefined => {
  const place = placeOf(awaiting, approver, office);
  const isCertified =
    place?.certifiedFor === undefined || certificateOn(approver.certificates, place.certifiedFor, today) !== undefined;
  if (place && isCertified && isFreeToSign(awaiting, office, approver.by))
    return place.inPlace ? 'signInPlace' : 'sign';
  const toFill = isHeadOf(awaiting, approver) ? placesToFill(awaiting, approver, office) : [];
  const isFilled = (role: ApproverRole) =>
    awaiting.standIns?.some((each) => each.role === role && certified.has(each.person)) ?? false;
  return toFill.every(isFilled) ? undefined : 'nameStandIn';
};
