import type { RuleTitles } from '@pishkhan/service-kit';
import { contractorAccount } from './domain/contractor-account.ts';
import { contractorBalance, contractorStatement } from './views/contractor-statement.view.ts';

const ruleTitles: RuleTitles = {
  ContractorDebitMustBePositive: {
    fa: 'مبلغ کسر از پیمانکار باید بیشتر از صفر باشد',
    en: 'What is taken from a contractor must be more than nothing',
  },
  ContractorDebitMustNotChange: {
    fa: 'این جفت کارت ۷۴ پیش‌تر با مشخصات دیگری ثبت شده است',
    en: 'This Card 74 pair was posted with other terms',
  },
  ContractorMayOnlySeeOwnAccount: {
    fa: 'پیمانکار تنها حساب خود را می‌بیند',
    en: 'A contractor may only see the own account',
  },
};

/** What the service is made of here, without Nest; the controller is in `contractor-account.api.ts`. */
export const contractorAccountParts = {
  deciders: [contractorAccount],
  views: [contractorStatement, contractorBalance],
  publish: {},
  reactions: [],
  ruleTitles,
};
