import { readFileSync } from 'node:fs';
import { nationalIdsOfStaff } from '@pishkhan/data/district';
import { demoUsers } from '@pishkhan/development-issuer';
import { faNumber } from '@pishkhan/fields';
import type { Session } from '@pishkhan/http-client';
import { placeOf, type Role } from '@pishkhan/roles';
import { loadOffices } from './load-offices.ts';
import type { Say, SeedSessions } from './loading.ts';
import { sampleFile } from './sample-file.ts';

interface PolicySource {
  readonly service: string;
  readonly path: string;
  readonly files: readonly string[];
}

/** The policies of the sample and the service that publishes each; those of look-ups count in each service. */
const policySources: readonly PolicySource[] = [
  {
    service: 'billing-adjustments',
    path: '/v1/policies',
    files: [
      'billing',
      'correction-approval',
      'correction-approval-2',
      'estimate-correction',
      'payment-days',
      'refund-approval',
      'refund-approval-2',
    ],
  },
  { service: 'metering', path: '/v1/reading-policies', files: ['index-judgement'] },
  ...['customer-accounts', 'billing-adjustments', 'case-handling'].map((service) => ({
    service,
    path: '/v1/look-up-policies',
    files: ['look-ups'],
  })),
];

const data = (path: string): unknown => JSON.parse(readFileSync(sampleFile(path), 'utf8')) as unknown;

const sampleValidity = { validFrom: '2024-03-20', validTo: '2027-03-20' };
const lapsed = { validFrom: '2024-03-20', validTo: '2026-03-20' };

/** Loads what the company decides before the first bill: offices, calendars, fees, tariffs, policies, certificates. */
export const loadRules = async (as: SeedSessions, say: Say): Promise<void> => {
  await loadOffices(as, say);
  const policyOfficer = { cases: as('policy-1', 'case-handling'), billing: as('policy-1', 'billing-adjustments') };
  for (const year of ['1403', '1404', '1405'])
    await policyOfficer.cases.post('/v1/working-calendars', calendar(year), { key: `seed-calendar-${year}` });
  await policyOfficer.cases.post('/v1/fee-schedules', feeSchedule(), { key: 'seed-fees-sample' });
  say({
    fa: 'تقویم‌های کاری ۱۴۰۳ تا ۱۴۰۵ و کارمزدهای نمونه بارگذاری شد',
    en: 'working calendars of 1403 to 1405 and a sample fee schedule are loaded',
  });
  for (const file of ['1397', 'sample-1398', 'sample-1404-07'])
    await policyOfficer.billing.post('/v1/tariff-versions', data(`tariffs/${file}.json`), {
      key: `seed-tariff-${file}`,
    });
  say({
    fa: 'تعرفه منتشرشده ۱۳۹۷ و دو نسخه نمونه بارگذاری شد',
    en: 'the published tariff of 1397 and two sample versions are loaded',
  });
  await loadPolicies(as);
  const certifier = as('certifier-1', 'billing-adjustments');
  for (const { username, office } of demoUsers.filter((user) => user.roles.includes('qualifiedRepresentative'))) {
    await certifier.post(
      '/v1/certificates',
      {
        subject: username,
        office,
        certificateNumber: `C-${username}`,
        ...(username.endsWith('-lapsed') ? lapsed : sampleValidity),
      },
      { key: `seed-certificate-${username}` },
    );
  }
  say({
    fa: 'ضابطه‌های نمونه و گواهی نمایندگان دارای صلاحیت بارگذاری شد',
    en: 'sample policies and the certificates of the qualified representatives are loaded',
  });
};

/**
 * Publishes the policies of the sample.
 *
 * @param isWanted Whether this version is published, by the address of its policy; default all
 */
const loadPolicies = async (
  as: SeedSessions,
  isWanted: (officer: Session, address: string, version: string) => Promise<boolean> = () => Promise.resolve(true),
): Promise<readonly string[]> => {
  const published: string[] = [];
  for (const { service, path, files } of policySources) {
    const officer = as('policy-1', service);
    for (const file of files) {
      const { name, ...draft } = policyIn(file);
      if (!(await isWanted(officer, `${path}/${name}`, draft.version))) continue;
      await officer.post(`${path}/${name}/versions`, draft, { key: `seed-policy-${file}` });
      published.push(file);
    }
  }
  return published;
};

/** A folder of an earlier release lacks the policies and versions that did not exist then. */
export const loadMissingPolicies = async (as: SeedSessions, say: Say): Promise<void> => {
  const published = await loadPolicies(as, async (officer, address, wanted) => {
    const { status, body } = await officer.request('GET', address);
    if (status !== 200) return status === 404;
    return !(body as { versions: readonly { version: string }[] }).versions.some(({ version }) => version === wanted);
  });
  if (published.length > 0)
    say({
      fa: `ضابطه‌های نمونه‌ای که این پوشه نداشت بارگذاری شد (${faNumber(published.length)})`,
      en: `sample policies that this folder lacked are loaded: ${published.join(', ')}`,
    });
};

interface CalendarFile {
  readonly unit: string;
  readonly version: string;
  readonly from: string;
  readonly to: string;
  readonly weeklyClosingDays: readonly string[];
  readonly holidays: readonly { date: string; name: string }[];
}

const calendar = (year: string) => {
  const { unit, version, from, to, weeklyClosingDays, holidays } = data(`calendars/${year}.json`) as CalendarFile;
  return { unit, version, from, to, weeklyClosingDays, holidays: holidays.map(({ date, name }) => ({ date, name })) };
};

const feeSchedule = () => {
  const { version, sample, effectiveFrom, fees } = data('fees/sample-fee-schedule.json') as Record<string, unknown>;
  return { version, sample, effectiveFrom, fees };
};

interface PolicyFile {
  readonly name: string;
  readonly version: string;
  readonly effectiveFrom: string;
  readonly sample: boolean;
  readonly settles: string;
  readonly content: unknown;
}

const policyIn = (file: string): PolicyFile => {
  const { name, version, effectiveFrom, sample, settles, content } = data(`policies/sample-${file}.json`) as PolicyFile;
  return { name, version, effectiveFrom, sample, settles, content };
};

/** Persons of counter offices and counties: whoever could sign for an account. */
const isStaff = ({ roles }: { readonly roles: readonly Role[] }): boolean =>
  roles.some((role) => ['counter', 'county'].includes(placeOf(role)));

/**
 * Enters the demo users in the staff register, each with a confirmation by a second person: without it nobody could be
 * recognised as the subscriber of an account. A folder of an earlier release gets the entries as well; one that has
 * them stays as it is.
 */
export const loadStaff = async (as: SeedSessions, say: Say): Promise<void> => {
  const [first, second] = [as('certifier-1', 'customer-accounts'), as('policy-1', 'customer-accounts')];
  const staff = demoUsers.filter(isStaff);
  const nationalIds = nationalIdsOfStaff(staff.length);
  let entered = 0;
  for (const [place, { username }] of staff.entries()) {
    const key = `seed-staff-${username}`;
    const body = { username, nationalId: nationalIds[place], represents: [] };
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
