import type { Part } from '../../../../correction/domain/signing/places.ts';
import type { MoneyActor } from '../money-actor.ts';
import { isFreeToSignMoney, moneyPlaceOf, openPlaces, type MoneySigning, type WaitingMoney } from './money-places.ts';

interface InCounty extends MoneySigning {
  readonly countyOffice: string;
}

const isHeadOf = ({ roles, office }: MoneyActor, { countyOffice }: InCounty): boolean =>
  roles.includes('headOfSubscriberAffairs') && office === countyOffice;

/** What this person could do for money that waits for signatures (7.5, 15.4-35). */
export const moneyPartOf = (waiting: WaitingMoney, actor: MoneyActor, signing: InCounty): Part | undefined => {
  const place = isFreeToSignMoney(waiting, signing.duties, actor.by)
    ? moneyPlaceOf(waiting, actor, signing)
    : undefined;
  if (place) return place.inPlace ? 'signInPlace' : 'sign';
  const namesStandIn = isHeadOf(actor, signing) && openPlaces(waiting, { ...signing, head: actor.by }).length > 0;
  return namesStandIn ? 'nameStandIn' : undefined;
};
