import { contractors, exchangeContractor, meterOf, readingContracts, zones } from '@pishkhan/data/district/contractors';
import { faNumber } from '@pishkhan/fields';
import type { Session } from '@pishkhan/http-client';
import type { Say, SeedSessions } from './loading.ts';

/** Before the first reading of the sample. */
const FIRST_DAY = '2024-03-20';

/** Registers the contractors, gives each its zones, and appoints the company that exchanges meters (A3-5, A1-4). */
export const loadContracts = async (as: SeedSessions, say: Say): Promise<void> => {
  const head = as('head-1', 'metering');
  for (const each of contractors)
    await head.post('/v1/contractors', each, { key: `seed-contractor-${each.contractorId}` });
  for (const { contractorId, zone } of readingContracts)
    await head.post(
      `/v1/contractors/${contractorId}/contracts`,
      { zone, from: FIRST_DAY },
      { key: `seed-contract-${contractorId}-${zone}` },
    );
  for (const zone of zones)
    await as('office-head-1', 'metering').post(
      '/v1/exchange-appointments',
      { zone, contractorId: exchangeContractor, from: FIRST_DAY },
      { key: `seed-appointment-${zone}` },
    );
  say({
    fa: `${faNumber(contractors.length)} پیمانکار با قراردادهای قرائت و معرفی تعویض کنتور ثبت شد`,
    en: `${contractors.length} contractors with their contracts and appointments are registered`,
  });
};

/** Serials of meters without a zone, by contractor. */
const metersWithoutZone = async (auditor: Session): Promise<ReadonlyMap<string, readonly string[]>> => {
  const found: { readonly serial: string; readonly contractorId: string }[] = [];
  for (let number = 0; ; number++) {
    const meter = meterOf(number);
    const { status, body } = await auditor.request('GET', `/v1/meters/${meter.serial}`);
    if (status === 404) break;
    if ((body as { zone: string | null }).zone === null) found.push(meter);
  }
  const byContractor = Map.groupBy(found, ({ contractorId }) => contractorId);
  return new Map([...byContractor].map(([contractorId, meters]) => [contractorId, meters.map(({ serial }) => serial)]));
};

/** A folder of an earlier release lacks contractors; its meters have no zone, so that contracts name them. */
export const loadMissingContracts = async (as: SeedSessions, say: Say): Promise<void> => {
  const head = as('head-1', 'metering');
  const { items } = await head.get<{ items: readonly unknown[] }>('/v1/reading-contracts');
  if (items.length > 0) return;
  const meters = await metersWithoutZone(as('auditor-1', 'metering'));
  await loadContracts(as, say);
  for (const [contractorId, serials] of meters)
    await head.post(
      `/v1/contractors/${contractorId}/contracts`,
      { meters: serials.map((serial) => ({ serial })), from: FIRST_DAY },
      { key: `seed-contract-${contractorId}-meters` },
    );
};
