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
const today = date('2026-03-01');
const officer = (subject: string) => ({ subject, roles: ['certificationOfficer'] });
const head = { subject: 'head-1', roles: ['headOfSubscriberAffairs'] };
const propose = (change: Partial<CertificateTerms> = {}, on = today, reason?: string) =>
  ({
    type: 'ProposeCertificate',
    terms: { ...terms, ...change },
    today: on,
    ...(reason !== undefined && { reason }),
  }) as const;
const proposed = (change: Partial<CertificateTerms> = {}): CertificateEvent => ({
  type: 'CertificateProposed',
  data: { ...terms, ...change, proposedOn: today },
});
const confirm = (by = officer('certifier-2'), on = today, certificateNumber = terms.certificateNumber) =>
  ({ type: 'ConfirmCertificate', certificateNumber, by, today: on, at: `${on}T08:00:00.000Z` }) as const;
const confirmed = (change: Partial<CertificateTerms> = {}): CertificateEvent => ({
  type: 'CertificateGranted',
  data: {
    ...terms,
    ...change,
    confirmation: { by: 'certifier-2', as: 'certificationOfficer', at: `${today}T08:00:00.000Z` },
  },
});
const decline = (by = 'head-1') =>
  ({
    type: 'DeclineCertificate',
    certificateNumber: terms.certificateNumber,
    by,
    reason: 'no training',
    today,
  }) as const;
const declined = (by = 'head-1', reason = 'no training', on = today): CertificateEvent => ({
  type: 'CertificateDeclined',
  data: {
    subject: terms.subject,
    certificateNumber: terms.certificateNumber,
    declinedBy: by,
    declinedOn: on,
    reason,
  },
});
const revoke = {
  type: 'RevokeCertificates',
  by: 'certifier-1',
  reason: 'left the office',
  on: date('2026-10-01'),
} as const;
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
  it('1.2: one officer proposes, another confirms, and the certificate is revoked', () => {
    given(certificate).when(propose()).then(proposed()).when(confirm()).then(confirmed()).when(revoke).then(revoked);
  });
  it('a repeat has no effect', () => {
    given(certificate, granted)
      .when(propose({ issuer: 'certifier-2' }))
      .thenNothing();
    given(certificate, proposed()).when(propose()).thenNothing();
    given(certificate, proposed(), confirmed()).when(confirm()).thenNothing();
    given(certificate, granted, revoked).when(revoke).thenNothing();
  });
  it('1.2: a renewal is a second certificate, and a revocation covers both', () => {
    const renewed = { certificateNumber: 'C-101-2', validFrom: date('2027-03-21'), validTo: date('2028-03-19') };
    given(certificate, granted)
      .when(propose(renewed))
      .then(proposed(renewed))
      .when(confirm(officer('certifier-2'), today, 'C-101-2'))
      .then(confirmed(renewed))
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
      .when(propose({ issuer: terms.subject }))
      .thenRejected('IssuerMustNotCertifyHimself'));
  it('1.2: CertificateMustEndAfterItBegins', () =>
    given(certificate)
      .when(propose({ validTo: date('2026-03-20') }))
      .thenRejected('CertificateMustEndAfterItBegins'));
  it('1.2: CertificateNumberMustNotBeReused, while it waits and after it was declined too', () => {
    for (const history of [[granted], [proposed()], [proposed(), declined()]])
      given(certificate, ...history)
        .when(propose({ office: 'office-102' }))
        .thenRejected('CertificateNumberMustNotBeReused');
  });
  it('1.2: CertificateMustExist', () => given(certificate).when(revoke).thenRejected('CertificateMustExist'));
});

describe('7.5, N2 the second person of a certificate', () => {
  it('N2: a proposed certificate gives no right', () => {
    expect(refusal([proposed()], 'office-101', '2026-09-01')).toMatchObject({
      rejected: 'ApproverMustHoldValidCertificate',
    });
    expect(refusal([proposed(), confirmed()], 'office-101', '2026-09-01')).toBe(false);
  });
  it('N2: CertificateConfirmerMustBeAnotherPerson: neither the issuer nor the certified person, in no role', () => {
    for (const subject of [terms.issuer, terms.subject])
      for (const by of [officer(subject), { ...head, subject }])
        given(certificate, proposed()).when(confirm(by)).thenRejected('CertificateConfirmerMustBeAnotherPerson');
  });
  it('N2: CertificateMustBeProposed, CertificateProposalMustWait', () => {
    given(certificate).when(confirm()).thenRejected('CertificateMustBeProposed');
    given(certificate).when(decline()).thenRejected('CertificateMustBeProposed');
    const gone = given(certificate, proposed()).when(decline()).then(declined());
    gone.when(decline()).thenNothing();
    gone.when(confirm()).thenRejected('CertificateProposalMustWait');
    given(certificate, granted).when(confirm()).thenRejected('CertificateProposalMustWait');
  });
  it('15.4-41: RetroactiveCertificateMustGiveReason, CertificateConfirmerMustHoldTheRole: only the head confirms it', () => {
    const late = date('2026-03-22');
    given(certificate).when(propose({}, late)).thenRejected('RetroactiveCertificateMustGiveReason');
    given(certificate)
      .when(propose({}, late, 'the decree arrived late'))
      .thenMatching(([event]) => {
        const waiting = given(certificate, event as CertificateEvent);
        waiting
          .when(confirm(officer('certifier-2'), late))
          .thenRejected('CertificateConfirmerMustHoldTheRole', { roles: ['headOfSubscriberAffairs'] });
        waiting.when(confirm(head, late)).thenMatching(([grant]) =>
          expect(grant!.data).toMatchObject({
            confirmation: { by: 'head-1', retroactiveBecause: 'the decree arrived late' },
          }),
        );
      });
    given(certificate, proposed())
      .when(confirm(officer('certifier-2'), late))
      .thenRejected('CertificateConfirmerMustHoldTheRole');
  });
  it('1.2: revoking needs no second person, and also ends what waits', () => {
    given(certificate, proposed())
      .when(revoke)
      .then(declined('certifier-1', 'left the office', revoke.on));
  });
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
