import type { Oracle } from '../oracle.ts';
import { namesARecord } from './asked/bodies.ts';
import { idsOf, placedParametersOf, type Ids } from './asked/ids.ts';
import type { County } from './given/counties.builders.ts';
import { nameOf, type Endpoint, type World } from './given/world.ts';
import { isOutside, mayKnowAccounts, placeOf } from './judge.ts';
import type { Person } from './leaks.ts';

/** A county in whose place the person is at the endpoint. */
export const ownCounty = (oracle: Oracle, endpoint: string, person: Person, counties: readonly County[]) =>
  counties.find((county) => !isOutside(oracle, endpoint, person, county));

/** Pairs of ids of the path and of the body: those of another place, and in the same positions unknown ones. */
export const foreignIdsOf = (
  { oracle, world, unknown }: { readonly oracle: Oracle; readonly world: World; readonly unknown: Ids },
  endpoint: Endpoint,
  person: Person,
): { readonly path: readonly [Ids, Ids]; readonly body?: readonly [Ids, Ids] }[] => {
  const name = nameOf(endpoint);
  const placed = placedParametersOf(endpoint.path, placeOf(oracle, name, person) === 'ownContract');
  const own = ownCounty(oracle, name, person, world.counties);
  const foreign = world.counties.filter((county) => isOutside(oracle, name, person, county)).map(idsOf);
  const whole = placed.length === 0 ? [] : foreign.map((ids) => ({ path: [ids, unknown] as const }));
  if (!own) return whole;
  const [first, ...rest] = placed;
  const mixedWith = (ids: Ids): Ids => ({ ...ids, [first!]: idsOf(own)[first!]! });
  const mixed =
    rest.length === 0 ? [] : foreign.map((ids) => ({ path: [mixedWith(ids), mixedWith(unknown)] as const }));
  const isCompared = endpoint.method === 'POST' && namesARecord(endpoint.path) && !mayKnowAccounts(oracle, person);
  const ownPath = [idsOf(own), idsOf(own)] as const;
  return [
    ...whole,
    ...mixed,
    ...(isCompared ? foreign.map((ids) => ({ path: ownPath, body: [ids, unknown] as const })) : []),
  ];
};

/** Refused commands leave nothing in the log but look-ups. */
export const eventsOfForeign = async (
  { platform }: World,
  after: Awaited<ReturnType<World['platform']['eventStore']['head']>>,
) =>
  (await platform.eventStore.readAll({ after, limit: 1_000 }))
    .filter(({ stream }) => !stream.startsWith('look-ups'))
    .map(({ stream, type }) => `a refused request wrote ${type} in ${stream}`);

/** Only endpoints of `company` and `all` have no foreign record. */
export const untriedOf = (
  endpoints: readonly Endpoint[],
  { kinds, places }: Oracle,
  tried: ReadonlySet<string>,
): string[] =>
  endpoints
    .filter((endpoint) => {
      const bound = [...places.get(kinds.get(nameOf(endpoint))!)!.values()];
      const isPlaced = bound.some((place) => place.startsWith('own') && place !== 'ownMatter');
      return isPlaced && placedParametersOf(endpoint.path, bound.includes('ownContract')).length > 0;
    })
    .map(nameOf)
    .filter((name) => !tried.has(name));
