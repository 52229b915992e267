/** Deciders, views and publications without Nest: for replay, verification and generated catalogues. */
import { account } from './account/domain/account.ts';
import { subscriberCard } from './account/views/subscriber-card.view.ts';

export { accountPublications as publish } from './account/account.publish.ts';
export const deciders = [account] as const;
export const views = [subscriberCard] as const;
