import { officeIn, type Reach } from '@pishkhan/roles';
import { mustBeWithin, type Reads } from '@pishkhan/service-kit';
import { accountMustExist } from '../domain/account.rules.ts';
import { subscriberCard, type SubscriberCard } from '../views/subscriber-card.view.ts';

/**
 * The card of an account that a person wants to change. A counter may read every account by its number, and changes
 * those of its own county.
 *
 * @throws ProblemException 404 for a missing account and for one of another county
 */
export const cardOfOwnCounty = async (reads: Reads, reach: Reach, accountId: string): Promise<SubscriberCard> => {
  const card = await reads.named(subscriberCard, accountId, accountMustExist.rule);
  const office = officeIn({ ...reach, ...(reach.county !== undefined && { office: reach.county }) });
  mustBeWithin({ ...reach, office, places: ['ownCounty'] }, card, accountMustExist.rule, accountId);
  return card;
};
