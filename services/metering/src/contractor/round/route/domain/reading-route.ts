import type { CivilDate } from '@pishkhan/calendar';
import { accept, nothing, type Decider, type Decision } from '@pishkhan/decider';
import type {
  DrawReadingRoute,
  ReadingRouteCommand,
  ReadingRouteDrawn,
  ReadingRouteEvent,
} from './reading-route.messages.ts';
import {
  metersOfRouteMustBeInZone,
  metersOfRouteMustExist,
  routeMustNameConnectionOnce,
  routeMustNotBeginInThePast,
} from './reading-route.rules.ts';

/** Versions of a route in the order of their record. */
export interface RouteVersions {
  readonly versions: readonly ReadingRouteDrawn['data'][];
}

/** The version of a day: of those that begin by then, the one with the last first day; of equals the newest. */
export const routeOn = ({ versions }: RouteVersions, day: CivilDate): ReadingRouteDrawn['data'] | undefined =>
  versions
    .filter(({ from }) => from <= day)
    .reduce<ReadingRouteDrawn['data'] | undefined>(
      (last, each) => (last && last.from > each.from ? last : each),
      undefined,
    );

/** Id of a route of a zone: its stream is `reading-route-<county>.<zone>.<route>`. */
export const routeIdOf = (countyOffice: string, zone: string, route: string): string =>
  `${countyOffice}.${zone}.${route}`;

const draw = (command: DrawReadingRoute, { versions }: RouteVersions): Decision<ReadingRouteEvent> => {
  const { type: _, foreignMeters, elsewhere, today, ...route } = command;
  const present = routeOn({ versions }, route.from);
  if (present?.from === route.from && JSON.stringify(present.stops) === JSON.stringify(route.stops)) return nothing();
  return (
    metersOfRouteMustExist(foreignMeters) ||
    metersOfRouteMustBeInZone(elsewhere) ||
    routeMustNameConnectionOnce(route.stops.map(({ accountId }) => accountId)) ||
    routeMustNotBeginInThePast(route.from, today, versions.length === 0) ||
    accept<ReadingRouteDrawn>({
      type: 'ReadingRouteDrawn',
      data: {
        ...route,
        routeId: routeIdOf(route.countyOffice, route.zone, route.route),
        version: versions.length + 1,
        drawnOn: today,
      },
    })
  );
};

/** The walk of readers through a part of a zone, as versions with first days (9.6, A3-5). */
export const readingRoute: Decider<ReadingRouteCommand, ReadingRouteEvent, RouteVersions> = {
  category: 'reading-route',
  events: { ReadingRouteDrawn: 1 },
  initial: { versions: [] },
  decide: (command, state) => {
    switch (command.type) {
      case 'DrawReadingRoute':
        return draw(command, state);
    }
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'ReadingRouteDrawn':
        return { versions: [...state.versions, event.data] };
    }
  },
};
