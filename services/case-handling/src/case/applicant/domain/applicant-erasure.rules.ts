import type { CivilDate } from '@pishkhan/calendar';
import { existenceRule, permissionRule, rule, statusRule } from '@pishkhan/decider';
import { isSamePerson } from '@pishkhan/roles';
import type { ExaminedCase, Officer } from './applicant-erasure.messages.ts';

const idsOf = (cases: readonly ExaminedCase[]): readonly string[] => cases.map(({ caseId }) => caseId);

/**
 * Only cases are erased whose contact has the mobile number of the letter. A case that does not exist, of another
 * county, without a contact, of somebody else, and a complaint about the officer are named alike (A6, N29, A5-1).
 */
export const erasedCasesMustBeOfTheApplicant = rule(
  'ErasedCasesMustBeOfTheApplicant',
  {
    fa: 'این پرونده‌ها با این شماره همراه در این شهرستان ثبت نشده‌اند',
    en: 'These cases were not registered with this mobile number in this county',
  },
  (cases: readonly ExaminedCase[]) => {
    const foreign = cases.filter(({ isOfTheApplicant, isAboutOfficer }) => !isOfTheApplicant || isAboutOfficer);
    return foreign.length > 0 && { cases: idsOf(foreign) };
  },
);

/** Whoever handles a case must be able to reach the applicant (A5-4, A6-4, A6). */
export const erasedCasesMustBeClosed = statusRule(
  'ErasedCasesMustBeClosed',
  {
    fa: 'این پرونده‌ها هنوز باز هستند؛ نخست بسته شوند',
    en: 'These cases are open and are closed first',
  },
  (cases: readonly ExaminedCase[]) => {
    const open = cases.filter(({ isOpen }) => isOpen);
    return open.length > 0 && { cases: idsOf(open) };
  },
);

/** The letter exists when it is shown (A6). */
export const applicantLetterMustBeIssued = rule(
  'ApplicantLetterMustBeIssued',
  { fa: 'تاریخ نامه در آینده است', en: 'The letter is dated in the future' },
  (issuedOn: CivilDate, today: CivilDate) => issuedOn > today && { issuedOn, today },
);

/** An erasure of another county has the same answer as an unknown one (A6, N29). */
export const applicantErasureMustExist = existenceRule(
  'ApplicantErasureMustExist',
  { fa: 'چنین درخواستی ثبت نشده است', en: 'No such erasure was requested' },
  (erasureId: string) => ({ erasureId }),
);

/** An erasure is decided once, while it waits (A6). */
export const applicantErasureMustWait = statusRule(
  'ApplicantErasureMustWait',
  { fa: 'این درخواست پیش‌تر تأیید یا رد شده است', en: 'The erasure was confirmed or declined before' },
  (outcome: 'confirmed' | 'declined') => ({ outcome }),
);

/** What nobody can undo needs two persons (7.5, A6; S3). */
export const applicantErasureMustBeConfirmedByAnother = rule(
  'ApplicantErasureMustBeConfirmedByAnother',
  {
    fa: 'کسی که درخواست را ثبت کرده نمی‌تواند آن را تأیید کند',
    en: 'Who requested the erasure may not confirm it',
  },
  (requestedBy: string, { subject }: Officer) => isSamePerson(requestedBy, subject),
);

/** Nobody erases the traces of a complaint about himself (A5-1, 7.5, A6; N4). */
export const confirmerMustNotBeComplainedOf = permissionRule(
  'ConfirmerMustNotBeComplainedOf',
  {
    fa: 'کسی که از او شکایت شده است نمی‌تواند پاک‌کردن را تأیید کند',
    en: 'A person complained of may not confirm the erasure',
  },
  (cases: readonly ExaminedCase[]) => cases.some(({ isAboutOfficer }) => isAboutOfficer),
);
