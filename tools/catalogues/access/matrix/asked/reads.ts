import type { County } from '../given/counties.builders.ts';
import type { Endpoint } from '../given/world.ts';
import { idsOf } from './ids.ts';
import { callOf, type Asked } from './send.ts';

/** Query parameters that name a record or a place. */
const queryOf = ({ countyOffice, officeId, ids }: County): Readonly<Record<string, string>> => ({
  account: ids['accountId']!,
  accountId: ids['accountId']!,
  bill: ids['billNumber']!,
  meter: ids['meterId']!,
  meterId: ids['meterId']!,
  contractorId: ids['contractorId']!,
  office: officeId,
  county: countyOffice,
  countyOffice,
});

const searches = ({ accountId, name, meterId }: County, url: string): Asked[] =>
  [accountId, name, meterId].map((search) => ({
    method: 'POST',
    url,
    endpoint: 'POST /v1/account-searches',
    path: '/v1/account-searches',
    body: JSON.stringify({ search }),
  }));

/** Reads about the records of a county: by the path, by each filter that names a record, and by a search. */
export const readsOf = (endpoints: readonly Endpoint[], county: County, accountsUrl: string): Asked[] => [
  ...endpoints.flatMap((endpoint) => {
    const call = callOf(endpoint, idsOf(county));
    const filters = endpoint.document.paths[endpoint.path]?.['get']?.parameters ?? [];
    const named = Object.entries(queryOf(county)).filter(([name]) =>
      filters.some((filter) => filter.in === 'query' && filter.name === name),
    );
    const query = ([name, value]: readonly [string, string]) => `${name}=${encodeURIComponent(value)}`;
    return [call, ...named.map((each) => ({ ...call, path: `${call.path}?${query(each)}` }))];
  }),
  ...searches(county, accountsUrl),
];
