import { readFileSync } from 'node:fs';
import { faNumber } from '@pishkhan/fields';
import type { Say, SeedSessions } from './loading.ts';
import { sampleFile } from './sample-file.ts';

interface Offices {
  readonly offices: readonly { readonly officeId: string }[];
}

/**
 * Registers the counties, offices and zones of the sample that are missing, the counties first; without them the people
 * of the sample may not act. A folder of an earlier release has none.
 */
export const loadOffices = async (as: SeedSessions, say: Say): Promise<void> => {
  const { offices } = JSON.parse(readFileSync(sampleFile('offices/sample-offices.json'), 'utf8')) as Offices;
  const officer = as('policy-1', 'customer-accounts');
  const { items } = await officer.get<{ items: Offices['offices'] }>('/v1/offices?limit=200');
  const known = new Set(items.map(({ officeId }) => officeId));
  const missing = offices.filter(({ officeId }) => !known.has(officeId));
  for (const office of missing) await officer.post('/v1/offices', office, { key: `seed-office-${office.officeId}` });
  if (missing.length > 0)
    say({
      fa: `${faNumber(missing.length)} دفتر، اداره، منطقه و درگاه پرداخت نمونه ثبت شد`,
      en: `${missing.length} counties, offices, zones and payment channels of the sample are registered`,
    });
};
