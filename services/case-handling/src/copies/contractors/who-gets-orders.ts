import type { CivilDate } from '@pishkhan/calendar';
import type { Reads } from '@pishkhan/service-kit';
import { trusted } from '@pishkhan/views';
import type { KnownContractor } from '../../engine/kind/known.ts';
import { knownAppointments, zoneKey } from './known-appointments.view.ts';
import { knownWorkshops } from './known-workshops.view.ts';
import { knownZone, zoneOn } from './known-zone.view.ts';

const MOST_WORKSHOPS = 100;

interface Appointment {
  readonly contractorId: string;
  readonly from: CivilDate;
}
/** Of the appointments that begin by the day the one with the last first day; of equals the newest (A1-4). */
const appointedOn = (appointments: readonly Appointment[], day: CivilDate): Appointment | undefined =>
  appointments
    .filter(({ from }) => from <= day)
    .reduce<Appointment | undefined>((last, each) => (last && last.from > each.from ? last : each), undefined);

/** The company that exchanges the meter of this account on this day; undefined as long as none is known (A1-4). */
export const exchangeCompanyOf = async (
  reads: Reads,
  accountId: string,
  day: CivilDate,
): Promise<string | undefined> => {
  const placed = await reads.find(knownZone, accountId);
  const zone = placed && (await reads.find(knownAppointments, zoneKey(placed.countyOffice, zoneOn(placed, day))));
  return zone && appointedOn(zone.appointments, day)?.contractorId;
};

/** The registered workshops, by name (A1-6). */
export const registeredWorkshops = async (reads: Reads): Promise<readonly KnownContractor[]> => {
  await reads.upToDate(knownWorkshops);
  const found = await reads.model(knownWorkshops).find().sort({ title: 1 }).limit(MOST_WORKSHOPS).lean();
  return found.map(({ contractorId, title }) => ({ contractorId, title }));
};

/** The zone of each account with a known one: a company plans its orders by zone (A1-4). */
export const zonesOf = async (
  reads: Reads,
  accounts: readonly string[],
  day: CivilDate,
): Promise<ReadonlyMap<string, string>> => {
  if (accounts.length === 0) return new Map();
  const found = await reads.model(knownZone).find({ _id: trusted({ $in: [...new Set(accounts)] }) });
  return new Map(found.map(({ _id, ...placed }) => [_id, zoneOn(placed, day)]));
};
