import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { demoUsers } from '@pishkhan/development-issuer';
import { faNumber } from '@pishkhan/fields';
import type { Session } from '@pishkhan/http-client';
import type { Say, SeedSessions } from './loading.ts';

/** The policies of the sample and the service that publishes each. */
const policiesOf = {
  'billing-adjustments': {
    path: '/v1/policies',
    names: ['billing', 'correction-approval', 'estimate-correction', 'payment-days', 'refund-approval'],
  },
  metering: { path: '/v1/reading-policies', names: ['index-judgement'] },
} as const;

const dataFolder = process.env.PISHKHAN_SAMPLES ?? fileURLToPath(new URL('../../../../data', import.meta.url));
const data = (path: string): unknown => JSON.parse(readFileSync(join(dataFolder, path), 'utf8')) as unknown;

const sampleValidity = { validFrom: '2024-03-20', validTo: '2027-03-20' };
const lapsed = { validFrom: '2024-03-20', validTo: '2026-03-20' };

/** Publishes what the company decides before the first bill: calendars, fees, tariffs, policies and certificates. */
export const loadRules = async (as: SeedSessions, say: Say): Promise<void> => {
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
 * @param isWanted Whether this one is published, by its address; default all
 */
const loadPolicies = async (
  as: SeedSessions,
  isWanted: (officer: Session, address: string) => Promise<boolean> = () => Promise.resolve(true),
): Promise<readonly string[]> => {
  const published: string[] = [];
  for (const [service, { path, names }] of Object.entries(policiesOf)) {
    const officer = as('policy-1', service);
    for (const name of names) {
      if (!(await isWanted(officer, `${path}/${name}`))) continue;
      await officer.post(`${path}/${name}/versions`, policy(name), { key: `seed-policy-${name}` });
      published.push(name);
    }
  }
  return published;
};

/** A folder of an earlier release lacks the policies that did not exist then, and what they decide would be refused. */
export const loadMissingPolicies = async (as: SeedSessions, say: Say): Promise<void> => {
  const published = await loadPolicies(as, async (officer, address) => {
    const { status, body } = await officer.request('GET', address);
    return status === 404 || (status === 200 && (body as { versions: readonly unknown[] }).versions.length === 0);
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

const policy = (name: string) => {
  const { version, effectiveFrom, sample, settles, content } = data(`policies/sample-${name}.json`) as Record<
    string,
    unknown
  >;
  return { version, effectiveFrom, sample, settles, content };
};
