/** Deciders, views and publications without Nest: for replay, verification and generated catalogues. */
import { knownOffices } from '@pishkhan/service-kit/offices';
import { billAccountPublications } from './bill-account/bill-account.publish.ts';
import { billAccount } from './bill-account/domain/bill-account.ts';
import { unpricedReadings } from './bill-account/kept-reading/unpriced/domain/unpriced-readings.ts';
import { paymentFile } from './bill-account/payment/file/domain/payment-file.ts';
import { paymentFiles } from './bill-account/payment/file/views/payment-files.view.ts';
import { rowsOfPaymentFile } from './bill-account/payment/file/views/rows-of-payment-file.view.ts';
import { unidentifiedPayment } from './bill-account/payment/unidentified/domain/unidentified-payment.ts';
import { unidentifiedPayments } from './bill-account/payment/unidentified/views/unidentified-payments.view.ts';
import { moneyDecisions } from './correction/signing/conflicts/decisions/money-decisions.view.ts';
import { personsDecisions } from './correction/signing/conflicts/persons-decisions.view.ts';
import { billsOfAccount } from './bill-account/views/bills-of-account.view.ts';
import { readingsNotBilled } from './bill-account/kept-reading/readings-not-billed.view.ts';
import { knownContractors } from './contractor-account/views/known-contractors.view.ts';
import { countyOfAccount } from './bill-account/views/county-of-account.view.ts';
import { volumeFactors } from './bill-account/volume-factor/volume-factors.view.ts';
import { ledgerOfAccount } from './bill-account/views/ledger-of-account.view.ts';
import { paymentReversal } from './bill-account/payment/reversal/domain/payment-reversal.ts';
import { paymentReversals } from './bill-account/payment/reversal/payment-reversals.view.ts';
import { paymentsOfAccount } from './bill-account/views/payments-of-account.view.ts';
import { knownCase } from '@pishkhan/service-kit/known-case';
import { lookedUpBills } from './bill-account/bills/look-ups/looked-up-bills.ts';
import { erasedInBilling } from './bill-account/payment/refund/erasure/erased-in-billing.ts';
import { refunds } from './bill-account/payment/refund/refunds.view.ts';
import { holderOfAccount, staffMembers } from '@pishkhan/service-kit/beneficiary';
import { certificatePublications } from './certificate/certificate.publish.ts';
import { certificate } from './certificate/domain/certificate.ts';
import { certificatesOfOffice } from './certificate/views/certificates-of-office.view.ts';
import { certificatesWaiting } from './certificate/views/certificates-waiting.view.ts';
import { contractorAccount } from './contractor-account/domain/contractor-account.ts';
import { contractorBalance, contractorStatement } from './contractor-account/views/contractor-statement.view.ts';
import { correctionPublications } from './correction/correction.publish.ts';
import { correction } from './correction/domain/correction.ts';
import { waitingProposals } from './correction/proposal/waiting/domain/waiting-proposals.ts';
import { corrections } from './correction/views/corrections.view.ts';
import { indexJudgements } from './pricing/index-judgement/domain/index-judgement.ts';
import { policy } from './pricing/policy/domain/policy.ts';
import { tariffBook } from './pricing/tariff/domain/tariff-book.ts';
import { tariffPublications } from './pricing/tariff/tariff.publish.ts';
import { tariffsInForce } from './pricing/tariff/views/tariffs-in-force.view.ts';
import { billNumber } from '@pishkhan/fields';
import { streamPartsOf } from '@pishkhan/service-kit/streams';
import { wordsOfStreams } from './explanation/words-of-streams.ts';
import { accountOfBill } from './bill-account/domain/billing/bill-numbers.ts';

export { billAccount } from './bill-account/domain/bill-account.ts';
export { ledgerOfAccount } from './bill-account/views/ledger-of-account.view.ts';
export const publish = {
  ...billAccountPublications,
  ...correctionPublications,
  ...certificatePublications,
  ...tariffPublications,
  ...erasedInBilling.publications,
};
export const deciders = [
  tariffBook,
  policy,
  billAccount,
  unidentifiedPayment,
  paymentFile,
  paymentReversal,
  correction,
  certificate,
  contractorAccount,
  unpricedReadings,
  waitingProposals,
  indexJudgements,
  erasedInBilling.decider,
  ...lookedUpBills.deciders,
] as const;
/** The account of a bill number, whose stream has the bill. */
const accountNamed = (identifier: string): readonly string[] => {
  const number = billNumber().read(identifier);
  return number === undefined ? [] : [accountOfBill(number)];
};
export const streams = streamPartsOf(deciders, wordsOfStreams, accountNamed);
export const views = [
  streams.view,
  tariffsInForce,
  billsOfAccount,
  knownContractors,
  countyOfAccount,
  ledgerOfAccount,
  readingsNotBilled,
  unidentifiedPayments,
  paymentFiles,
  rowsOfPaymentFile,
  paymentsOfAccount,
  paymentReversals,
  refunds,
  volumeFactors,
  moneyDecisions,
  personsDecisions,
  corrections,
  holderOfAccount,
  staffMembers,
  certificatesOfOffice,
  certificatesWaiting,
  contractorStatement,
  contractorBalance,
  knownCase,
  ...lookedUpBills.views,
  knownOffices,
] as const;
