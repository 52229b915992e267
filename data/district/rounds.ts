import { addDays, fromJalali, type CivilDate } from '@pishkhan/calendar';

/** One reader's route with its contractor and reading interval. */
export interface Route {
  readonly name: 'A' | 'B' | 'C';
  readonly contractorId: string;
  readonly readers: readonly { readonly id: string; readonly fullName: string }[];
  readonly days: readonly CivilDate[];
  /** Whether this contractor writes dates in Persian digits. */
  readonly persianDigits: boolean;
}

export const firstDay = fromJalali({ year: 1403, month: 5, day: 31 });
export const lastDay = fromJalali({ year: 1405, month: 8, day: 30 });

/** Last day of every Jalali month, except the days 31 after Shahrivar: 1403-06-31, 1403-07-30 … 1405-08-30. */
const monthEnds = (): CivilDate[] => {
  const days: CivilDate[] = [];
  for (let year = 1403, month = 6; year < 1405 || month <= 8; month = (month % 12) + 1, year += month === 1 ? 1 : 0) {
    const next = month === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: month + 1, day: 1 };
    days.push(addDays(fromJalali(next), -1));
  }
  return days;
};

const every = (cycle: number): CivilDate[] => {
  const days: CivilDate[] = [];
  for (let day = addDays(firstDay, cycle); day <= lastDay; day = addDays(day, cycle)) days.push(day);
  return days;
};

/** Zone of a route: its meters are read by one contractor. */
export const zoneOf = ({ name }: Pick<Route, 'name'>): string => `zone-${name.toLowerCase()}`;

const zagros = { contractorId: 'contractor-zagros', persianDigits: false };
const alborz = { contractorId: 'contractor-alborz', persianDigits: true };

export const routes: readonly Route[] = [
  {
    name: 'A',
    ...zagros,
    days: monthEnds(),
    readers: [
      { id: 'reader-17', fullName: 'بهمن گودرزی' },
      { id: 'reader-18', fullName: 'سمیرا چگینی' },
    ],
  },
  {
    name: 'B',
    ...alborz,
    days: every(45),
    readers: [
      { id: 'reader-31', fullName: 'کامران زارعی' },
      { id: 'reader-32', fullName: 'پریسا نوری' },
    ],
  },
  { name: 'C', ...alborz, days: every(60), readers: [{ id: 'reader-33', fullName: 'هادی رستمی' }] },
];
export const [routeA, routeB, routeC] = routes as readonly [Route, Route, Route];
