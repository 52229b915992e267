import type { CivilDate } from '@pishkhan/calendar';
import { existenceRule, permissionRule, rule, statusRule } from '@pishkhan/decider';
import { isSamePerson } from '@pishkhan/roles';
import type { Person } from '../case.messages.ts';
import { isBarred, type OpenFile } from '../case.file.ts';
import { hasHadAnOrder } from '../acting/company.ts';
import type { KnownCertificate } from '../kind/known.ts';
import type { Choice, Role } from '../kind/vocabulary.ts';

/** A command is about an opened case (A3-1, A6-1). */
export const caseMustBeKnown = existenceRule(
  'CaseMustBeKnown',
  { fa: 'پرونده‌ای با این شماره یافت نشد', en: 'There is no such case' },
  () => true,
);

/** An applicant's question uses the tracking code of the case (A3-1, A6-1). */
export const trackingCodeMustBeKnown = existenceRule(
  'TrackingCodeMustBeKnown',
  { fa: 'پرونده‌ای با این کد رهگیری یافت نشد؛ کد را دوباره بررسی کنید', en: 'No case has this tracking code' },
  () => true,
);

/** A closed case keeps its outcome (15.4-21). */
export const caseMustBeOpen = statusRule(
  'CaseMustBeOpen',
  { fa: 'پرونده بسته شده است', en: 'The case is closed' },
  (outcome: string) => ({ outcome }),
);

/**
 * A case is handled by its own office, by its county if a head or an expert acts (A6-4), and by the contractor that has
 * an order of it (A1-4).
 */
export const caseMustBelongToOwnOffice = permissionRule(
  'CaseMustBelongToOwnOffice',
  { fa: 'این پرونده مربوط به دفتر دیگری است', en: 'The case belongs to another office' },
  (file: Pick<OpenFile, 'officeId' | 'countyOffice' | 'companies' | 'calledBack'>, by: Person) =>
    by.office !== file.officeId &&
    by.office !== file.countyOffice &&
    !hasHadAnOrder(file, by.office) && { officeId: file.officeId },
);

/** Only the office concerned and its county inform the applicant, in every branch (15.4-21). */
export const anotherOfficeMayNotAnswer = permissionRule(
  'AnotherOfficeMayNotAnswer',
  { fa: 'پاسخ به متقاضی تنها با دفتر مربوط یا اداره گاز آن است', en: 'Only the office concerned may reply' },
  (file: Pick<OpenFile, 'officeId' | 'countyOffice'>, by: Person) =>
    by.office !== file.officeId && by.office !== file.countyOffice && { officeId: file.officeId },
);

/** Only the role that owns a stage may do it (7.5). */
export const stageMayOnlyBeDoneByItsOwner = permissionRule(
  'StageMayOnlyBeDoneByItsOwner',
  { fa: 'این مرحله بر عهده نقش دیگری است', en: 'This step belongs to another role' },
  (by: Person, owners: readonly Role[], stage: string) =>
    !owners.some((role) => by.roles.includes(role)) && { stage, owners },
);

/** A confirmation needs another person than the one who decided before (four eyes; 15.4-22, 15.4-29). */
export const confirmerMustNotHaveDecidedBefore = permissionRule(
  'ConfirmerMustNotHaveDecidedBefore',
  { fa: 'کسی که خود تصمیم گرفته است نمی‌تواند آن را تأیید کند', en: 'Who decided may not confirm the decision' },
  (deciders: readonly string[], by: Pick<Person, 'subject'>, stage: string) =>
    deciders.some((decider) => isSamePerson(decider, by.subject)) && { stage },
);

const holdsOn = ({ validFrom, validTo, revokedOn }: KnownCertificate, on: CivilDate) =>
  validFrom <= on && on <= validTo && (revokedOn === undefined || on < revokedOn);

/** Whether one of these certificates is for the office and valid on the day. */
export const isCertifiedFor = (certificates: readonly KnownCertificate[], office: string, on: CivilDate): boolean =>
  certificates.some((certificate) => certificate.office === office && holdsOn(certificate, on));

/**
 * A qualified representative decides with a certificate of the provincial company for that office, valid on that day;
 * verbs that only move the work, such as a pause or an escalation, need none (1.2, A6-3, A6-4, 7.5).
 */
export const representativeMustHoldValidCertificate = permissionRule(
  'RepresentativeMustHoldValidCertificate',
  {
    fa: 'نماینده باید برای این دفتر گواهی صلاحیت معتبر داشته باشد',
    en: 'The representative must hold a valid certificate for this office',
  },
  (actsAs: readonly Role[], certificates: readonly KnownCertificate[], office: string, on: CivilDate) =>
    actsAs.every((role) => role === 'qualifiedRepresentative') &&
    !isCertifiedFor(certificates, office, on) && { office, on },
);

/** The person who registers a request does not decide it: the source names two persons in every row (1.2). */
export const registrarMustNotDecide = rule(
  'RegistrarMustNotDecide',
  {
    fa: 'ثبت‌کننده درخواست نمی‌تواند درباره آن تصمیم بگیرد',
    en: 'The person who registered the request may not decide it',
  },
  (file: Pick<OpenFile, 'openedBy'>, by: Person) => isSamePerson(by.subject, file.openedBy),
);

/** Ordered work can be reported only while the case waits for it (A3-2, A6-2). */
export const workMustBeAwaited = statusRule(
  'WorkMustBeAwaited',
  {
    fa: 'پرونده در مرحله ثبت گزارش نیست',
    en: 'The case is not waiting for a report',
    formerly: ['VisitMustBeAwaited'],
  },
  (stage: string) => ({ stage }),
);

/** A report has a complete form (A3-2, A6-2). */
export const reportMustFillInItsForm = rule(
  'ReportMustFillInItsForm',
  { fa: 'فرم گزارش کامل نیست', en: 'The form of the report is incomplete' },
  (errors: readonly unknown[]) => errors.length > 0 && { errors },
);

/** A decision is possible only while the case waits for one (A3-3, A6-3). */
export const decisionMustBeAwaited = statusRule(
  'DecisionMustBeAwaited',
  { fa: 'پرونده در مرحله تصمیم‌گیری نیست', en: 'The case is not waiting for a decision' },
  (stage: string) => ({ stage }),
);

/** The answer is one of the stage's answers (A3-3, A6-3, A6-4). */
export const answerMustBeOneOfTheStage = rule(
  'AnswerMustBeOneOfTheStage',
  { fa: 'این گزینه در این مرحله قابل انتخاب نیست', en: 'This stage has no such answer' },
  (answer: string, choices: Readonly<Record<string, Choice>>) =>
    !Object.hasOwn(choices, answer) && { answer, answers: Object.keys(choices) },
);

/** A decision has a complete form (A3-3, A6-3). */
export const decisionMustFillInItsForm = rule(
  'DecisionMustFillInItsForm',
  { fa: 'فرم تصمیم کامل نیست', en: 'The form of the decision is incomplete' },
  (errors: readonly unknown[]) => errors.length > 0 && { errors },
);

/** Only a recorded reading can be found wrong (A3-3). */
export const readingMustBeKnown = existenceRule(
  'ReadingMustBeKnown',
  {
    fa: 'قرائتی با این مشخصات نیست یا هنوز به این بخش نرسیده است؛ اندکی بعد دوباره بفرستید',
    en: 'There is no such reading, or it has not arrived here yet; send the request again in a moment',
  },
  (readingId: unknown) => ({ readingId }),
);

/** A case closes only after its answer was recorded and the applicant informed, in both branches (A6-4, 15.4-21). */
export const answerMustBeRecordedBeforeInforming = statusRule(
  'AnswerMustBeRecordedBeforeInforming',
  { fa: 'هنوز پاسخی برای اعلام به متقاضی ثبت نشده است', en: 'There is no answer yet for the applicant' },
  (stage: string) => ({ stage }),
);

/** The person whom a case is about, such as the person complained of, may neither see it nor act in it (A5-1, 1.2). */
export const barredPersonMustNotTakePart = permissionRule(
  'BarredPersonMustNotTakePart',
  {
    fa: 'شخصی که پرونده درباره اوست نمی‌تواند به آن رسیدگی کند',
    en: 'The person whom the case is about may not take part in it',
  },
  ({ barred }: { readonly barred: readonly string[] }, by: Pick<Person, 'subject'>) => isBarred(barred, by.subject),
);

/**
 * The reader of a disputed reading does not judge it, by no answer of the stage; a higher role or another
 * representative does (A3-3, A3-5, 15.4-37; F4).
 */
export const readerMustNotJudgeTheOwnReading = rule(
  'ReaderMustNotJudgeTheOwnReading',
  {
    fa: 'این رقم را خود شما خوانده‌اید؛ تصمیم درباره آن با نماینده دیگر یا رئیس امور مشترکین است',
    en: 'You made the disputed reading; another representative or the head must decide on it',
  },
  (readers: readonly string[], by: Pick<Person, 'subject'>) =>
    isBarred(readers, by.subject) && { disputedReader: by.subject },
);
