import { existenceRule, permissionRule, rule, statusRule } from '@pishkhan/decider';
import { isSamePerson } from '@pishkhan/roles';
import type { PaymentReversed } from '../../../domain/payment/reversal/reversal.messages.ts';
import type { ProposedResolution, ProposeResolution } from './unidentified-payment.messages.ts';
import type { Known } from './unidentified-payment.state.ts';

/** Only money that waits for a person can be assigned or returned (8.7). */
export const unidentifiedPaymentMustExist = existenceRule(
  'UnidentifiedPaymentMustExist',
  { fa: 'وجه نامشخصی با این شناسه یافت نشد', en: 'There is no such unidentified payment' },
  (isKnown: boolean) => !isKnown,
);

/** Money that was posted to the wrong account waits for the right one (8.7, 15.4-47). */
export const paymentMustBeOfItsAccount = rule(
  'PaymentMustBeOfItsAccount',
  {
    fa: 'این وجه به اشتراک دیگری ثبت شده بود و از آن برگشت خورد؛ اشتراک درست آن باید تعیین شود',
    en: 'The payment was taken back from the wrong account; its right account must be found',
  },
  ({ reason, reference }: Pick<PaymentReversed['data'], 'reason' | 'reference'>) =>
    reason === 'wrongAccount' && { reference },
);

/** Money is assigned or returned once, by a person whom the rule names (8.7). */
export const unidentifiedPaymentMustBeOpen = statusRule(
  'UnidentifiedPaymentMustBeOpen',
  { fa: 'تکلیف این وجه پیش‌تر روشن شده است', en: 'The payment is already assigned or returned' },
  (state: Known) => state.status !== 'open' && { status: state.status, ...state.decision },
);

/**
 * Money that names an account of a county, or is to be assigned to one, is the matter of this county; other money of no
 * known account of each (1.2, 15.4-26).
 */
export const unidentifiedPaymentMustBeOfTheOwnCounty = permissionRule(
  'UnidentifiedPaymentMustBeOfTheOwnCounty',
  { fa: 'این وجه مربوط به شهرستان دیگری است', en: 'The payment concerns another county' },
  (countyOffice: string | undefined, office: string) =>
    countyOffice !== undefined && countyOffice !== office && { office: countyOffice },
);

/** Two persons decide on one proposal at a time (7.5). */
export const unidentifiedPaymentMustHaveNoProposal = statusRule(
  'UnidentifiedPaymentMustHaveNoProposal',
  {
    fa: 'پیشنهاد دیگری در انتظار تأیید است؛ نخست آن را تأیید یا رد کنید',
    en: 'Another proposal waits for confirmation; confirm or decline it first',
  },
  (pending: ProposedResolution | undefined) =>
    pending !== undefined && { proposal: pending.proposal, proposedBy: pending.proposedBy },
);

/** A person confirms or declines the proposal that the person saw (7.5). */
export const resolutionMustBeCurrent = statusRule(
  'ResolutionMustBeCurrent',
  { fa: 'این پیشنهاد دیگر در انتظار تأیید نیست', en: 'This proposal does not wait for confirmation any more' },
  (pending: ProposedResolution | undefined, proposal: number) =>
    pending?.proposal !== proposal && { proposal, ...(pending && { current: pending.proposal }) },
);

/** Whoever proposed a resolution may not confirm it (four eyes; 7.5). */
export const resolutionMustBeConfirmedByAnother = rule(
  'ResolutionMustBeConfirmedByAnother',
  { fa: 'پیشنهاددهنده نمی‌تواند خود تأیید کند', en: 'The proposer must not confirm' },
  ({ proposedBy }: ProposedResolution, by: string) => isSamePerson(proposedBy, by),
);

/**
 * The county of an open account assigns the money to it; an account of another county has the answer of an unknown one
 * (B1-2, 1.2, 15.4-26; N6, N29). Each county sees money of no known account, and money that names the account of
 * another county by mistake is returned.
 */
export const assignedAccountMustExist = existenceRule(
  'AssignedAccountMustExist',
  {
    fa: 'اشتراکی با این شماره در این شهرستان نیست یا هنوز به این بخش نرسیده است؛ شماره را وارسی کنید و اندکی بعد دوباره بفرستید',
    en: 'The county has no such account, or it has not arrived here yet; check the number and send the request again in a moment',
  },
  ({ resolution, countyOfAccount, office }: ProposeResolution) =>
    resolution.kind === 'assignment' && countyOfAccount !== office && { accountId: resolution.accountId },
);
