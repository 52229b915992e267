import { addDays, jalaliText, type CivilDate } from '@pishkhan/calendar';
import { routes, type Route } from './rounds.ts';
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
