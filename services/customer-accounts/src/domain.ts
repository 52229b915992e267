/** Deciders, views and publications without Nest: for replay, verification and generated catalogues. */
import { accountPublications } from './account/account.publish.ts';
import { account } from './account/domain/account.ts';
import { subscriberCard } from './account/views/subscriber-card.view.ts';

export const publish = { ...accountPublications };
export const deciders = [account] as const;
export const views = [subscriberCard] as const;
