import type { CivilDate } from '@pishkhan/calendar';
import { rule } from '@pishkhan/decider';
import type { Role } from '../../../engine/kind/facts.ts';
import type { KnownReading } from '../../../engine/kind/known.ts';
import type { Broken, Row } from '../right-index.rules.ts';
import type { SeenReadings } from '../index-seen.ts';

export interface DayRow {
  readonly readingId: string;
  readonly rightDay: CivilDate;
}
/** Any wrong inputs that a decision names, and the readings of its rows. */
export interface NamedCauses extends SeenReadings {
  readonly form: {
    readonly readings?: readonly Row[];
    readonly days?: readonly DayRow[];
    readonly terms?: readonly unknown[];
    readonly tariffVersion?: string;
    readonly itemLinkId?: string;
    readonly fault?: string;
    readonly override?: string;
    readonly rolloverEvidence?: string;
  };
  readonly readings: readonly KnownReading[];
  readonly on: string;
  readonly decidedAs?: Role;
}

const daysIn = ({ form }: NamedCauses) => form.days ?? [];
export const rightDaysIn = (named: NamedCauses): ReadonlyMap<string, CivilDate> =>
  new Map(daysIn(named).map(({ readingId, rightDay }) => [readingId, rightDay]));

/** The first row with a right day that breaks the condition, with its place. */
const firstDay = (named: NamedCauses, broken: (row: DayRow, reading: KnownReading) => Broken): Broken => {
  const rows = daysIn(named);
  for (const [place, row] of rows.entries()) {
    const found = broken(
      row,
      named.readings.find(({ readingId }) => readingId === row.readingId)!,
    );
    if (found) return { ...found, ...(rows.length > 1 ? { row: place + 1 } : {}) };
  }
  return false;
};

/** A decision corrects something: at least one wrong input is named with its right value (11.8-2, 15.4-38). */
export const wrongInputMustBeNamed = rule(
  'WrongInputMustBeNamed',
  {
    fa: 'دست‌کم یکی از رقم، روز، شرایط، تعرفه یا قلم متفرقه را با مقدار صحیح آن وارد کنید',
    en: 'Name at least one of index, day, terms, tariff and item with its right value',
  },
  ({ form: { readings, days, terms, tariffVersion, itemLinkId } }: Pick<NamedCauses, 'form'>) =>
    [readings, days, terms, tariffVersion, itemLinkId].every((each) => each === undefined),
);

/** For a wrong index or day, the party at fault is named: the contractor pays for its own mistake (A3-5). */
export const faultOfWrongReadingMustBeNamed = rule(
  'FaultOfWrongReadingMustBeNamed',
  { fa: 'مقصر خطای قرائت را انتخاب کنید', en: 'Choose who made the mistake of the reading' },
  ({ form: { readings, days, fault } }: Pick<NamedCauses, 'form'>) =>
    (readings ?? days) !== undefined && fault === undefined,
);

/** A day is wrong only if the right one differs from it (11.8-2, 15.4-39). */
export const rightDayMustDiffer = rule(
  'RightDayMustDiffer',
  { fa: 'روز صحیح همان روز ثبت‌شده است', en: 'The right day equals the recorded one' },
  (named: NamedCauses) => firstDay(named, ({ rightDay }, { readOn }) => rightDay === readOn && { readOn }),
);

/** A meter was not read on a day that is still to come (11.5, 15.4-39). */
export const rightDayMustNotBeInFuture = rule(
  'RightDayMustNotBeInFuture',
  { fa: 'روز صحیح قرائت در آینده است', en: 'The right day of the reading is in the future' },
  (named: NamedCauses) => firstDay(named, ({ rightDay }) => rightDay > named.on && { rightDay }),
);

/** Readings keep their order: the right day is between those of the readings before and after (11.5, 15.4-39). */
export const rightDayMustKeepTheOrder = rule(
  'RightDayMustKeepTheOrder',
  {
    fa: 'روز صحیح باید پس از روز قرائت پیشین و پیش از روز قرائت بعدی باشد',
    en: 'The right day must be after the previous reading and before the next one',
  },
  (named: NamedCauses) => {
    const days = rightDaysIn(named);
    const dayAt = (place: number): CivilDate | undefined => {
      const reading = named.meterReadings[place];
      return reading && (days.get(reading.readingId) ?? reading.readOn);
    };
    return firstDay(named, ({ readingId, rightDay }) => {
      const place = named.meterReadings.findIndex((reading) => reading.readingId === readingId);
      const [before, after] = place < 0 ? [] : [dayAt(place - 1), dayAt(place + 1)];
      return (
        ((before !== undefined && rightDay <= before) || (after !== undefined && rightDay >= after)) && {
          rightDay,
          ...(before !== undefined && { previousReadOn: before }),
          ...(after !== undefined && { nextReadOn: after }),
        }
      );
    });
  },
);

/** A form names each day once (15.4-38). */
export const dayMustBeNamedOnce = rule(
  'DayMustBeNamedOnce',
  { fa: 'روز این قرائت در دو ردیف آمده است', en: 'Two rows name the day of the same reading' },
  (named: NamedCauses) =>
    firstDay(
      named,
      ({ readingId }, { readOn }) =>
        daysIn(named).filter((row) => row.readingId === readingId).length > 1 && { readOn },
    ),
);
