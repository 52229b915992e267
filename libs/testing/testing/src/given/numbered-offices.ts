import { civilDate } from '@pishkhan/calendar';
import type { Platform, RegisteredOffice } from '@pishkhan/service-kit';

const registeredFrom = civilDate('1990-03-21');
const record = (
  officeId: string,
  kind: RegisteredOffice['kind'],
  countyOffice: string | null = null,
): RegisteredOffice => ({ officeId, kind, name: officeId, countyOffice, registeredFrom, closedFrom: null });

/**
 * A register for specs that are not about it: `county-1`, `zone-1`, and `office-101` of `county-1`. Other names are not
 * registered.
 */
export const numberedOffices: NonNullable<Platform['offices']> = {
  find: async (officeId) => {
    const [, counter] = /^office-(\d)\d\d$/.exec(officeId) ?? [];
    if (counter) return record(officeId, 'counterOffice', `county-${counter}`);
    if (/^county-\d$/.test(officeId)) return record(officeId, 'countyOffice');
    return /^zone-\d$/.test(officeId) ? record(officeId, 'zone') : undefined;
  },
};
