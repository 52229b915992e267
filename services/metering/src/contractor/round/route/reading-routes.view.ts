import { civilDate, defineView, eventsOf, list, text, whole } from '@pishkhan/views';
import { Type } from 'typebox';
import { readingRoute } from './domain/reading-route.ts';

const version = Type.Object(
  {
    version: whole('version'),
    from: civilDate('first day'),
    connections: whole('connections of the walk'),
    drawnOn: civilDate('day of the record'),
  },
  { $id: 'VersionOfReadingRoute' },
);

/** "Which routes does a zone have, and since when?", for the people who open rounds (9.6, A3-5). */
export const readingRoutes = defineView({
  name: 'reading-routes',
  version: 1,
  question: 'Which routes does a zone have, with how many connections, and since when? For those who open rounds.',
  source: eventsOf(readingRoute),
  document: Type.Object(
    {
      routeId: text('route'),
      countyOffice: text('county gas office'),
      zone: text('zone'),
      route: text('name of the route'),
      versions: list('in the order of their record', version),
    },
    { $id: 'ReadingRoute' },
  ),
  indexes: [{ countyOffice: 1, zone: 1, _id: 1 }],
}).on({
  ReadingRouteDrawn: (before, { data: { routeId, countyOffice, zone, route, stops, drawnOn, ...drawn } }) => ({
    routeId,
    countyOffice,
    zone,
    route,
    versions: [
      ...(before?.versions ?? []),
      { version: drawn.version, from: drawn.from, connections: stops.length, drawnOn },
    ],
  }),
});
