import { placeOf, type Role } from '@pishkhan/roles';
import type { Stage } from '../kind/kind.ts';
import type { FactRecord } from '../kind/vocabulary.ts';

/** Roles outside the company, who see and report only what was ordered from them (1.2). */
export const isContractor = (role: Role): boolean => placeOf(role) === 'contractor';
/** The roles that work for the company: they alone assign, pause, escalate and note. */
export const ofTheCompany = (roles: readonly Role[]): Role[] => roles.filter((role) => !isContractor(role));

/** The contractor that has the order of this stage, by the fact that the kind names (A1-4, A1-6). */
export const companyAt = (stage: Stage, facts: FactRecord): string | undefined => {
  const named = 'orders' in stage && stage.company !== undefined ? facts[stage.company] : undefined;
  return named === undefined ? undefined : String(named);
};

interface Ordered {
  readonly companies?: Readonly<Record<string, string>>;
  readonly calledBack?: Readonly<Record<string, string>>;
}
/** The contractor has or had an order of this case. */
export const hasHadAnOrder = ({ companies = {}, calledBack = {} }: Ordered, office: string | undefined): boolean =>
  office !== undefined && (Object.values(companies).includes(office) || Object.hasOwn(calledBack, office));

/** The last stage whose order this contractor had. */
export const orderedFrom = ({ companies = {}, calledBack = {} }: Ordered, office: string | undefined) =>
  office === undefined
    ? undefined
    : (calledBack[office] ?? Object.keys(companies).findLast((name) => companies[name] === office));
