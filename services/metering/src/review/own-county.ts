import { isRole, officesSeenBy, type OfficeScope } from '@pishkhan/roles';
import { mustHold, type Envelope, type Reads } from '@pishkhan/service-kit';
import { trusted } from '@pishkhan/views';
import { countyOfAccount } from '../copies/county-of-account.view.ts';
import { reviewMustBeOfTheOwnCounty } from '../meter/domain/reviewing/review.rules.ts';

type Viewer = Pick<Envelope['actor'], 'roles' | 'office'>;
type OfAccount = { readonly accountId: string };

const scopeOf = ({ roles, office }: Viewer): OfficeScope =>
  officesSeenBy({ roles: roles.filter(isRole), ...(office !== undefined && { office }) });

/** A person without a county and without a sight of all sees none. */
const isWithin = (scope: OfficeScope, countyOffice: string | undefined): boolean =>
  (scope.countyOffice === undefined && scope.officeId === undefined) ||
  (countyOffice !== undefined && scope.countyOffice === countyOffice);

/**
 * The reviews of accounts of the viewer's county; the auditor sees all. An account whose county is not known belongs to
 * no county (1.2, 15.4-26).
 */
export const ofOwnCounty =
  (reads: Reads, viewer: Viewer) =>
  async <Review extends OfAccount>(reviews: readonly Review[]): Promise<readonly Review[]> => {
    const accounts = [...new Set(reviews.map(({ accountId }) => accountId))];
    const known = await reads.model(countyOfAccount).find({ accountId: trusted({ $in: accounts }) });
    const countyOf = new Map(known.map(({ accountId, countyOffice }) => [accountId, countyOffice]));
    const scope = scopeOf(viewer);
    return reviews.filter(({ accountId }) => isWithin(scope, countyOf.get(accountId)));
  };

/** @throws ProblemException 403 unless the review is of an account of the viewer's county. */
export const mustBeOfOwnCounty = async (reads: Reads, viewer: Viewer, { accountId }: OfAccount): Promise<void> => {
  const known = await reads.find(countyOfAccount, accountId);
  mustHold(reviewMustBeOfTheOwnCounty(isWithin(scopeOf(viewer), known?.countyOffice)));
};
