import type { CivilDate } from '@pishkhan/calendar';
import { existenceRule, permissionRule, rule, statusRule } from '@pishkhan/decider';
import { barOf, barredDuties, isSamePerson, type PartOf } from '@pishkhan/roles';
import type { Employee, PersonChangeProposed, PersonField } from './person.messages.ts';

/** A customer's data are changed by employees of the county of the account, where the documents are examined (1.2). */
export const personMayOnlyBeChangedInTheOwnCounty = permissionRule(
  'PersonMayOnlyBeChangedInTheOwnCounty',
  {
    fa: 'تغییر نام یا شماره همراه را تنها دفتر یا اداره گاز شهرستان همین اشتراک ثبت می‌کند',
    en: 'Only offices of the county of the account change the data of its subscriber',
  },
  (countyOffice: string, by: Employee) => by.countyOffice !== countyOffice && { countyOffice },
);

/** What somebody saw before another change was approved may be wrong by now (A11-6; N8). */
export const personMustBeAsSeen = statusRule(
  'PersonMustBeAsSeen',
  {
    fa: 'نام یا شماره همراه مشترک در این فاصله تغییر کرده است؛ کارت مشترک را دوباره ببینید',
    en: 'Name or mobile number have changed meanwhile; read the card again',
  },
  (inForce: number, seen: number | undefined) =>
    seen !== undefined && seen !== inForce && { personVersion: inForce, seen },
);

/** A change gives the person another value: the same name or number is no change (A11). */
export const changedPersonMustDiffer = rule(
  'ChangedPersonMustDiffer',
  { fa: 'نام یا شماره همراه تازه با مقدار کنونی یکی است', en: 'The new value is the present one' },
  (same: readonly PersonField[]) => same.length > 0 && { same },
);

/** Two proposals for one field cannot both be right: the first is decided or withdrawn before the next (A11). */
export const onlyOneChangeOfAFieldMayWait = statusRule(
  'OnlyOneChangeOfAFieldMayWait',
  {
    fa: 'تغییر دیگری برای همین نام یا شماره در انتظار تأیید رئیس است',
    en: 'Another change of the same field waits for the approval of the head',
  },
  (waiting: readonly PersonChangeProposed['data'][], fields: readonly PersonField[]) => {
    const other = waiting.find((change) => change.fields.some((field) => fields.includes(field)));
    return other !== undefined && { changeId: other.changeId, fields: other.fields };
  },
);

/** The document exists when it is shown (A11-1). */
export const identityDocumentMustBeIssued = rule(
  'IdentityDocumentMustBeIssued',
  { fa: 'تاریخ صدور مدرک در آینده است', en: 'The document is dated in the future' },
  (issuedOn: CivilDate, today: CivilDate) => issuedOn > today && { issuedOn, today },
);

/** An amount below 1,000 rials is no debt (11.7, 15.4-15). */
const SMALLEST_DEBT = 1_000;
/**
 * A change of name depends on full settlement of the account, when it is proposed and when it is approved; a mobile
 * number does not (A11-2, B9-2).
 */
export const nameMustChangeAfterFullSettlement = rule(
  'NameMustChangeAfterFullSettlement',
  {
    fa: 'تغییر نام منوط به تسویه کامل حساب اشتراک است',
    en: 'A change of name depends on full settlement of the account',
  },
  (fields: readonly PersonField[], owed: number) => fields.includes('fullName') && owed >= SMALLEST_DEBT && { owed },
);

/** Only a change of this account's subscriber is decided (A11). */
export const personChangeMustExist = existenceRule(
  'PersonChangeMustExist',
  { fa: 'چنین تغییری برای مشترک این اشتراک پیشنهاد نشده است', en: 'No such change of the subscriber was proposed' },
  (changeId: string) => ({ changeId }),
);

/** A change is decided once, while it waits (A11-6). */
export const personChangeMustWait = statusRule(
  'PersonChangeMustWait',
  {
    fa: 'این تغییر پیش‌تر تأیید، رد یا پس گرفته شده است',
    en: 'The change was approved, declined or withdrawn before',
  },
  (changeId: string, outcome: 'approved' | 'declined' | 'withdrawn') => ({ changeId, outcome }),
);

/** The values of a forgotten person are gone, so nobody could say what is approved (A6). */
export const changedPersonMustNotBeForgotten = statusRule(
  'ChangedPersonMustNotBeForgotten',
  { fa: 'اطلاعات این شخص پاک شده است', en: 'The data of this person were erased' },
  (holder: string | undefined) => holder === undefined,
);

/**
 * The proposer, the examiner of the document and the registrar of the account do not approve the change: four eyes
 * (7.5, A11-6; N8, S3).
 */
export const personChangeMustBeApprovedByAnother = rule(
  'PersonChangeMustBeApprovedByAnother',
  {
    fa: 'پیشنهاددهنده، بررسی‌کننده مدرک و ثبت‌کننده اشتراک نمی‌توانند این تغییر را تأیید کنند',
    en: 'The proposer, the examiner of the document and the registrar of the account may not approve the change',
  },
  (parts: readonly PartOf[], { subject }: Employee) => {
    const as = barOf(parts, subject, barredDuties);
    return as !== undefined && { as };
  },
);

/** Nobody approves a change of the own data, or of a person whom he represents (7.5; N4, N8). */
export const approverMustNotBeTheChangedPerson = rule(
  'ApproverMustNotBeTheChangedPerson',
  {
    fa: 'مشترک یا نماینده او نمی‌تواند تغییر اطلاعات خود را تأیید کند',
    en: 'The subscriber or a representative may not approve a change of the own data',
  },
  (isTheirs: boolean) => isTheirs,
);

/** Only the proposer takes a change back; the head declines it (A11-6). */
export const onlyTheProposerMayWithdraw = permissionRule(
  'OnlyTheProposerMayWithdraw',
  { fa: 'تنها پیشنهاددهنده می‌تواند پیشنهاد را پس بگیرد', en: 'Only the proposer may withdraw the change' },
  (proposedBy: string, { subject }: Employee) => !isSamePerson(proposedBy, subject) && { proposedBy },
);
