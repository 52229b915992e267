import type { CivilDate } from '@pishkhan/calendar';
import { existenceRule, permissionRule, rule, statusRule } from '@pishkhan/decider';
import { isSamePerson } from '@pishkhan/roles';
import type { InstalledMeter } from '../meter.state.ts';

/** A move waits once (7.5). */
export const zoneMoveMustNotBePending = statusRule(
  'ZoneMoveMustNotBePending',
  { fa: 'انتقال این کنتور به منطقه دیگر در انتظار تأیید نفر دوم است', en: 'A move of this meter waits already' },
  (moveId: string) => ({ moveId }),
);

/** Only a move that waits is confirmed or declined (7.5). */
export const zoneMoveMustExist = existenceRule(
  'ZoneMoveMustExist',
  { fa: 'درخواستی برای انتقال این کنتور به منطقه دیگر یافت نشد', en: 'There is no such move that waits' },
  (moveId: string) => ({ moveId }),
);

/** Two persons decide, because a contractor gains the meter and its readings, and another one loses them (7.5; N5). */
export const zoneMoveMustHaveSecondPerson = permissionRule(
  'ZoneMoveMustHaveSecondPerson',
  { fa: 'تأیید انتقال کنتور با شخص دیگری است', en: 'Another person must confirm the move' },
  (requestedBy: string, by: string) => isSamePerson(requestedBy, by),
);

/** The days of a zone follow those of the zone before it; a meter is in no zone before its installation (A1-4). */
export const zoneMoveMustFollowTheLastOne = rule(
  'ZoneMoveMustFollowTheLastOne',
  {
    fa: 'روز انتقال باید پس از روز نصب کنتور و پس از انتقال پیشین باشد',
    en: 'The move must be later than the installation of the meter and than the move before',
  },
  (from: CivilDate, { installedOn, zoneMoves = [] }: Pick<InstalledMeter, 'installedOn' | 'zoneMoves'>) => {
    const last = zoneMoves.at(-1)?.from ?? installedOn;
    return from <= last && { day: from, last };
  },
);

/** The meter is in the zone already (A1-4). */
export const meterMustBeInAnotherZone = rule(
  'MeterMustBeInAnotherZone',
  { fa: 'کنتور هم‌اکنون در همین منطقه است', en: 'The meter is in this zone already' },
  (zone: string, { zone: first, zoneMoves = [] }: Pick<InstalledMeter, 'zone' | 'zoneMoves'>) =>
    (zoneMoves.at(-1)?.zone ?? first) === zone && { zone },
);
