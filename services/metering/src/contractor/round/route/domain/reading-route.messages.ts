import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';

/** A connection of a route; its place in the list is the walk order. */
export interface Stop {
  readonly accountId: string;
  /** Address code of the walk route (9.6). */
  readonly addressCode: string;
}

interface Route {
  readonly countyOffice: string;
  readonly zone: string;
  readonly route: string;
  readonly from: CivilDate;
  readonly stops: readonly Stop[];
}

export interface DrawReadingRoute extends Route {
  readonly type: 'DrawReadingRoute';
  /** Serials that no meter of the county has. */
  readonly foreignMeters: readonly string[];
  /** Serials of meters that are in another zone on the day, or on no connection. */
  readonly elsewhere: readonly string[];
  readonly today: CivilDate;
}
export type ReadingRouteCommand = DrawReadingRoute;

/** From a day on, readers of a zone walk these connections in this order (9.6, A3-5). */
export type ReadingRouteDrawn = DomainEvent<
  'ReadingRouteDrawn',
  Route & { readonly routeId: string; readonly version: number; readonly drawnOn: CivilDate }
>;
export type ReadingRouteEvent = ReadingRouteDrawn;
