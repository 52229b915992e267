import type { CivilDate } from '@pishkhan/calendar';
import { existenceRule, permissionRule, rule, statusRule } from '@pishkhan/decider';
import { isSamePerson } from '@pishkhan/roles';
import type { MeterCapacity, Officer, SupplyTerms } from '../account.messages.ts';

/** The terms of an account are changed by employees of its own county (1.2, 15.4-26). */
export const termsMayOnlyBeChangedInTheOwnCounty = permissionRule(
  'TermsMayOnlyBeChangedInTheOwnCounty',
  { fa: 'این اشتراک مربوط به اداره گاز شهرستان دیگری است', en: 'The account belongs to another county' },
  (countyOffice: string, { office }: Officer) => office !== countyOffice && { countyOffice },
);

/** A change of terms names at least one term that differs from the one in force on its first day (15.4-39). */
export const changedTermsMustDiffer = rule(
  'ChangedTermsMustDiffer',
  { fa: 'شرایط تازه با شرایط همان روز فرقی ندارد', en: 'The terms are already in force on this day' },
  (inForce: SupplyTerms, terms: Partial<SupplyTerms>) =>
    !(Object.keys(terms) as (keyof SupplyTerms)[]).some((name) => terms[name] !== inForce[name]) && { ...terms },
);

/** Terms of supply exist from the day of the contract on (B1-2). */
export const termsMustNotPrecedeTheContract = rule(
  'TermsMustNotPrecedeTheContract',
  { fa: 'تاریخ شروع پیش از تاریخ قرارداد است', en: 'The first day is before the contract' },
  (openedOn: CivilDate, from: CivilDate) => from < openedOn && { from, openedOn },
);

/** A change is confirmed or declined while it waits for the second person (7.5). */
export const termsChangeMustBeProposed = existenceRule(
  'TermsChangeMustBeProposed',
  { fa: 'چنین تغییری در انتظار تأیید نیست', en: 'No such change waits for confirmation' },
  (changeId: string) => ({ changeId }),
);

/** Terms are agreed with a person whom the company knows (B1-2, A6). */
export const termsMustNotBeChangedForErasedPerson = statusRule(
  'TermsMustNotBeChangedForErasedPerson',
  {
    fa: 'اطلاعات مشترک این اشتراک پاک شده است؛ شرایط آن دیگر تغییر نمی‌کند',
    en: 'The person of this account was erased; its terms do not change any more',
  },
  (isErased: boolean) => isErased,
);

/** The proposer of a change does not confirm it: four eyes (7.5, 15.4-39). */
export const confirmerMustNotBeProposer = rule(
  'ConfirmerMustNotBeProposer',
  { fa: 'پیشنهاددهنده نمی‌تواند تأیید کند', en: 'The proposer may not confirm' },
  (proposedBy: string, { subject }: Officer) => isSamePerson(subject, proposedBy) && { proposedBy },
);

/** Nobody confirms other terms for the own account, or for one that the person represents (7.5; N4). */
export const confirmerMustNotBenefit = rule(
  'ConfirmerMustNotBenefit',
  {
    fa: 'مشترک یا نماینده او نمی‌تواند تغییر شرایط همین اشتراک را تأیید کند',
    en: 'The subscriber or a representative may not confirm a change of the own terms',
  },
  (isHolder: boolean) => isHolder,
);

/**
 * The standing charge follows the installed meter, so a contract that is registered after its meter was installed has
 * the meter's capacity (11.6; F18).
 */
export const contractCapacityMustBeThatOfTheMeter = rule(
  'ContractCapacityMustBeThatOfTheMeter',
  {
    fa: 'ظرفیت قرارداد با ظرفیت کنتور نصب‌شده یکی نیست',
    en: 'The capacity of the contract is not that of the installed meter',
  },
  (installed: { readonly meterId: string; readonly capacity: MeterCapacity } | undefined, capacity: MeterCapacity) =>
    installed !== undefined &&
    installed.capacity !== capacity && {
      meterId: installed.meterId,
      installedCapacity: installed.capacity,
      contractCapacity: capacity,
    },
);
