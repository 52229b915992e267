import type { CivilDate } from '@pishkhan/calendar';
import { existenceRule, permissionRule, rule, statusRule } from '@pishkhan/decider';
import type { Person } from './case.messages.ts';
import type { OpenFile } from './case.state.ts';
import type { KnownCertificate } from './kind/known.ts';
import type { Choice, Role } from './kind/vocabulary.ts';

/** A command speaks of a case that was opened (A3-1, A6-1). */
export const caseMustBeKnown = existenceRule(
  'CaseMustBeKnown',
  { fa: 'چنین پرونده‌ای ثبت نشده است', en: 'There is no such case' },
  () => true,
);

/** An applicant asks about his case by the tracking code that he was given (A3-1, A6-1). */
export const trackingCodeMustBeKnown = existenceRule(
  'TrackingCodeMustBeKnown',
  { fa: 'این کد رهگیری به هیچ پرونده‌ای داده نشده است', en: 'No case has this tracking code' },
  (trackingCode: string, misread: boolean) => ({ trackingCode, ...(misread && { misread }) }),
);

/** A closed case keeps its outcome (15.4-21). */
export const caseMustBeOpen = statusRule(
  'CaseMustBeOpen',
  { fa: 'پرونده بسته شده است', en: 'The case is closed' },
  (outcome: string) => ({ outcome }),
);

/** A case is opened as one of the kinds that the office handles (part 2). */
export const kindMustBeKnown = existenceRule(
  'KindMustBeKnown',
  { fa: 'چنین درخواستی در این سامانه نیست', en: 'There is no such kind of case' },
  (kind: string) => ({ kind }),
);

/** A case is about a bill that the company issued (A6-1). */
export const billMustBeKnown = existenceRule(
  'BillMustBeKnown',
  { fa: 'چنین قبضی شناخته نشده است', en: 'This bill is not known' },
  () => true,
);

/** A case is about an account that the company keeps (A3-1). */
export const accountMustBeKnown = existenceRule(
  'AccountMustBeKnown',
  { fa: 'چنین اشتراکی شناخته نشده است', en: 'This account is not known' },
  () => true,
);

/** Requests are registered by the roles that the kind names, at an office (A3-1, A6-1). */
export const requestMayOnlyBeRegisteredAtACounterOffice = permissionRule(
  'RequestMayOnlyBeRegisteredAtACounterOffice',
  { fa: 'درخواست در دفتر پیشخوان ثبت می‌شود', en: 'Requests are registered at a counter office' },
  (by: Person, allowed: readonly Role[]) =>
    (by.office === undefined || !allowed.some((role) => by.roles.includes(role))) && { roles: allowed },
);

/** What is collected for a request stands in a fee schedule in force (13.4). */
export const feeMustBeSetForTheService = rule(
  'FeeMustBeSetForTheService',
  { fa: 'برای این خدمت کارمزدی تعیین نشده است', en: 'No fee is set for this service' },
  (item: string) => ({ item }),
);

/** A deadline in working days is counted on published calendars only (10.5-2, 10.5-6). */
export const workingCalendarMustCoverTheDeadline = rule(
  'WorkingCalendarMustCoverTheDeadline',
  { fa: 'تقویم کاری برای شمارش مهلت منتشر نشده است', en: 'No working calendar covers the deadline' },
  (clock: string) => ({ clock }),
);

/** A case is worked on by its own office; by its county where a head or an expert acts (A6-4). */
export const caseMustBelongToOwnOffice = permissionRule(
  'CaseMustBelongToOwnOffice',
  { fa: 'این پرونده از آنِ دفتر دیگری است', en: 'The case belongs to another office' },
  (file: Pick<OpenFile, 'officeId' | 'countyOffice'>, by: Person) =>
    by.office !== file.officeId && by.office !== file.countyOffice && { officeId: file.officeId },
);

/** The office concerned answers its applicant, in every branch; another office may not (15.4-21). */
export const anotherOfficeMayNotAnswer = permissionRule(
  'AnotherOfficeMayNotAnswer',
  { fa: 'پاسخ را تنها دفتر مربوط می‌دهد', en: 'Only the office concerned may answer' },
  (file: Pick<OpenFile, 'officeId'>, by: Person) => by.office !== file.officeId && { officeId: file.officeId },
);

/** A stage is carried out by the role that the kind gives it to (7.5). */
export const stageMayOnlyBeDoneByItsOwner = permissionRule(
  'StageMayOnlyBeDoneByItsOwner',
  { fa: 'این مرحله بر عهدهٔ نقش دیگری است', en: 'This step belongs to another role' },
  (by: Person, owners: readonly Role[], stage: string) =>
    !owners.some((role) => by.roles.includes(role)) && { stage, owners },
);

const holdsOn = ({ validFrom, validTo, revokedOn }: KnownCertificate, on: CivilDate) =>
  validFrom <= on && on <= validTo && (revokedOn === undefined || on < revokedOn);

/**
 * Where a qualified representative decides, he is one whom the provincial company certified for that office, and whose
 * certificate holds on that day (1.2, A6-3, A6-4, 7.5).
 */
export const representativeMustHoldValidCertificate = permissionRule(
  'RepresentativeMustHoldValidCertificate',
  {
    fa: 'نماینده باید برای این دفتر گواهی صلاحیت معتبر داشته باشد',
    en: 'The representative must hold a valid certificate for this office',
  },
  (owner: Role, certificates: readonly KnownCertificate[], office: string, on: CivilDate) =>
    owner === 'qualifiedRepresentative' &&
    !certificates.some((certificate) => certificate.office === office && holdsOn(certificate, on)) && { office, on },
);

/** Whoever registered a request does not decide it: the source names two persons in every row (1.2). */
export const registrarMustNotDecide = rule(
  'RegistrarMustNotDecide',
  { fa: 'ثبت‌کنندهٔ درخواست نمی‌تواند دربارهٔ آن تصمیم بگیرد', en: 'Whoever registered the request may not decide it' },
  (file: Pick<OpenFile, 'openedBy'>, by: Person) => by.subject === file.openedBy,
);

/** A visit is recorded while the case waits for one (A3-2, A6-2). */
export const visitMustBeAwaited = statusRule(
  'VisitMustBeAwaited',
  { fa: 'پرونده در انتظار بازدید نیست', en: 'The case does not wait for a visit' },
  (stage: string) => ({ stage }),
);

/** The meter was visited for this case: not before its registration and not in the future (A3-2, A6-2). */
export const visitMustFallBetweenOpeningAndToday = rule(
  'VisitMustFallBetweenOpeningAndToday',
  {
    fa: 'تاریخ بازدید پیش از ثبت درخواست یا در آینده است',
    en: 'The visit is dated before the request or in the future',
  },
  (file: Pick<OpenFile, 'openedOn'>, visitedOn: CivilDate, on: CivilDate) =>
    (visitedOn < file.openedOn || visitedOn > on) && { openedOn: file.openedOn, visitedOn, on },
);

/** A meter that was visited is one that is installed (A3-2). */
export const visitedMeterMustBeInstalled = rule(
  'VisitedMeterMustBeInstalled',
  { fa: 'برای این اشتراک کنتوری نصب نشده است', en: 'No meter is installed for this account' },
  (file: Pick<OpenFile, 'meterId'>) => file.meterId === null,
);

/** A decision is made while the case waits for one (A3-3, A6-3). */
export const decisionMustBeAwaited = statusRule(
  'DecisionMustBeAwaited',
  { fa: 'پرونده در انتظار تصمیم نیست', en: 'The case does not wait for a decision' },
  (stage: string) => ({ stage }),
);

/** The answer is one of those that the stage knows (A3-3, A6-3, A6-4). */
export const answerMustBeOneOfTheStage = rule(
  'AnswerMustBeOneOfTheStage',
  { fa: 'این پاسخ در این مرحله معنا ندارد', en: 'This stage does not know this answer' },
  (answer: string, choices: Readonly<Record<string, Choice>>) =>
    !Object.hasOwn(choices, answer) && { answer, answers: Object.keys(choices) },
);

/** A decision is made on its whole form (A3-3, A6-3). */
export const decisionMustFillInItsForm = rule(
  'DecisionMustFillInItsForm',
  { fa: 'فرم تصمیم کامل نیست', en: 'The form of the decision is not complete' },
  (errors: readonly unknown[]) => errors.length > 0 && { errors },
);

/** Only a reading that the company holds can be found wrong (A3-3). */
export const readingMustBeKnown = existenceRule(
  'ReadingMustBeKnown',
  { fa: 'چنین قرائتی شناخته نشده است', en: 'This reading is not known' },
  (readingId: unknown) => ({ readingId }),
);

/** A case may not close before its answer stands and the applicant was told it, in both branches (A6-4, 15.4-21). */
export const answerMustBeRecordedBeforeInforming = statusRule(
  'AnswerMustBeRecordedBeforeInforming',
  { fa: 'هنوز پاسخی برای اعلام به متقاضی ثبت نشده است', en: 'There is no answer yet to tell the applicant' },
  (stage: string) => ({ stage }),
);

/** Money may be moving while another service works on a request; its answer is awaited first (A3-3, A6-3). */
export const caseMustNotAwaitAnotherService = statusRule(
  'CaseMustNotAwaitAnotherService',
  { fa: 'پرونده در انتظار پاسخ بخش دیگری است', en: 'The case waits for another service' },
  (stage: string) => ({ stage }),
);

/** What has been answered can no longer be withdrawn; the applicant is told the answer (15.4-21). */
export const answeredCaseMustNotBeWithdrawn = statusRule(
  'AnsweredCaseMustNotBeWithdrawn',
  { fa: 'پاسخ ثبت شده و انصراف ممکن نیست', en: 'The answer is recorded; the case can no longer be withdrawn' },
  (answer: string) => ({ answer }),
);
