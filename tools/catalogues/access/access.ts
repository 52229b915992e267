import type { Route } from '../docs/roles.ts';
import { page, table } from '../docs/markdown.ts';
import type { Oracle } from './oracle.ts';

const endpointOf = ({ method, path }: Route): string => `${method} ${path}`;

/**
 * Faults: an endpoint without a declaration, one that the page does not know, a role or place that the page does not
 * allow, and an endpoint of the page that no service has.
 */
export const accessFaults = (routes: readonly Route[], { kinds, places }: Oracle): string[] => {
  const served = new Set(routes.map(endpointOf));
  const faultsOf = (route: Route): string[] => {
    const endpoint = endpointOf(route);
    const declared = Object.entries(route.access);
    if (declared.length === 0) return [`${route.service}: ${endpoint} declares no access`];
    const kind = kinds.get(endpoint);
    if (kind === undefined) return [`who-sees-what.md does not name ${endpoint}`];
    return declared.flatMap(([role, place]) => {
      const allowed = places.get(kind)?.get(role);
      if (allowed === place) return [];
      const instead = allowed === undefined ? 'does not list the role' : `allows ${allowed}`;
      return [`${endpoint} gives ${role} ${place}; who-sees-what.md ${instead} for ${kind}`];
    });
  };
  return [
    ...routes.flatMap(faultsOf),
    ...[...kinds.keys()]
      .filter((endpoint) => !served.has(endpoint))
      .map((endpoint) => `who-sees-what.md names ${endpoint}, which no service has`),
  ];
};

const byPlace = ({ access }: Route): string => {
  const places = [...new Set(Object.values(access))];
  const rolesAt = (place: string) => Object.keys(access).filter((role) => access[role] === place);
  return places
    .map(
      (place) =>
        `${place}: ${rolesAt(place)
          .map((role) => `\`${role}\``)
          .join(', ')}`,
    )
    .join('; ');
};

/** `docs/generated/access.md`: the declared access of every endpoint. */
export const accessPage = (routes: readonly Route[], { kinds }: Oracle): string =>
  page(
    'Access',
    'the declarations of the endpoints',
    'Roles by place, for each endpoint. [Who sees what](../security/who-sees-what.md) decides; a difference fails `npm run check`.',
    table(
      ['service', 'endpoint', 'data', 'roles by place'],
      routes.map((route) => [
        route.service,
        `\`${endpointOf(route)}\``,
        kinds.get(endpointOf(route)) ?? '',
        byPlace(route),
      ]),
    ),
  );
