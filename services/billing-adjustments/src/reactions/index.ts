import type { Reaction } from '@pishkhan/service-kit';
import { erasedInBilling } from '../bill-account/payment/refund/erasure/erased-in-billing.ts';
import { billKeptReadingsWhenAccountAndMeterAreThere } from './metering/bill-kept-readings-when-account-and-meter-are-there.ts';
import { billReadingWhenItIsAccepted } from './metering/bill-reading-when-it-is-accepted.ts';
import { billTheNextAccountsOfAPriceCheck } from './unpriced/bill-the-next-accounts-of-a-price-check.ts';
import {
  billUnpricedReadingsWhenABillingPolicyIsPublished,
  billUnpricedReadingsWhenATariffIsPublished,
} from './unpriced/bill-unpriced-readings-when-prices-are-published.ts';
import { changeTheTermsWhenAnAccountHasOthers } from './accounts/change-the-terms-when-an-account-has-others.ts';
import { creditTheContractorWhenAMiscEntryIsReversed } from './credit-the-contractor-when-a-misc-entry-is-reversed.ts';
import { debitTheContractorWhenAMiscEntryIsPosted } from './debit-the-contractor-when-a-misc-entry-is-posted.ts';
import { markCorrectionPostedWhenBillsAreCorrected } from './mark-correction-posted-when-bills-are-corrected.ts';
import { openBillAccountWhenAnAccountIsOpened } from './accounts/open-bill-account-when-an-account-is-opened.ts';
import { openAnUnidentifiedPaymentWhenAPaymentIsKept } from './payment/open-an-unidentified-payment-when-a-payment-is-kept.ts';
import { openAnUnidentifiedPaymentWhenAWrongAccountIsReversed } from './payment/open-an-unidentified-payment-when-a-wrong-account-is-reversed.ts';
import { postThePaymentWhenItIsAssigned } from './payment/post-the-payment-when-it-is-assigned.ts';
import { postCorrectionWhenFullyApproved } from './post-correction-when-fully-approved.ts';
import { takeTheNextRowsOfAPaymentFile } from './payment/take-the-next-rows-of-a-payment-file.ts';
import { proposeCorrectionWhenAReadingOverrulesAnEstimate } from './case/propose-correction-when-a-reading-overrules-an-estimate.ts';
import { proposeCorrectionWhenTermsChangeForPastDays } from './case/propose-correction-when-terms-change-for-past-days.ts';
import { proposeCorrectionWhenACaseAsks } from './case/propose-correction-when-a-case-asks.ts';
import { rememberReadingsThatWaitForAPrice } from './unpriced/remember-readings-that-wait-for-a-price.ts';
import { computeOwnProposalsAgainWhenTheAccountChanges } from './case/compute-own-proposals-again-when-the-account-changes.ts';
import { reversePaymentsWhenAReversalIsConfirmed } from './payment/reverse-payments-when-a-reversal-is-confirmed.ts';
import { proposeCorrectionWhenEvidenceContradictsAnEstimate } from './metering/propose-correction-when-evidence-contradicts-an-estimate.ts';
import {
  settleDeclaredFiguresWhenBillsStay,
  settleDeclaredFiguresWhenTheirBillsAreClear,
} from './metering/settle-declared-figures-when-their-bills-are-clear.ts';
import { takeEvidenceWhenAReadingIsKeptAsEvidence } from './metering/take-evidence-when-a-reading-is-kept-as-evidence.ts';
import { takeTheIndexJudgementWhenItIsPublished } from './metering/take-the-index-judgement-when-it-is-published.ts';
import { releaseMeterWhenItIsRemoved } from './accounts/release-meter-when-it-is-removed.ts';
import {
  takeMeterChangeWhenItIsExchanged,
  takeMeterChangeWhenItIsTakenOff,
} from './accounts/take-meter-change-when-a-meter-leaves.ts';
import { proposeCorrectionWhenAnExchangeIsEnteredLate } from './accounts/propose-correction-when-an-exchange-is-entered-late.ts';
import { proposeCorrectionWhenAVolumeFactorIsKept } from './accounts/propose-correction-when-a-volume-factor-is-kept.ts';
import { takeMeterWhenItIsInstalled } from './accounts/take-meter-when-it-is-installed.ts';
import { compareProposalsWhenTheirAccountChanges } from './case/overtaken/compare-proposals-when-their-account-changes.ts';
import {
  compareProposalsWhenAPolicyIsPublished,
  compareProposalsWhenATariffIsPublished,
  compareProposalsWhenIndexLimitsAreTaken,
} from './case/overtaken/compare-proposals-when-prices-are-published.ts';
import { compareTheNextPartOfAComparison } from './case/overtaken/compare-the-next-part-of-a-comparison.ts';
import {
  enterOwnProposalWhenItWaitsForApproval,
  enterProposalWhenItWaitsForApproval,
} from './case/overtaken/enter-proposal-when-it-waits-for-approval.ts';
import { removeProposalWhenItsCorrectionHasEnded } from './case/overtaken/remove-proposal-when-its-correction-has-ended.ts';
import { postAChargeWhenACaseAsks } from './case/post-a-charge-when-a-case-asks.ts';
import { moveCorrectionWhenACaseMoves } from './case/move-correction-when-a-case-moves.ts';
import { withdrawCorrectionWhenACaseTakesItBack } from './case/withdraw-correction-when-a-case-takes-it-back.ts';

/** All reactions of this service. */
export const reactions: readonly Reaction[] = [
  openBillAccountWhenAnAccountIsOpened,
  changeTheTermsWhenAnAccountHasOthers,
  takeMeterWhenItIsInstalled,
  takeMeterChangeWhenItIsExchanged,
  takeMeterChangeWhenItIsTakenOff,
  releaseMeterWhenItIsRemoved,
  billReadingWhenItIsAccepted,
  takeEvidenceWhenAReadingIsKeptAsEvidence,
  settleDeclaredFiguresWhenTheirBillsAreClear,
  settleDeclaredFiguresWhenBillsStay,
  takeTheIndexJudgementWhenItIsPublished,
  proposeCorrectionWhenACaseAsks,
  postAChargeWhenACaseAsks,
  proposeCorrectionWhenAReadingOverrulesAnEstimate,
  proposeCorrectionWhenEvidenceContradictsAnEstimate,
  proposeCorrectionWhenAnExchangeIsEnteredLate,
  proposeCorrectionWhenAVolumeFactorIsKept,
  proposeCorrectionWhenTermsChangeForPastDays,
  withdrawCorrectionWhenACaseTakesItBack,
  moveCorrectionWhenACaseMoves,
  billKeptReadingsWhenAccountAndMeterAreThere,
  rememberReadingsThatWaitForAPrice,
  billUnpricedReadingsWhenATariffIsPublished,
  billUnpricedReadingsWhenABillingPolicyIsPublished,
  billTheNextAccountsOfAPriceCheck,
  computeOwnProposalsAgainWhenTheAccountChanges,
  enterProposalWhenItWaitsForApproval,
  enterOwnProposalWhenItWaitsForApproval,
  compareProposalsWhenTheirAccountChanges,
  compareProposalsWhenATariffIsPublished,
  compareProposalsWhenAPolicyIsPublished,
  compareProposalsWhenIndexLimitsAreTaken,
  compareTheNextPartOfAComparison,
  removeProposalWhenItsCorrectionHasEnded,
  postCorrectionWhenFullyApproved,
  markCorrectionPostedWhenBillsAreCorrected,
  debitTheContractorWhenAMiscEntryIsPosted,
  creditTheContractorWhenAMiscEntryIsReversed,
  openAnUnidentifiedPaymentWhenAPaymentIsKept,
  openAnUnidentifiedPaymentWhenAWrongAccountIsReversed,
  postThePaymentWhenItIsAssigned,
  takeTheNextRowsOfAPaymentFile,
  reversePaymentsWhenAReversalIsConfirmed,
  ...erasedInBilling.reactions,
];
