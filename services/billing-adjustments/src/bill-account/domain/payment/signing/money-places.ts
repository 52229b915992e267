import { barOf, isSamePerson, type PartOf } from '@pishkhan/roles';
import {
  headSignsFor,
  type MoneyApprovalPolicy,
  type MoneyRole,
} from '../../../../pricing/policy/domain/content/approval/money-approval.fields.ts';
import { withStandIn, type NamedStandIn } from '../../../../correction/domain/signing/named-stand-in.ts';
import type { InPlace } from '../../billing/bill.ts';
import type { MoneyDuties } from '../duties.rules.ts';
import type { MoneyActor } from '../money-actor.ts';

/** The representative who gives a missing signature for money, named by the head of the county (15.4-35). */
export type MoneyStandIn = NamedStandIn<MoneyRole>;

/** A refund or a reversal that waits for signatures. */
export interface WaitingMoney {
  readonly requestedBy: string;
  readonly earlierRequesters?: readonly string[];
  readonly approvalsNeeded: readonly MoneyRole[];
  readonly approvals: readonly { readonly by: string; readonly role: MoneyRole }[];
  readonly standIns?: readonly MoneyStandIn[];
}

/** Signature of a missing role by a person, for the own role or in place of somebody (15.4-35). */
export interface MoneyPlace {
  readonly role: MoneyRole;
  /** Office for which a stand-in's certificate counts. */
  readonly certifiedFor?: string;
  readonly inPlace?: InPlace;
}

/** What decides about a signature: the policy in force, and who is barred. */
export interface MoneySigning {
  readonly policy: MoneyApprovalPolicy | undefined;
  readonly duties: MoneyDuties;
}

/** Roles that must still sign, in the order of the policy. */
export const moneyRolesLeft = ({
  approvalsNeeded,
  approvals,
}: Pick<WaitingMoney, 'approvalsNeeded' | 'approvals'>): readonly MoneyRole[] =>
  approvalsNeeded.filter((needed) => !approvals.some(({ role }) => role === needed));

const partsOf = (
  { requestedBy, earlierRequesters = [], approvals }: WaitingMoney,
  { beneficiaries }: MoneyDuties,
): readonly PartOf[] => [
  { as: 'proposer', by: requestedBy },
  ...approvals.map(({ by }) => ({ as: 'signer', by }) as const),
  ...earlierRequesters.map((by) => ({ as: 'earlierProposer', by }) as const),
  ...beneficiaries.map((by) => ({ as: 'beneficiary', by }) as const),
];

/** Persons whose part bars them from a signature about this money, each once (7.5; N4, N26). */
export const barredFromMoney = (waiting: WaitingMoney, duties: MoneyDuties): readonly PartOf[] => {
  const parts = partsOf(waiting, duties);
  const persons = new Map(parts.map(({ by }) => [by.toLowerCase(), by]));
  return [...persons.values()].flatMap((by) => {
    const as = barOf(parts, by, duties.bars);
    return as === undefined ? [] : [{ as, by }];
  });
};

/** Whether no part of a person bars a signature about this money (7.5; N4, N26). */
export const isFreeToSignMoney = (waiting: WaitingMoney, duties: MoneyDuties, person: string): boolean =>
  barOf(partsOf(waiting, duties), person, duties.bars) === undefined;

/** The head signs for an officer by policy, and only if the amount does not need the head too (15.4-35). */
const headMaySign = (waiting: WaitingMoney, { policy, duties }: MoneySigning, head: string): boolean =>
  headSignsFor(policy) &&
  !waiting.approvalsNeeded.includes('headOfSubscriberAffairs') &&
  isFreeToSignMoney(waiting, duties, head);

const isHead = ({ roles }: Pick<MoneyActor, 'roles'>) => roles.includes('headOfSubscriberAffairs');

/** The missing signature that a person of the county could give: of the own role, or as head in place of an officer. */
const placeInCounty = (waiting: WaitingMoney, actor: MoneyActor, signing: MoneySigning): MoneyPlace | undefined => {
  const left = moneyRolesLeft(waiting);
  const own = left.find((role) => actor.roles.includes(role));
  if (own !== undefined) return { role: own };
  const [role] = left;
  return role !== undefined && isHead(actor) && headMaySign(waiting, signing, actor.by)
    ? { role, inPlace: { as: 'headOfSubscriberAffairs', because: 'nobodyLeft' } }
    : undefined;
};

/** Whether the head named this person for a signature; an office of the county or of another one (15.4-35). */
export const isNamedFor = ({ standIns = [] }: Pick<WaitingMoney, 'standIns'>, { by, office }: MoneyActor): boolean =>
  standIns.some((each) => isSamePerson(each.person, by) && each.office === office);

const placeOfStandIn = (waiting: WaitingMoney, { by, roles, office }: MoneyActor): MoneyPlace | undefined => {
  const left = moneyRolesLeft(waiting);
  const named = waiting.standIns?.find(
    (each) => isSamePerson(each.person, by) && each.office === office && left.includes(each.role),
  );
  if (!named || !roles.includes('qualifiedRepresentative')) return undefined;
  const { role, because, reason, namedBy } = named;
  return { role, certifiedFor: named.office, inPlace: { as: 'qualifiedRepresentative', because, reason, namedBy } };
};

/** The missing signature that this person could give (15.4-35). */
export const moneyPlaceOf = (
  waiting: WaitingMoney,
  actor: MoneyActor,
  { countyOffice, ...signing }: MoneySigning & { readonly countyOffice: string },
): MoneyPlace | undefined =>
  actor.office === countyOffice ? placeInCounty(waiting, actor, signing) : placeOfStandIn(waiting, actor);

const needOf = (
  waiting: WaitingMoney,
  role: MoneyRole,
  { head, ...signing }: MoneySigning & { readonly head: string },
): InPlace['because'] | undefined => {
  if (role === 'headOfSubscriberAffairs')
    return isFreeToSignMoney(waiting, signing.duties, head) ? undefined : 'headMayNotSign';
  return headMaySign(waiting, signing, head) ? undefined : 'nobodyLeft';
};

/** A missing signature for which the head may name somebody, and why. */
export interface OpenPlace {
  readonly role: MoneyRole;
  readonly because: InPlace['because'];
}

/** The missing signatures that this head may not give, first those without a stand-in (15.4-35). */
export const openPlaces = (
  waiting: WaitingMoney,
  signing: MoneySigning & { readonly head: string },
): readonly OpenPlace[] => {
  const open = moneyRolesLeft(waiting).flatMap((role) => {
    const because = needOf(waiting, role, signing);
    return because === undefined ? [] : [{ role, because }];
  });
  const isNamed = ({ role }: OpenPlace) => waiting.standIns?.some((each) => each.role === role) ?? false;
  return open.toSorted((one, other) => Number(isNamed(one)) - Number(isNamed(other)));
};

/** The last stand-in named for a role, without the other facts of its event. */
export const withMoneyStandIn = (
  standIns: readonly MoneyStandIn[] | undefined,
  { role, person, office, certificateNumber, because, reason, namedBy }: MoneyStandIn,
): readonly MoneyStandIn[] =>
  withStandIn(standIns, { role, person, office, certificateNumber, because, reason, namedBy });
