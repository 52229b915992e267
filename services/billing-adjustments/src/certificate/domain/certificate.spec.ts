import { describe, expect, it } from '@jest/globals';
import type { CivilDate } from '@pishkhan/calendar';
import { fold, given } from '@pishkhan/decider';
import { readFileSync } from 'node:fs';
import type { CertificateEvent, CertificateTerms } from './certificate.messages.ts';
import { representativeMustHoldValidCertificate } from './certificate.rules.ts';
import { certificate } from './certificate.ts';

const date = (text: string) => text as CivilDate;
const terms: CertificateTerms = {
  subject: 'representative-101-a', office: 'office-101', certificateNumber: 'C-101-1', issuer: 'certifier-1', validFrom: date('2026-03-21'), validTo: date('2027-03-20'),
};
const granted: CertificateEvent = { type: 'CertificateGranted', data: terms };
const grant = (change: Partial<CertificateTerms> = {}) => ({ type: 'GrantCertificate', ...terms, ...change }) as const;
const revoke = { type: 'RevokeCertificates', reason: 'left the office', on: date('2026-10-01') } as const;
const revoked: CertificateEvent = {
  type: 'CertificateRevoked', data: { subject: 'representative-101-a', office: 'office-101', certificateNumber: 'C-101-1', reason: 'left the office', revokedOn: date('2026-10-01') },
};
const refusal = (events: CertificateEvent[], office: string, on: string) => representativeMustHoldValidCertificate(fold(certificate, events), office, date(on));

describe('granting and revoking', () => {
  it('1.2: a person is certified for an office, and the certificate taken back', () => {
    given(certificate).when(grant()).then(granted).when(revoke).then(revoked);
  });
  it('asking twice is nothing', () => {
    given(certificate, granted).when(grant({ issuer: 'certifier-2' })).thenNothing();
    given(certificate, granted, revoked).when(revoke).thenNothing();
  });
  it('1.2: a renewal stands beside the certificate it follows, and a revocation takes both', () => {
    const renewal: CertificateEvent = { type: 'CertificateGranted', data: { ...terms, certificateNumber: 'C-101-2', validFrom: date('2027-03-21'), validTo: date('2028-03-19') } };
    given(certificate, granted).when({ type: 'GrantCertificate', ...renewal.data } as ReturnType<typeof grant>).then(renewal)
      .when(revoke).thenMatching((events) => expect(events.map(({ data }) => data.certificateNumber)).toEqual(['C-101-1', 'C-101-2']));
  });
  it('1.2: IssuerMustNotCertifyHimself', () => given(certificate).when(grant({ issuer: terms.subject })).thenRejected('IssuerMustNotCertifyHimself'));
  it('1.2: CertificateMustEndAfterItBegins', () => given(certificate).when(grant({ validTo: date('2026-03-20') })).thenRejected('CertificateMustEndAfterItBegins'));
  it('1.2: CertificateNumberMustNotBeReused', () => given(certificate, granted).when(grant({ office: 'office-102' })).thenRejected('CertificateNumberMustNotBeReused'));
  it('1.2: CertificateMustExist', () => given(certificate).when(revoke).thenRejected('CertificateMustExist'));
});

describe('1.2, A1-3, 7.5: RepresentativeMustHoldValidCertificate', () => {
  const rejected = { rejected: 'RepresentativeMustHoldValidCertificate', kind: 'forbidden' };
  it('holds from the first to the last day', () => {
    expect(['2026-03-20', '2026-03-21', '2027-03-20', '2027-03-21'].map((on) => refusal([granted], 'office-101', on) === false)).toEqual([false, true, true, false]);
  });
  it('is for one office', () => expect(refusal([granted], 'office-102', '2026-09-01')).toMatchObject(rejected));
  it('ends with the day of revocation', () => {
    expect(refusal([granted, revoked], 'office-101', '2026-09-30')).toBe(false);
    expect(refusal([granted, revoked], 'office-101', '2026-10-01')).toMatchObject(rejected);
  });
  it('is refused to whoever has none', () => expect(refusal([], 'office-101', '2026-09-01')).toMatchObject(rejected));
});

describe('golden samples', () => {
  it('CertificateGranted v1 and CertificateRevoked v1 replay', () => {
    const [first, second] = ['CertificateGranted', 'CertificateRevoked'].map((type) =>
      JSON.parse(readFileSync(new URL(`./samples/${type}.v1.json`, import.meta.url), 'utf8')) as CertificateEvent) as [CertificateEvent, CertificateEvent];
    expect(fold(certificate, [first, second])).toEqual({ certificates: [{ ...terms, revokedOn: '2026-10-01' }] });
    given(certificate).when(grant()).then(first).when(revoke).then(second);
  });
});
