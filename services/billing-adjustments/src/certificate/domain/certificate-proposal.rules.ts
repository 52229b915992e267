import type { CivilDate } from '@pishkhan/calendar';
import { existenceRule, permissionRule, rule, statusRule } from '@pishkhan/decider';
import { isSamePerson } from '@pishkhan/roles';
import type { CertificateConfirmer, Certificates, CertificateTerms } from './certificate.messages.ts';

/** Only a proposed certificate can be confirmed or declined (7.5). */
export const certificateMustBeProposed = existenceRule(
  'CertificateMustBeProposed',
  { fa: 'چنین گواهی‌ای پیشنهاد نشده است', en: 'No such certificate was proposed' },
  ({ certificates, waiting = [], declined = [] }: Certificates, certificateNumber: string) =>
    ![...certificates, ...waiting, ...declined].some((each) => each.certificateNumber === certificateNumber) && {
      certificateNumber,
    },
);

/** A proposal is decided once (7.5). */
export const certificateProposalMustWait = statusRule(
  'CertificateProposalMustWait',
  { fa: 'درباره این گواهی پیش‌تر تصمیم گرفته شده است', en: 'This certificate is already decided' },
  ({ waiting = [] }: Certificates, certificateNumber: string) =>
    !waiting.some((each) => each.certificateNumber === certificateNumber) && { certificateNumber },
);

/** A certificate needs a second person, who is neither its issuer nor the certified person (1.2, 7.5). */
export const certificateConfirmerMustBeAnotherPerson = permissionRule(
  'CertificateConfirmerMustBeAnotherPerson',
  {
    fa: 'پیشنهاددهنده و دارنده گواهی نمی‌توانند آن را تأیید کنند',
    en: 'Neither the issuer nor the certified person may confirm a certificate',
  },
  ({ issuer, subject }: CertificateTerms, confirmer: CertificateConfirmer) =>
    [issuer, subject].some((each) => isSamePerson(each, confirmer.subject)) && { subject: confirmer.subject },
);

/** The head is the second person of a certificate whose first day is before its confirmation (15.4-41). */
export const certificateConfirmerMustHoldTheRole = permissionRule(
  'CertificateConfirmerMustHoldTheRole',
  {
    fa: 'گواهی‌ای را که از روزی پیش از تأیید آغاز می‌شود تنها رئیس امور مشترکین تأیید می‌کند',
    en: 'Only the head of subscriber affairs confirms a certificate that starts before its confirmation',
  },
  ({ roles }: CertificateConfirmer, fitting: readonly string[]) =>
    !roles.some((role) => fitting.includes(role)) && { roles: fitting },
);

/** A certificate that starts before its proposal gives the reason (15.4-41). */
export const retroactiveCertificateMustGiveReason = rule(
  'RetroactiveCertificateMustGiveReason',
  {
    fa: 'این گواهی از روزی پیش از امروز آغاز می‌شود؛ علت آن را بنویسید',
    en: 'This certificate starts before today; give the reason',
  },
  ({ validFrom }: CertificateTerms, today: CivilDate, reason: string | undefined) =>
    validFrom < today && reason === undefined && { validFrom },
);
