import { civilDate } from '@pishkhan/calendar';
import type { Platform, RegisteredOffice } from '@pishkhan/service-kit';

const registeredFrom = civilDate('1990-03-21');
const closedFrom = civilDate('2020-03-20');
const record = (
  officeId: string,
  kind: RegisteredOffice['kind'],
  countyOffice: string | null = null,
): RegisteredOffice => ({ officeId, kind, name: officeId, countyOffice, registeredFrom, closedFrom: null });

/**
 * A register for specs that are not about it: `county-1`, `bank-1`, and `office-101`, `zone-1` and `zone-a` of
 * `county-1`; `office-199` is closed. Other names are not registered.
 */
export const numberedOffices: NonNullable<Platform['offices']> = {
  find: async (officeId) => {
    const [, counter] = /^office-(\d)\d\d$/.exec(officeId) ?? [];
    if (counter && officeId.endsWith('99'))
      return { ...record(officeId, 'counterOffice', `county-${counter}`), closedFrom };
    if (counter) return record(officeId, 'counterOffice', `county-${counter}`);
    if (/^county-\d$/.test(officeId)) return record(officeId, 'countyOffice');
    if (/^bank-\d$/.test(officeId)) return record(officeId, 'paymentChannel');
    const [, zoned] = /^zone-(\d)$/.exec(officeId) ?? [];
    if (zoned) return record(officeId, 'zone', `county-${zoned}`);
    return /^zone-[a-z]$/.test(officeId) ? record(officeId, 'zone', 'county-1') : undefined;
  },
};
