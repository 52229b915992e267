import { isWithin, type AccessDeclaration } from '@pishkhan/roles';
import { watchable } from '@pishkhan/service-kit';
import { countiesOf } from '../../../copies/meter-places.ts';
import { takingOffMustExist } from '../../domain/exchanging/exchange.rules.ts';
import { meterExchanges } from './meter-exchanges.view.ts';

export const readersOfExchanges = {
  connectionsUnit: 'ownCounty',
  headOfSubscriberAffairs: 'ownCounty',
  auditor: 'all',
} as const satisfies AccessDeclaration;

/** What a reader of exchanges and removals may watch (ADR 0110). */
export const watchedExchanges = watchable({
  one: 'meter-exchange',
  all: 'meter-exchanges',
  view: meterExchanges,
  access: readersOfExchanges,
  missingRule: takingOffMustExist.rule,
  placesOf: async (entries, models) => {
    const countyOf = await countiesOf(models, entries);
    return new Map(entries.map(({ _id, accountId }) => [_id, { countyOffice: countyOf.get(accountId) }]));
  },
  isSeenBy: (_entry, _person, reach, place) => isWithin(reach, place),
});
