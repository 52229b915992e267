import { titlesOf } from '@pishkhan/decider';
import { detailOf, type Text } from '@pishkhan/fields';
import * as publishingRules from '@pishkhan/published-versions';
import * as billAccountRules from './bill-account/domain/bill-account.rules.ts';
import * as volumeFactorRules from './bill-account/domain/metering/factor/volume-factor.rules.ts';
import * as chargeRules from './bill-account/domain/charge/charge.rules.ts';
import * as daysRules from './bill-account/domain/correcting/cause/chain/days.rules.ts';
import * as severalRules from './bill-account/domain/correcting/cause/several/several.rules.ts';
import * as windowRules from './bill-account/domain/correcting/cause/window/window.rules.ts';
import * as simulationRules from './bill-account/domain/correcting/cause/simulation.rules.ts';
import * as stalenessRules from './bill-account/domain/correcting/approval/staleness.rules.ts';
import * as paymentDayRules from './bill-account/domain/payment/receiving/payment-day.rules.ts';
import * as unidentifiedPaymentRules from './bill-account/payment/unidentified/domain/unidentified-payment.rules.ts';
import * as paymentFileRules from './bill-account/payment/file/domain/payment-file.rules.ts';
import * as paymentRowRules from './bill-account/payment/file/domain/payment-row.rules.ts';
import * as moneyDutyRules from './bill-account/domain/payment/duties.rules.ts';
import * as reversalRules from './bill-account/domain/payment/reversal/reversal.rules.ts';
import * as refundRules from './bill-account/domain/payment/refund/refund.rules.ts';
import * as paymentReversalRules from './bill-account/payment/reversal/domain/payment-reversal.rules.ts';
import * as certificateProposalRules from './certificate/domain/certificate-proposal.rules.ts';
import * as certificateRules from './certificate/domain/certificate.rules.ts';
import * as contractorAccountRules from './contractor-account/domain/contractor-account.rules.ts';
import * as correctionRules from './correction/domain/correction.rules.ts';
import * as ownProposalRules from './correction/domain/proposing/own/own-proposal.rules.ts';
import * as standInRules from './correction/domain/signing/stand-in.rules.ts';
import * as correctionApprovalPolicy from './pricing/policy/domain/content/approval/correction-approval.policy.ts';
import * as policyRules from './pricing/policy/domain/policy.rules.ts';
import * as refundApprovalPolicy from './pricing/policy/domain/content/approval/refund-approval.policy.ts';
import * as reversalApprovalPolicy from './pricing/policy/domain/content/approval/reversal-approval.policy.ts';
import * as ratingRules from './pricing/rating/domain/rating.rules.ts';
import * as tariffBookRules from './pricing/tariff/domain/tariff-book.rules.ts';

const rules = [
  chargeRules,
  volumeFactorRules,
  windowRules,
  moneyDutyRules,
  publishingRules,
  correctionApprovalPolicy,
  refundApprovalPolicy,
  reversalApprovalPolicy,
  reversalRules,
  refundRules,
  paymentReversalRules,
  billAccountRules,
  paymentDayRules,
  unidentifiedPaymentRules,
  paymentFileRules,
  paymentRowRules,
  simulationRules,
  daysRules,
  severalRules,
  stalenessRules,
  certificateRules,
  certificateProposalRules,
  contractorAccountRules,
  correctionRules,
  ownProposalRules,
  standInRules,
  policyRules,
  ratingRules,
  tariffBookRules,
];

/** Titles of this service's rules for the problem documents. */
export const ruleTitles = titlesOf(rules);

/** Why a rule refused, for people: its title with its named values; its name in a build that does not know the rule. */
export const reasonOfRule = (rule: string, data?: Readonly<Record<string, unknown>>): Text => {
  const { fa, en } = ruleTitles[rule] ?? { fa: rule, en: rule };
  return { fa: detailOf(fa, data, 'fa'), en: detailOf(en, data, 'en') };
};
