import { existenceRule, permissionRule, rule, statusRule } from '@pishkhan/decider';
import { isSamePerson } from '@pishkhan/roles';
import { isOfBillingItself, type CorrectionRequest } from '../../../../bill-account/domain/correcting/proposal.ts';
import type { CorrectionState } from '../../correction.state.ts';
import type { Officer } from './own-proposal.messages.ts';

/** A person decides only about a proposal of billing itself; a case is decided in the case (15.4-32, 15.4-39). */
export const ownProposalMustExist = existenceRule(
  'OwnProposalMustExist',
  {
    fa: 'سامانه برای این مورد تعدیلی پیشنهاد نداده است',
    en: 'The system has proposed no correction for this',
  },
  (request: CorrectionRequest | undefined, accountId = request?.accountId) =>
    request === undefined || !isOfBillingItself(request) || request.accountId !== accountId,
);

/** A county decides about its own accounts (1.3, 15.4-26). */
export const officerMustBelongToTheCounty = permissionRule(
  'OfficerMustBelongToTheCounty',
  { fa: 'این اشتراک مربوط به شهرستان دیگری است', en: 'The account belongs to another county' },
  ({ officeId }: CorrectionRequest, { office }: Officer) => office !== officeId && { office: officeId },
);

/** A proposal is requested again only after it was declined, refused, or given up by a decision (15.4-32). */
export const ownProposalMustHaveEnded = statusRule(
  'OwnProposalMustHaveEnded',
  {
    fa: 'این پیشنهاد رد نشده است؛ پیشنهاد تازه لازم نیست',
    en: 'The proposal was neither declined nor refused',
  },
  ({ status }: CorrectionState) => !['declined', 'refused', 'leftAsIssued'].includes(status) && { status },
);

/** A decision to leave the bills needs a proposal that was declined or refused (15.4-32). */
export const ownProposalMustBeDeclined = statusRule(
  'OwnProposalMustBeDeclined',
  {
    fa: 'تنها درباره پیشنهاد ردشده می‌توان تصمیم گرفت',
    en: 'Only a proposal that was declined or refused can be decided upon',
  },
  ({ status }: CorrectionState) => !['declined', 'refused'].includes(status) && { status },
);

/** The person who declined does not decide alone that the subscriber keeps the contradicted bills (7.5). */
export const deciderMustNotBeTheDecliner = rule(
  'DeciderMustNotBeTheDecliner',
  {
    fa: 'کسی که پیشنهاد را رد کرده است نمی‌تواند خود تصمیم بگیرد که قبض‌ها بمانند',
    en: 'The person who declined the proposal may not decide that the bills stay',
  },
  (state: CorrectionState, { by }: Officer) => 'declinedBy' in state && isSamePerson(state.declinedBy, by) && { by },
);

/** The estimate above a reading without a bill does not stay: no later reading could be billed (15.4-32). */
export const heldReadingMustBeBilled = rule(
  'HeldReadingMustBeBilled',
  {
    fa: 'این قرائت هنوز قبض نشده است؛ پیشنهاد تازه بدهید یا برای اصلاح رقم پرونده باز کنید',
    en: 'The reading is not billed yet; propose anew, or open a case to correct the index',
  },
  (isHeld: boolean) => isHeld,
);

/** A confirmed factor is declined before its bills stay: else it would wait for ever (11.4, 11.8). */
export const keptFactorMustBeDeclined = rule(
  'KeptFactorMustBeDeclined',
  {
    fa: 'ضریب تصحیح حجم هنوز در انتظار اصلاح این قبض‌هاست؛ نخست آن را رد کنید یا پیشنهاد تازه بدهید',
    en: 'The volume factor still waits for the correction of these bills; decline it first, or propose anew',
  },
  (isFactorKept: boolean | undefined) => isFactorKept === true,
);
