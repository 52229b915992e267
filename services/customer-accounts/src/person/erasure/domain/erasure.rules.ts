import type { CivilDate } from '@pishkhan/calendar';
import { existenceRule, permissionRule, rule, statusRule } from '@pishkhan/decider';
import { isSamePerson } from '@pishkhan/roles';
import type { Employee } from '../../domain/person.messages.ts';
import { keptUntil, type Retention } from '../../retention/domain/person-policies.ts';
import type { AccountStanding } from './erasure.messages.ts';

/** A person is erased by employees of the county of the account at which he asked (1.2, A6). */
export const personMayOnlyBeErasedInTheOwnCounty = permissionRule(
  'PersonMayOnlyBeErasedInTheOwnCounty',
  {
    fa: 'پاک‌کردن اطلاعات مشترک را تنها دفتر یا اداره گاز شهرستان همین اشتراک انجام می‌دهد',
    en: 'Only offices of the county of the account erase its subscriber',
  },
  (countyOffice: string, by: Employee) => by.countyOffice !== countyOffice && { countyOffice },
);

/** One erasure of a person at a time waits or is carried out (A6). */
export const onlyOneErasureMayWait = statusRule(
  'OnlyOneErasureMayWait',
  {
    fa: 'درخواست دیگری برای پاک‌کردن اطلاعات همین شخص در جریان است',
    en: 'Another erasure of this person is under way',
  },
  (erasureId: string | undefined) => erasureId !== undefined && { erasureId },
);

/** The letter exists when it is shown (A6). */
export const erasureLetterMustBeIssued = rule(
  'ErasureLetterMustBeIssued',
  { fa: 'تاریخ نامه در آینده است', en: 'The letter is dated in the future' },
  (issuedOn: CivilDate, today: CivilDate) => issuedOn > today && { issuedOn, today },
);

/** An amount below 1,000 rials is neither a debt nor a credit that could be paid (11.7, 15.4-15). */
const SMALLEST_AMOUNT = 1_000;
/** A debt and a credit are claims, for which the company must know its partner (7.3, A6). */
export const erasedPersonMustBeSettled = statusRule(
  'ErasedPersonMustBeSettled',
  {
    fa: 'یکی از اشتراک‌های این شخص بدهی یا بستانکاری دارد؛ نخست تسویه شود',
    en: 'An account of the person has a debt or a credit, which is settled first',
  },
  (standings: readonly AccountStanding[]) => {
    const open = standings.find(({ owed }) => Math.abs(owed) >= SMALLEST_AMOUNT);
    return open !== undefined && { accountId: open.accountId, owed: open.owed };
  },
);

/** Whoever handles a case must be able to reach the applicant (A6-4, 15.4-21, A6). */
export const erasedPersonMustHaveNoOpenCase = statusRule(
  'ErasedPersonMustHaveNoOpenCase',
  {
    fa: 'یکی از اشتراک‌های این شخص پرونده باز دارد؛ نخست پرونده بسته شود',
    en: 'An account of the person has an open case, which is closed first',
  },
  (standings: readonly AccountStanding[]) => {
    const open = standings.find(({ openCases }) => openCases.length > 0);
    return open !== undefined && { accountId: open.accountId, openCases: open.openCases };
  },
);

/** As long as gas is delivered, the company must know its subscriber (B1-2, A6). */
export const erasedPersonMustNotBeSupplied = statusRule(
  'ErasedPersonMustNotBeSupplied',
  {
    fa: 'یکی از اشتراک‌های این شخص کنتور دارد و گاز می‌گیرد',
    en: 'An account of the person has a meter and is supplied',
  },
  (standings: readonly AccountStanding[]) => {
    const supplied = standings.find(({ meterId }) => meterId !== undefined);
    return supplied !== undefined && { accountId: supplied.accountId, meterId: supplied.meterId };
  },
);

/**
 * Bills are kept with the person to whom they were issued, for the period of the policy `retention`; without a version
 * in force, without end (15.2-14, A6).
 */
export const erasedPersonMustHaveNoBillToKeep = statusRule(
  'ErasedPersonMustHaveNoBillToKeep',
  {
    fa: 'برای یکی از اشتراک‌های این شخص قبض صادر شده است و مدت نگهداری آن نگذشته است',
    en: 'An account of the person has bills that must still be kept',
  },
  (standings: readonly AccountStanding[], retention: Retention | undefined, today: CivilDate) => {
    for (const { accountId, lastBillOn } of standings) {
      if (lastBillOn === undefined) continue;
      if (!retention) return { accountId, lastBillOn };
      const until = keptUntil(lastBillOn, retention);
      if (today <= until) return { accountId, lastBillOn, keptUntil: until, policy: retention.version };
    }
    return false;
  },
);

/** Only an erasure of this account's subscriber is decided (A6). */
export const erasureMustExist = existenceRule(
  'ErasureMustExist',
  { fa: 'چنین درخواستی برای مشترک این اشتراک ثبت نشده است', en: 'No such erasure of the subscriber was requested' },
  (erasureId: string) => ({ erasureId }),
);

/** An erasure is decided once, while it waits (A6). */
export const erasureMustWait = statusRule(
  'ErasureMustWait',
  { fa: 'این درخواست پیش‌تر تأیید یا رد شده است', en: 'The erasure was confirmed or declined before' },
  (erasureId: string, outcome: 'confirmed' | 'declined') => ({ erasureId, outcome }),
);

/** What nobody can undo needs two persons (7.5, A6; S3). */
export const erasureMustBeConfirmedByAnother = rule(
  'ErasureMustBeConfirmedByAnother',
  {
    fa: 'کسی که درخواست را ثبت کرده نمی‌تواند آن را تأیید کند',
    en: 'Who requested the erasure may not confirm it',
  },
  (requestedBy: string, { subject }: Employee) => isSamePerson(requestedBy, subject),
);

/** Nobody erases the own traces, or those of a person whom he represents (7.5, A6; N4). */
export const confirmerMustNotBeTheErasedPerson = rule(
  'ConfirmerMustNotBeTheErasedPerson',
  {
    fa: 'مشترک یا نماینده او نمی‌تواند پاک‌کردن اطلاعات خود را تأیید کند',
    en: 'The subscriber or a representative may not confirm the own erasure',
  },
  (isTheirs: boolean) => isTheirs,
);
