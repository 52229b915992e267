import { describe, expect, it } from '@jest/globals';
import { civilDate } from '@pishkhan/calendar';
import { given } from '@pishkhan/decider';
import { readingRoute, routeOn } from './reading-route.ts';
import type { ReadingRouteDrawn } from './reading-route.messages.ts';

const today = civilDate('2026-11-22');
const stops = [
  { accountId: '10203040', addressCode: '01-02-0034' },
  { accountId: '10203041', addressCode: '01-02-0036' },
];
const route = { countyOffice: 'county-1', zone: 'zone-a', route: 'route-1', from: today, stops } as const;
const draw = { type: 'DrawReadingRoute', ...route, foreignMeters: [], elsewhere: [], today } as const;
const drawn: ReadingRouteDrawn = {
  type: 'ReadingRouteDrawn',
  data: { ...route, routeId: 'county-1.zone-a.route-1', version: 1, drawnOn: today },
};

describe('a reading route', () => {
  it('9.6: is an ordered list of connections, in versions with first days', () => {
    given(readingRoute).when(draw).then(drawn);
    given(readingRoute, drawn).when(draw).thenNothing();
    const turned = { ...draw, from: civilDate('2026-12-01'), stops: stops.toReversed() };
    const { state } = given(readingRoute, drawn)
      .when(turned)
      .then({ ...drawn, data: { ...drawn.data, from: turned.from, stops: turned.stops, version: 2 } });
    expect(routeOn(state, civilDate('2026-11-30'))?.version).toBe(1);
    expect(routeOn(state, turned.from)?.version).toBe(2);
    expect(routeOn(state, civilDate('2026-11-21'))).toBeUndefined();
  });
  it('9.6: a further version begins today at the earliest', () => {
    const past = { ...draw, from: civilDate('2026-11-21'), stops: stops.slice(1) };
    given(readingRoute, drawn).when(past).thenRejected('RouteMustNotBeginInThePast');
  });
  it('N5, 9.6: its meters are of the county, in the zone, each once', () => {
    given(readingRoute)
      .when({ ...draw, foreignMeters: ['62000009'] })
      .thenRejected('MetersOfRouteMustExist', { serials: ['62000009'] });
    given(readingRoute)
      .when({ ...draw, elsewhere: ['62000008'] })
      .thenRejected('MetersOfRouteMustBeInZone', { rows: 1 });
    given(readingRoute)
      .when({ ...draw, stops: [...stops, stops[0]!] })
      .thenRejected('RouteMustNameConnectionOnce', { accounts: ['10203040'] });
  });
});
