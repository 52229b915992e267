import { rule } from '@pishkhan/decider';
import { isSamePerson, type BarredDuty } from '@pishkhan/roles';

/** What the policy bars about a signature for money, and who benefits from the account (N4). */
export interface MoneyDuties {
  readonly bars: readonly BarredDuty[];
  /** Members of staff who are the subscriber, or represent the subscriber. */
  readonly beneficiaries: readonly string[];
}
/** A policy without bars, as earlier versions are. */
export const noDuties: MoneyDuties = { bars: [], beneficiaries: [] };

/** The subscriber, or who represents the subscriber, signs nothing about the own account (1.2, 7.5; N4, S3). */
export const signerMustNotBenefit = rule(
  'SignerMustNotBenefit',
  {
    fa: 'مشترک یا نماینده او نمی‌تواند درباره حساب خود تأیید کند',
    en: 'The subscriber or a representative may not approve what concerns the own account',
  },
  (by: string, { bars, beneficiaries }: MoneyDuties) =>
    bars.includes('beneficiary') && beneficiaries.some((each) => isSamePerson(each, by)),
);

/** Two persons do not change places: who proposed it before does not sign it now (7.5; N26). */
export const signerMustNotHaveProposedBefore = rule(
  'SignerMustNotHaveProposedBefore',
  {
    fa: 'کسی که پیش‌تر همین را پیشنهاد داده است نمی‌تواند تأیید کند',
    en: 'The person who proposed the same before may not approve it',
  },
  (by: string, earlier: readonly string[], { bars }: MoneyDuties) =>
    bars.includes('earlierProposer') && earlier.some((each) => isSamePerson(each, by)),
);
