import { homesOfStaff, nationalIdsOfStaff } from '@pishkhan/data/district';
import { demoUsers } from '@pishkhan/development-issuer';
import { faNumber } from '@pishkhan/fields';
import { placeOf, type Role } from '@pishkhan/roles';
import { loadOffices } from './load-offices.ts';
import type { Say, SeedSessions } from './loading.ts';

const sampleValidity = { validFrom: '2024-03-20', validTo: '2027-03-20' };
const lapsed = { validFrom: '2024-03-20', validTo: '2026-03-20' };

/**
 * Registers the offices and certifies the representatives of the sample, as two persons. Calendars, fees, tariffs and
 * policies are there already: each service loads its samples when it starts.
 */
export const loadRules = async (as: SeedSessions, say: Say): Promise<void> => {
  await loadOffices(as, say);
  const certifier = as('certifier-1', 'billing-adjustments');
  const head = as('head-1', 'billing-adjustments');
  for (const { username, office } of demoUsers.filter((user) => user.roles.includes('qualifiedRepresentative'))) {
    await certifier.post(
      '/v1/certificates',
      {
        subject: username,
        office,
        certificateNumber: `C-${username}`,
        ...(username.endsWith('-lapsed') ? lapsed : sampleValidity),
        reason: 'گواهی نمونه، پیش از آغاز به کار سامانه صادر شده است',
      },
      { key: `seed-certificate-${username}` },
    );
    await head.post(
      `/v1/certificates/${username}/C-${username}/confirmations`,
      {},
      { key: `seed-certificate-confirmed-${username}` },
    );
  }
  say({
    fa: 'گواهی نمایندگان دارای صلاحیت بارگذاری شد',
    en: 'the certificates of the qualified representatives are loaded',
  });
};

/** Persons of counter offices and counties: whoever could sign for an account. */
const isStaff = ({ roles }: { readonly roles: readonly Role[] }): boolean =>
  roles.some((role) => ['counter', 'county'].includes(placeOf(role)));

/**
 * Enters the demo users in the staff register, each with a confirmation by a second person: without it nobody could be
 * recognised as the subscriber of an account, or as a neighbour, and no step could be assigned. A folder of an earlier
 * release gets the entries as well; one that has them stays as it is.
 */
export const loadStaff = async (as: SeedSessions, say: Say): Promise<void> => {
  const [first, second] = [as('certifier-1', 'customer-accounts'), as('policy-1', 'customer-accounts')];
  const staff = demoUsers.filter(isStaff);
  const nationalIds = nationalIdsOfStaff(staff.length);
  const homes = homesOfStaff(staff.length);
  let entered = 0;
  for (const [place, { username, name, roles, office }] of staff.entries()) {
    const key = `seed-staff-at-work-${username}`;
    const familyName = name.fa.split(' ').at(-1);
    const known = { nationalId: nationalIds[place], postalCode: homes[place], familyName, represents: [] };
    const body = { username, ...known, roles, office };
    const { status } = await first.post<{ status: string }>('/v1/staff-members', body, { key });
    if (status === 'registered') continue;
    await second.post(`/v1/staff-members/${username}/confirmations`, {}, { key });
    entered += 1;
  }
  say({
    fa: `${faNumber(entered)} نفر از کارکنان نمونه در دفتر کارکنان ثبت شدند`,
    en: `${entered} members of the sample staff are registered`,
  });
};
