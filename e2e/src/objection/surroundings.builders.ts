import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { accountOpened, meterInstalled, readingAccepted } from '@pishkhan/contracts';
import type { Messages } from '@pishkhan/messages';
import { said, speaking } from '@pishkhan/testing';

/** The other services around case-handling and billing: what they publish, and the company's settings. */
const data = resolve(import.meta.dirname, '../../../data');
const filesIn = (folder: string) =>
  readdirSync(join(data, folder))
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(data, folder, name), 'utf8')));

export const tariffs: readonly { readonly version: string; readonly effectiveFrom: string }[] = filesIn('tariffs');
export const policies: readonly { readonly name: string }[] = filesIn('policies');
const certificate = (subject: string) => ({
  subject,
  office: 'office-101',
  certificateNumber: `C-${subject}`,
  issuer: 'certifier-1',
  validFrom: '2026-03-21',
  validTo: '2027-03-20',
});
const representatives = ['representative-101-a', 'representative-101-b'];

/** Streams of tariffs, policies and certificates. */
export const settings = {
  'tariff-book-gas': tariffs
    .toSorted((one, other) => one.effectiveFrom.localeCompare(other.effectiveFrom))
    .map((version) => ({ type: 'TariffVersionPublished', data: version })),
  ...Object.fromEntries(
    policies.map((version) => [`policy-${version.name}`, [{ type: 'PolicyVersionPublished', data: version }]]),
  ),
  ...Object.fromEntries(
    representatives.map((subject) => [
      `certificate-${subject}`,
      [{ type: 'CertificateGranted', data: certificate(subject) }],
    ]),
  ),
};

/** A household account with two readings: 1,000; 1,180 and 1,260 m³. */
export const subscriber = async (messages: Messages, accountId: string, billId: string) => {
  const meterId = `6${accountId}`;
  const of = { accountId, meterId };
  const speak = speaking(messages);
  await speak(said(accountOpened, `account-${accountId}`, { accountId, fileNumber: accountId, billId }));
  const installation = {
    ...of,
    serial: meterId,
    installedOn: '2026-08-23',
    index: 1_000,
    readingId: `${accountId}-r0`,
  };
  await speak(said(meterInstalled, `meter-${meterId}`, installation));
  for (const [name, readOn, index] of [
    ['r1', '2026-09-23', 1_180],
    ['r2', '2026-11-19', 1_260],
  ] as const)
    await speak(
      said(readingAccepted, `meter-${meterId}`, {
        ...of,
        readingId: `${accountId}-${name}`,
        readOn,
        index,
      }),
    );
};
