import { faNumber } from '@pishkhan/fields';
import type { District } from '@pishkhan/data/district';
import { inParallel } from './in-parallel.ts';
import type { Say, SeedSessions } from './loading.ts';

/** Opens the accounts by their supply contracts and installs the meters. */
export const loadAccounts = async (as: SeedSessions, district: District, say: Say): Promise<void> => {
  const affairs = as('affairs-1', 'customer-accounts');
  await inParallel(district.accounts, 48, (account) =>
    affairs.post('/v1/accounts', account, { key: `seed-account-${account.fileNumber}` }),
  );
  say({
    fa: `${faNumber(district.accounts.length)} مشترک ثبت شد`,
    en: `${district.accounts.length} subscribers have an account`,
  });
  const connections = as('connections-1', 'metering');
  await inParallel(district.meters, 48, (meter) =>
    connections.post('/v1/meters', meter, { key: `seed-meter-${meter.serial}` }),
  );
  say({ fa: `${faNumber(district.meters.length)} کنتور نصب شد`, en: `${district.meters.length} meters are installed` });
};
