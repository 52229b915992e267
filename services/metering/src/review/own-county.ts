import { isRole, officesSeenBy, type OfficeScope } from '@pishkhan/roles';
import { mustHold, type Envelope, type Reads } from '@pishkhan/service-kit';
import { trusted } from '@pishkhan/views';
import { countyOfAccount } from '../copies/county-of-account.view.ts';
import { reviewMustBeOfTheOwnCounty } from '../meter/domain/reviewing/review.rules.ts';

type Viewer = Pick<Envelope['actor'], 'roles' | 'office'>;
type OfAccount = { readonly accountId: string };

const seesAll = ({ countyOffice, officeId }: OfficeScope): boolean =>
  countyOffice === undefined && officeId === undefined;

/**
 * The reviews of accounts of the viewer's county; the auditor sees all. An account whose county is not known belongs to
 * no county (1.2, 15.4-26).
 */
export const ofOwnCounty =
  (reads: Reads, viewer: Viewer) =>
  async <Review extends OfAccount>(reviews: readonly Review[]): Promise<readonly Review[]> => {
    const { roles, office } = viewer;
    const scope = officesSeenBy({ roles: roles.filter(isRole), ...(office !== undefined && { office }) });
    if (seesAll(scope)) return reviews;
    if (scope.countyOffice === undefined || reviews.length === 0) return [];
    const accounts = [...new Set(reviews.map(({ accountId }) => accountId))];
    const known = await reads
      .model(countyOfAccount)
      .find({ accountId: trusted({ $in: accounts }), countyOffice: scope.countyOffice });
    const own = new Set(known.map(({ accountId }) => accountId));
    return reviews.filter(({ accountId }) => own.has(accountId));
  };

/** @throws ProblemException 403 unless the review is of an account of the viewer's county. */
export const mustBeOfOwnCounty = async (reads: Reads, viewer: Viewer, review: OfAccount): Promise<void> => {
  const own = await ofOwnCounty(reads, viewer)([review]);
  mustHold(reviewMustBeOfTheOwnCounty(own.length > 0));
};
