import { civilDate } from '@pishkhan/calendar';
import { sampleDocument, type SampleDocument } from '@pishkhan/service-kit';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { feeItemsOf } from '../engine/kind/kind.ts';
import { kinds } from '../kinds/index.ts';
import type { FeeScheduleVersion } from './fee-schedule/domain/fee-schedule.messages.ts';
import { COUNTER_OFFICES, feeSchedule } from './fee-schedule/domain/fee-schedule.ts';
import type { CalendarVersion } from './working-calendar/domain/working-calendar.messages.ts';
import { workingCalendar } from './working-calendar/domain/working-calendar.ts';

const years = ['1403', '1404', '1405'];

/** Working calendars and fees of the project's data. */
export const samples = (folder: string): readonly SampleDocument[] => {
  const read = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), 'utf8'));
  const calendars = years.map((year) => calendarOf(read(`calendars/${year}.json`) as CalendarVersion));
  const fees = feesOf(read('fees/sample-fee-schedule.json') as FeeScheduleVersion);
  return [
    ...Map.groupBy(calendars, ({ unit }) => unit)
      .entries()
      .map(([unit, versions]) => sampleDocument({ decider: workingCalendar, id: unit, versions, inputs: {} })),
    sampleDocument({
      decider: feeSchedule,
      id: COUNTER_OFFICES,
      versions: [fees],
      inputs: { feeItems: feeItemsOf(kinds) },
    }),
  ];
};

/** The files also hold notes for readers. */
const calendarOf = ({ unit, version, from, to, weeklyClosingDays, holidays }: CalendarVersion): CalendarVersion => ({
  unit,
  version,
  from,
  to,
  weeklyClosingDays,
  holidays: holidays.map(({ date, name }) => ({ date, name })),
});
const feesOf = ({ version, effectiveFrom, sample, fees }: FeeScheduleVersion): FeeScheduleVersion => ({
  version,
  effectiveFrom: civilDate(effectiveFrom),
  sample,
  fees,
});
