import { isWithin, type AccessDeclaration } from '@pishkhan/roles';
import { watchable } from '@pishkhan/service-kit';
import { countiesOf } from '../copies/meter-places.ts';
import { reviewMustExist } from '../meter/domain/reviewing/review.rules.ts';
import { readingsToReview } from './readings-to-review.view.ts';

export const readersOfReviews = {
  subscriberAffairsOfficer: 'ownCounty',
  headOfSubscriberAffairs: 'ownCounty',
  fieldExpert: 'ownCounty',
  auditor: 'all',
} as const satisfies AccessDeclaration;

/** What a reader of readings to review may watch (ADR 0110). */
export const watchedReviews = watchable({
  one: 'reading-to-review',
  all: 'readings-to-review',
  view: readingsToReview,
  access: readersOfReviews,
  missingRule: reviewMustExist.rule,
  placesOf: async (reviews, models) => {
    const countyOf = await countiesOf(models, reviews);
    return new Map(reviews.map(({ _id, accountId }) => [_id, { countyOffice: countyOf.get(accountId) }]));
  },
  isSeenBy: (_review, _person, reach, place) => isWithin(reach, place),
});
