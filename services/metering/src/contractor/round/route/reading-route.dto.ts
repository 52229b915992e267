import { civilDate, identifier, meterSerial, optional, placeName, plain, rows } from '@pishkhan/fields';
import { dto, PageQuery } from '@pishkhan/service-kit';
import { zone } from '../../zone/place-names.ts';

/** Connections of a route, a limit of the size of its event; a larger zone has more routes. */
export const MOST_STOPS = 2_000;

export const route = placeName({ fa: 'نام مسیر قرائت', en: 'name of the route in its zone' }, { example: 'route-1' });

export class RouteBody extends dto({
  zone,
  route,
  from: civilDate({ fa: 'نخستین روز این مسیر', en: 'first day of this version of the route' }),
  stops: rows(
    { fa: 'کنتورهای مسیر به ترتیب پیمودن', en: 'meters of the route in walk order' },
    { serial: meterSerial(), addressCode: identifier({ fa: 'کد آدرس', en: 'address code of the walk route (9.6)' }) },
    { most: MOST_STOPS },
  ),
}) {}

export class RouteNamedDto extends dto({
  routeId: plain.text('route'),
  connections: plain.whole('connections of the walk'),
}) {}

export class RoutesQuery extends dto({ ...PageQuery.fields, zone: optional(zone) }) {}
