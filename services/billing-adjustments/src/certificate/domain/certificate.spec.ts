import { describe, expect, it } from '@jest/globals';
import type { CivilDate } from '@pishkhan/calendar';
import { fold, given } from '@pishkhan/decider';
import type { CertificateEvent, CertificateTerms } from './certificate.messages.ts';
import { approverMustHoldValidCertificate } from './certificate.rules.ts';
import { certificate } from './certificate.ts';

const date = (text: string) => text as CivilDate;
const terms: CertificateTerms = {
  subject: 'representative-101-a',
  office: 'office-101',
  certificateNumber: 'C-101-1',
  issuer: 'certifier-1',
  validFrom: date('2026-03-21'),
  validTo: date('2027-03-20'),
};
const granted: CertificateEvent = { type: 'CertificateGranted', data: terms };
const grant = (change: Partial<CertificateTerms> = {}) => ({ type: 'GrantCertificate', ...terms, ...change }) as const;
const revoke = { type: 'RevokeCertificates', reason: 'left the office', on: date('2026-10-01') } as const;
const revoked: CertificateEvent = {
  type: 'CertificateRevoked',
  data: {
    subject: 'representative-101-a',
    office: 'office-101',
    certificateNumber: 'C-101-1',
    reason: 'left the office',
    revokedOn: date('2026-10-01'),
  },
};
const refusal = (events: CertificateEvent[], office: string, on: string) =>
  approverMustHoldValidCertificate(fold(certificate, events), office, date(on));

describe('granting and revoking', () => {
  it('1.2: a person is certified for an office, and the certificate is revoked', () => {
    given(certificate).when(grant()).then(granted).when(revoke).then(revoked);
  });
  it('a repeat has no effect', () => {
    given(certificate, granted)
      .when(grant({ issuer: 'certifier-2' }))
      .thenNothing();
    given(certificate, granted, revoked).when(revoke).thenNothing();
  });
  it('1.2: a renewal is a second certificate, and a revocation covers both', () => {
    const renewed = { certificateNumber: 'C-101-2', validFrom: date('2027-03-21'), validTo: date('2028-03-19') };
    given(certificate, granted)
      .when(grant(renewed))
      .then({ type: 'CertificateGranted', data: { ...terms, ...renewed } })
      .when(revoke)
      .thenMatching((events) =>
        expect(events).toMatchObject([
          { type: 'CertificateRevoked', data: { certificateNumber: 'C-101-1' } },
          { type: 'CertificateRevoked', data: { certificateNumber: 'C-101-2' } },
        ]),
      );
  });
  it('1.2: IssuerMustNotCertifyHimself', () =>
    given(certificate)
      .when(grant({ issuer: terms.subject }))
      .thenRejected('IssuerMustNotCertifyHimself'));
  it('1.2: CertificateMustEndAfterItBegins', () =>
    given(certificate)
      .when(grant({ validTo: date('2026-03-20') }))
      .thenRejected('CertificateMustEndAfterItBegins'));
  it('1.2: CertificateNumberMustNotBeReused', () =>
    given(certificate, granted)
      .when(grant({ office: 'office-102' }))
      .thenRejected('CertificateNumberMustNotBeReused'));
  it('1.2: CertificateMustExist', () => given(certificate).when(revoke).thenRejected('CertificateMustExist'));
});

describe('the right to approve', () => {
  const lapsed = { rejected: 'ApproverMustHoldValidCertificate', kind: 'forbidden' };
  it('1.2, A1-3: ApproverMustHoldValidCertificate from its first to its last day', () => {
    expect(['2026-03-21', '2027-03-20'].map((on) => refusal([granted], 'office-101', on))).toEqual([false, false]);
    for (const on of ['2026-03-20', '2027-03-21']) {
      expect(refusal([granted], 'office-101', on)).toEqual({
        rejected: 'ApproverMustHoldValidCertificate',
        kind: 'forbidden',
        data: { office: 'office-101', on },
      });
    }
  });
  it('7.5: it is for one office', () => expect(refusal([granted], 'office-102', '2026-09-01')).toMatchObject(lapsed));
  it('1.2: it ends with the day of revocation', () => {
    expect(refusal([granted, revoked], 'office-101', '2026-09-30')).toBe(false);
    expect(refusal([granted, revoked], 'office-101', '2026-10-01')).toMatchObject(lapsed);
  });
  it('1.2: a person without a certificate may not approve', () =>
    expect(refusal([], 'office-101', '2026-09-01')).toMatchObject(lapsed));
});
