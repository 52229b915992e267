import { rule } from '@pishkhan/decider';

/** The office needs a way to contact the applicant: an account, or a mobile number (A5-4). */
export const applicantMustBeReachable = rule(
  'ApplicantMustBeReachable',
  {
    fa: 'برای تماس با متقاضی، شماره اشتراک یا شماره همراه او را وارد کنید',
    en: 'To contact the applicant, fill in an account or a mobile number',
  },
  ({ form }: { readonly form: { readonly accountId?: string; readonly mobile?: string } }) =>
    form.accountId === undefined && form.mobile === undefined,
);
