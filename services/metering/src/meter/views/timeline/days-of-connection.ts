import type { CivilDate } from '@pishkhan/calendar';
import type { Absence, ExchangeReason } from '../../domain/exchanging/exchange.messages.ts';
import { absenceTitles } from '../../leaving/exchanging/absences.ts';

/** A meter on a connection: from its installation on, until it was taken off. */
export interface Spell {
  readonly meterId: string;
  readonly installedOn: CivilDate;
  readonly takenOff: { readonly on: CivilDate; readonly because: ExchangeReason | Absence } | null;
  /** It was registered for the wrong account, and never measured this connection. */
  readonly wrongAccount: object | null;
}

/** Days of a connection with one meter, or with a named absence. */
export interface ConnectionDays {
  /** First day; null for the days before the first installation. */
  readonly from: CivilDate | null;
  /** The day after the last one; null if it goes on. */
  readonly until: CivilDate | null;
  /** Measured by this meter; null in an absence. */
  readonly meterId: string | null;
  readonly state: 'measured' | 'notYetInstalled' | Absence;
}

/** After an exchange the next meter follows on the same day, so that only a named absence is left over. */
const absenceOf = (because: ExchangeReason | Absence): Absence =>
  because in absenceTitles ? (because as Absence) : 'removed';

/**
 * Every day of a connection has exactly one meter or one named absence: the day of an exchange is the first one of the
 * new meter, and the day of a removal the first one of the absence (11.4, 15.4-19).
 */
export const daysOfConnection = (meters: readonly Spell[]): readonly ConnectionDays[] => {
  const spells = meters
    .filter(({ wrongAccount }) => wrongAccount === null)
    .toSorted((one, other) => (one.installedOn < other.installedOn ? -1 : one.installedOn > other.installedOn ? 1 : 0));
  const first = spells[0]?.installedOn ?? null;
  const days: ConnectionDays[] = [{ from: null, until: first, meterId: null, state: 'notYetInstalled' }];
  for (const [place, { meterId, installedOn: from, takenOff }] of spells.entries()) {
    const next = spells[place + 1]?.installedOn ?? null;
    const until = takenOff?.on ?? next;
    if (from !== until) days.push({ from, until, meterId, state: 'measured' });
    if (takenOff && takenOff.on !== next)
      days.push({ from: takenOff.on, until: next, meterId: null, state: absenceOf(takenOff.because) });
  }
  return days;
};
