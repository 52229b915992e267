import { policyFiles, readPolicyFile } from '../../pricing/policy/policy-files.ts';
import { readTariffFile, tariffFiles } from '../../pricing/tariff/tariff-files.ts';

interface Event {
  readonly type: string;
  readonly data: unknown;
}

/** Streams of the project's tariffs and policies. */
export const publishedSettings: Readonly<Record<string, readonly Event[]>> = {
  'tariff-book-gas': tariffFiles.map(readTariffFile).map((data) => ({ type: 'TariffVersionPublished', data })),
  ...Object.fromEntries(
    [...Map.groupBy(policyFiles.map(readPolicyFile), ({ name }) => name)].map(([name, versions]) => [
      `policy-${name}`,
      versions.map((data) => ({ type: 'PolicyVersionPublished', data })),
    ]),
  ),
};

const certificate = (subject: string, office: string, validTo: string): readonly Event[] => [
  {
    type: 'CertificateGranted',
    data: {
      subject,
      office,
      certificateNumber: `C-${subject}`,
      issuer: 'certifier-1',
      validFrom: '2026-03-21',
      validTo,
    },
  },
];

/** Streams of the certificates of the demo representatives; one has expired. */
export const certificates: Readonly<Record<string, readonly Event[]>> = {
  'certificate-representative-101-a': certificate('representative-101-a', 'office-101', '2027-03-20'),
  'certificate-representative-101-b': certificate('representative-101-b', 'office-101', '2027-03-20'),
  'certificate-representative-101-lapsed': certificate('representative-101-lapsed', 'office-101', '2026-06-01'),
  'certificate-representative-102': certificate('representative-102', 'office-102', '2027-03-20'),
};
