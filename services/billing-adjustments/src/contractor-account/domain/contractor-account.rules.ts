import { existenceRule, permissionRule, rule } from '@pishkhan/decider';
import type { ContractorDebit } from './contractor-account.messages.ts';

/** A debit is a positive amount (A3-5). */
export const contractorDebitMustBePositive = rule(
  'ContractorDebitMustBePositive',
  {
    fa: 'مبلغ کسر از پیمانکار باید بیشتر از صفر باشد',
    en: "A contractor's debit must be more than zero",
  },
  ({ amount }: ContractorDebit) => amount <= 0 && { amount },
);

/** Both sides of a linked pair always have the same amount; a change is another pair (A3-5, Card 74). */
export const contractorDebitMustNotChange = rule(
  'ContractorDebitMustNotChange',
  {
    fa: 'این جفت کارت ۷۴ پیش‌تر با مشخصات دیگری ثبت شده است',
    en: 'This Card 74 pair was already posted with other terms',
  },
  (posted: ContractorDebit, debit: ContractorDebit) =>
    !(
      posted.amount === debit.amount &&
      posted.accountId === debit.accountId &&
      posted.correctionId === debit.correctionId
    ) && { linkId: debit.linkId, posted: posted.amount, amount: debit.amount },
);

/** Only a registered contractor acts, whatever name a token has (1.2; N24). */
export const ownContractorMustBeRegistered = permissionRule(
  'OwnContractorMustBeRegistered',
  { fa: 'پیمانکار این کاربر ثبت نشده است', en: 'The contractor of the token is not registered' },
  (isRegistered: boolean) => !isRegistered,
);

/** A contractor has one account; to another contractor it is as unknown as a missing one (A3-5; N29). */
export const contractorAccountMustExist = existenceRule(
  'ContractorAccountMustExist',
  { fa: 'حساب پیمانکاری با این شناسه یافت نشد', en: 'There is no account of such a contractor' },
  (isKnown: boolean) => !isKnown,
);
