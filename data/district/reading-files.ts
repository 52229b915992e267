import { addDays, fromJalali, jalaliText, type CivilDate } from '@pishkhan/calendar';
import { routeA, routeC, routes, zoneOf, type Route } from './rounds.ts';
import type { Subscriber } from './subscribers.ts';

/** The contractor's file for one round of one route. */
export interface ReadingFile {
  readonly contractorId: string;
  readonly route: Route['name'];
  readonly name: string;
  /** Last day of the round. */
  readonly readOn: CivilDate;
  readonly csv: string;
}

const header = 'meter_serial,read_on,index,kind,reader';
const zeroOfPersianDigits = 0x06f0;
const inPersianDigits = (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCharCode(zeroOfPersianDigits + Number(digit))).replaceAll('-', '/');

/** The day of a subscriber's reading in a round. */
export const dayOfReading = ({ daysEarlier }: Subscriber, roundOn: CivilDate): CivilDate =>
  addDays(roundOn, -daysEarlier);

/** The recorded index; a planted fault makes it differ from the true index. */
export const indexAsRead = ({ shows, plan }: Subscriber, day: CivilDate): number =>
  shows(day) + (plan?.readOn === day ? (plan.misreadBy ?? 0) : 0);

const rowOf = (subscriber: Subscriber, route: Route, roundOn: CivilDate): string => {
  const day = dayOfReading(subscriber, roundOn);
  const kind = (subscriber.plan?.readOn === day && subscriber.plan.rowKind) || 'actual';
  const readOn = route.persianDigits ? inPersianDigits(jalaliText(day)) : jalaliText(day);
  return [
    subscriber.meter.serial,
    readOn,
    kind === 'absent' ? '' : indexAsRead(subscriber, day),
    kind,
    subscriber.readerId,
  ].join(',');
};

const fileOf = (route: Route, roundOn: CivilDate, subscribers: readonly Subscriber[]): ReadingFile => ({
  contractorId: route.contractorId,
  route: route.name,
  name: `${route.contractorId}-${route.name}-${jalaliText(roundOn)}.csv`,
  readOn: roundOn,
  csv: [header, ...subscribers.map((subscriber) => rowOf(subscriber, route, roundOn)), ''].join('\n'),
});

/** All rounds, earliest first. */
export const readingFilesOf = (subscribers: readonly Subscriber[]): ReadingFile[] =>
  routes
    .map((route) => ({ route, onRoute: subscribers.filter((subscriber) => subscriber.route === route) }))
    .filter(({ onRoute }) => onRoute.length > 0)
    .flatMap(({ route, onRoute }) => route.days.map((roundOn) => fileOf(route, roundOn, onRoute)))
    .sort((a, b) => (a.readOn < b.readOn ? -1 : a.readOn > b.readOn ? 1 : a.name < b.name ? -1 : 1));

/** A walk of some meters of a zone, with the round that begins on the first day after the sample. */
export interface WalkedRoute {
  readonly zone: string;
  readonly route: string;
  readonly stops: readonly { readonly serial: string; readonly addressCode: string }[];
  /** Absent: nobody has opened a round of it. */
  readonly round?: {
    readonly from: CivilDate;
    readonly to: CivilDate;
    readonly contractorId: string;
    /** What the contractor has read; absent while it has not answered. */
    readonly csv?: string;
  };
}

/** Earlier subscribers are those of the journeys, which open rounds of their own. */
const firstWalked = 60;
const firstDayOfRounds = fromJalali({ year: 1405, month: 9, day: 1 });
/** Of each ten stops in walk order: six are read, one is absent, three are open. */
const kindAt = (place: number) => (place % 10 < 6 ? 'actual' : place % 10 === 6 ? 'absent' : undefined);

const walkOf = (route: Route, subscribers: readonly Subscriber[]) => {
  const walked = subscribers.slice(firstWalked).filter((each) => each.route === route);
  const block = String(routes.indexOf(route) + 1).padStart(2, '0');
  const addressOf = (at: number): string => `${block}-01-${String(at + 1).padStart(3, '0')}`;
  const stops = walked.map(({ meter: { serial } }, at) => ({ serial, addressCode: addressOf(at) }));
  return { walked, walk: { zone: zoneOf(route), route: `route-${route.name.toLowerCase()}-1`, stops } };
};

/** A route of each zone: one round is read in part, one waits for its contractor, one route has no round (A3-5). */
export const walkedRoutesOf = (subscribers: readonly Subscriber[]): readonly WalkedRoute[] => {
  const day = jalaliText(firstDayOfRounds);
  const days = { from: firstDayOfRounds, to: addDays(firstDayOfRounds, 9) };
  return routes
    .map((route) => ({ route, ...walkOf(route, subscribers) }))
    .filter(({ walked }) => walked.length > 0)
    .map(({ route, walked, walk }): WalkedRoute => {
      const { contractorId } = route;
      if (route === routeA) return { ...walk, round: { ...days, contractorId } };
      if (route !== routeC) return walk;
      const rows = walked.flatMap(({ meter: { serial }, readerId, shows }, at) => {
        const kind = kindAt(at);
        return kind ? [[serial, day, kind === 'actual' ? shows(firstDayOfRounds) : '', kind, readerId].join(',')] : [];
      });
      return { ...walk, round: { ...days, contractorId, csv: [header, ...rows, ''].join('\n') } };
    });
};
