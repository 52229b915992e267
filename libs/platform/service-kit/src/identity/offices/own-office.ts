import { placeOf, type AccessDeclaration, type Place, type Reach, type Role } from '@pishkhan/roles';
import { ProblemException } from '../../http/problem.ts';
import type { SignedInActor } from '../../http/request-context.ts';
import type { OfficeKind, Offices } from './offices.ts';
import type { RegisteredOffice } from './known-offices.view.ts';
import { grantedTo } from '../access.ts';

const kindOfPlace: Readonly<Partial<Record<Place, OfficeKind>>> = {
  counter: 'counterOffice',
  county: 'countyOffice',
  zone: 'zone',
};
const kindFor = (role: Role): OfficeKind | undefined => kindOfPlace[placeOf(role)];

/** The kinds of office at which somebody has these roles. */
export const officeKindsOf = (roles: readonly Role[]): readonly OfficeKind[] =>
  roles.flatMap((role) => kindFor(role) ?? []);

const countyOfOffice = ({ kind, officeId, countyOffice }: RegisteredOffice): string | null =>
  kind === 'countyOffice' ? officeId : countyOffice;

/** The county is that of the register; a claim may only repeat it. @throws ProblemException 403 */
const countyMustBeThatOfTheOffice = (claimed: string | undefined, office: RegisteredOffice): string | undefined => {
  const registered = countyOfOffice(office) ?? undefined;
  if (claimed !== undefined && claimed !== registered)
    throw new ProblemException(403, 'CountyMustBeThatOfTheOffice', { data: { officeId: office.officeId } });
  return registered;
};

/**
 * A payment channel acts while it is registered and open; its id is the organisation of the token, else the user (8.7).
 *
 * @throws ProblemException 403; 409 if its registration may be on its way
 */
const channelMustBeOpen = async (
  offices: Offices,
  { roles, office, subject }: SignedInActor,
  declared: AccessDeclaration,
): Promise<void> => {
  if (roles.includes('paymentChannel') && declared['paymentChannel'] !== undefined)
    await offices.ofToken(office ?? subject, ['paymentChannel']);
};

/**
 * What a token reaches at a route, by the register: a role of a counter office, county or zone counts only at an open
 * office of that kind, and the county is that of the office (N10, N24); a payment channel is registered too. Roles of
 * contractors and the company are in no office.
 *
 * @throws ProblemException 403 if no role may act; 409 if the office may be on its way
 */
export const grantedByTheRegister = async (
  offices: Offices,
  actor: SignedInActor,
  declared: AccessDeclaration,
): Promise<Reach> => {
  const reach = grantedTo(actor, declared);
  const { office: officeId } = actor;
  if (offices.areChecked) await channelMustBeOpen(offices, actor, declared);
  const isOfAnOffice = (role: Role) => declared[role] !== undefined && kindFor(role) !== undefined;
  const inOffices = actor.roles.filter(isOfAnOffice);
  if (!offices.areChecked || officeId === undefined || inOffices.length === 0) return reach;
  const elsewhere = actor.roles.filter((role) => !isOfAnOffice(role));
  if (elsewhere.some((role) => declared[role] !== undefined && placeOf(role) === 'contractor'))
    return grantedTo({ ...actor, roles: elsewhere }, declared);
  const office = await offices.ofToken(officeId, officeKindsOf(inOffices));
  const county = countyMustBeThatOfTheOffice(actor.county, office);
  const { county: _claimed, ...person } = actor;
  const roles = actor.roles.filter((role) => !isOfAnOffice(role) || kindFor(role) === office.kind);
  return grantedTo({ ...person, roles, ...(county !== undefined && { county }) }, declared);
};
