import type { CivilDate } from '@pishkhan/calendar';
import { rule, statusRule } from '@pishkhan/decider';

/** A zone by the register of counties and offices. */
export interface RegisteredZone {
  readonly kind: string;
  /** Null for a zone that an earlier release registered. */
  readonly countyOffice: string | null;
  readonly registeredFrom: CivilDate;
  /** First day on which it is closed. */
  readonly closedFrom: CivilDate | null;
}

/** Days for which a command names a zone; without a last day it is named for good. */
export interface DaysOfZone {
  readonly from: CivilDate;
  readonly to?: CivilDate | undefined;
}

/**
 * A contract, an appointment and a meter name a registered zone. The registration may be on its way, so that the answer
 * is never "does not exist" (A1-4, A3-5; N5, N24).
 */
export const zoneMustBeKnown = statusRule(
  'ZoneMustBeKnown',
  {
    fa: 'منطقه‌ای با این شناسه ثبت نشده یا هنوز به این بخش نرسیده است؛ اندکی بعد دوباره بفرستید',
    en: 'The zone is not registered, or has not arrived here yet; send the request again in a moment',
  },
  (zone: string) => ({ zone }),
);

/** A county gives contracts and appointments for its own zones, and its meters are in them (A1-4, A3-5; N5). */
export const zoneMustBeOfTheOwnCounty = rule(
  'ZoneMustBeOfTheOwnCounty',
  { fa: 'این شناسه منطقه‌ای از این شهرستان نیست', en: 'The id names no zone of this county' },
  (zone: string, { kind, countyOffice }: RegisteredZone, own: string) =>
    (kind !== 'zone' || countyOffice !== own) && { zone },
);

/** A zone is named for days on which it is open (A1-4, A3-5; N24). */
export const zoneMustBeOpen = rule(
  'ZoneMustBeOpen',
  {
    fa: 'منطقه در همه این روزها باز نیست؛ روزهایی پیش از بسته‌شدن و پس از آغاز آن وارد کنید',
    en: 'The zone is not open on all of these days; name days after its beginning and before its closing',
  },
  (zone: string, { registeredFrom, closedFrom }: RegisteredZone, { from, to }: DaysOfZone) => {
    const endsInTime = closedFrom === null || (to !== undefined && to < closedFrom);
    return !(registeredFrom <= from && endsInTime) && { zone, registeredFrom, ...(closedFrom && { closedFrom }) };
  },
);

/** A meter's zone is not closed on the day of the installation; the meter may be older than the zone (A1-4; N24). */
export const zoneMustNotBeClosed = rule(
  'ZoneMustNotBeClosed',
  { fa: 'منطقه در روز نصب کنتور بسته است', en: 'The zone is closed on the day of the installation' },
  (zone: string, { closedFrom }: RegisteredZone, day: CivilDate) =>
    closedFrom !== null && closedFrom <= day && { zone, closedFrom },
);
