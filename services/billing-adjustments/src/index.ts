import { knownOffices } from '@pishkhan/service-kit/offices';
import { serviceTitles } from '@pishkhan/contracts';
import { defineService, ReasonCases } from '@pishkhan/service-kit';
import { Eraser } from '@pishkhan/service-kit/erasure';
import { AccountPlaces } from './bill-account/bills/account-places.ts';
import { SampledAccounts } from './bill-account/bills/preview/sampled-accounts.ts';
import { TariffPreviewApi } from './bill-account/bills/preview/tariff-preview.api.ts';
import { ConflictsApi } from './correction/signing/conflicts/conflicts.api.ts';
import { Conflicts } from './correction/signing/conflicts/conflicts.ts';
import { VolumeFactorApi } from './bill-account/volume-factor/volume-factor.api.ts';
import { VolumeFactorsApi, watchedFactors } from './bill-account/volume-factor/volume-factors.api.ts';
import { BillsApi } from './bill-account/bills/bills.api.ts';
import { KeptReadingApi } from './bill-account/kept-reading/kept-reading.api.ts';
import { PaymentApi } from './bill-account/payment/payment.api.ts';
import { PaymentFileApi } from './bill-account/payment/file/payment-file.api.ts';
import { PaymentFiles } from './bill-account/payment/file/rows/payment-files.ts';
import { UnidentifiedPaymentApi } from './bill-account/payment/unidentified/unidentified-payment.api.ts';
import { UnidentifiedPaymentsApi } from './bill-account/payment/unidentified/reading/unidentified-payments.api.ts';
import { CandidatesApi } from './bill-account/payment/unidentified/candidates/candidates.api.ts';
import { Candidates } from './bill-account/payment/unidentified/candidates/candidates.ts';
import { MoneyDecisions } from './bill-account/payment/decision/money-decisions.ts';
import { PaymentReversalApi } from './bill-account/payment/reversal/payment-reversal.api.ts';
import { ReversalSigningApi } from './bill-account/payment/reversal/reversal-signing.api.ts';
import { ReversalDesk } from './bill-account/payment/reversal/desk/reversal-desk.ts';
import { WholeReceipt } from './bill-account/payment/reversal/desk/whole-receipt.ts';
import { lookedUpBills } from './bill-account/bills/look-ups/looked-up-bills.ts';
import { BillingReasonCases } from './bill-account/bills/look-ups/reason-cases.ts';
import { PayeeEraser } from './bill-account/payment/refund/erasure/payee-eraser.ts';
import { Payees, payeesOf } from './bill-account/payment/refund/payees.ts';
import { RefundApi } from './bill-account/payment/refund/refund.api.ts';
import { RefundsApi } from './bill-account/payment/refund/refunds.api.ts';
import { RefundSigningApi } from './bill-account/payment/refund/refund-signing.api.ts';
import { RefundDesk } from './bill-account/payment/refund/refund-desk.ts';
import { CertificateApi } from './certificate/certificate.api.ts';
import { CertificateProposalsApi } from './certificate/certificate-proposals.api.ts';
import { ContractorAccountApi } from './contractor-account/contractor-account.api.ts';
import { Approvals } from './correction/signing/approvals.ts';
import { DayWatch } from './correction/proposal/day/day-watch.ts';
import { NewDays } from './correction/proposal/day/new-days.ts';
import { DAY_SETTINGS, daySettingsFrom } from './correction/proposal/day/settings.ts';
import { OwnProposalApi } from './correction/own/own-proposal.api.ts';
import { OwnProposals } from './correction/own/own-proposals.ts';
import { Signers } from './correction/signing/signers.ts';
import { watchedCorrections } from './correction/views/corrections-seen.ts';
import { watchedMoney } from './bill-account/payment/beneficiary/watched-money.ts';
import { watchedUnidentified } from './bill-account/payment/unidentified/reading/unidentified.scope.ts';
import { CorrectionApi } from './correction/correction.api.ts';
import { WaitingApprovalsApi } from './correction/views/waiting-approvals.api.ts';
import { holderOfAccount, staffMembers } from '@pishkhan/service-kit/beneficiary';
import { personsDecisions } from './correction/signing/conflicts/persons-decisions.view.ts';
import { deciders, publish, streams, views } from './domain.ts';
import { invariants } from './invariants.ts';
import { PolicyApi } from './pricing/policy/policy.api.ts';
import { ExplanationApi } from './explanation/explanation.api.ts';
import { BillHistoryApi } from './explanation/history/history.api.ts';
import { reactions } from './reactions/index.ts';
import { TariffApi } from './pricing/tariff/tariff.api.ts';
import { ruleTitles } from './rule-titles.ts';
import { documents } from './pricing/documents.ts';
import { samples } from './pricing/samples.ts';

/** The composition root: all parts of this service. */
export const billingAdjustments = defineService({
  name: 'billing-adjustments',
  title: serviceTitles['billing-adjustments'],
  deciders,
  views,
  offices: { view: knownOffices },
  publish,
  invariants,
  reactions,
  controllers: [
    TariffPreviewApi,
    TariffApi,
    PolicyApi,
    PaymentApi,
    UnidentifiedPaymentApi,
    UnidentifiedPaymentsApi,
    CandidatesApi,
    PaymentFileApi,
    PaymentReversalApi,
    ReversalSigningApi,
    RefundApi,
    RefundsApi,
    RefundSigningApi,
    ConflictsApi,
    BillsApi,
    VolumeFactorApi,
    VolumeFactorsApi,
    KeptReadingApi,
    ExplanationApi,
    BillHistoryApi,
    CorrectionApi,
    WaitingApprovalsApi,
    OwnProposalApi,
    CertificateApi,
    CertificateProposalsApi,
    ContractorAccountApi,
  ],
  providers: (platform) => [
    AccountPlaces,
    SampledAccounts,
    PaymentFiles,
    Approvals,
    Signers,
    WholeReceipt,
    OwnProposals,
    MoneyDecisions,
    Candidates,
    ReversalDesk,
    RefundDesk,
    NewDays,
    DayWatch,
    { provide: DAY_SETTINGS, useValue: daySettingsFrom(platform) },
    { provide: ReasonCases, useClass: BillingReasonCases },
    Conflicts,
    { provide: Eraser, useClass: PayeeEraser },
    { provide: Payees, useFactory: () => payeesOf(platform) },
  ],
  ruleTitles,
  sealsNumbers: true,
  lookUps: lookedUpBills,
  changes: [watchedCorrections, ...watchedMoney, watchedUnidentified, watchedFactors],
  samples,
  documents,
  streams,
  decisions: {
    view: personsDecisions,
    policy: lookedUpBills.policy,
    staff: { holders: holderOfAccount, members: staffMembers },
  },
});
