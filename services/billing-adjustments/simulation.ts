/** Exports for the simulation and other proofs in `tools/proof`. */
export { billAccount } from './src/bill-account/domain/bill-account.ts';
export { PaymentApi } from './src/bill-account/payment/payment.api.ts';
export { certificate } from './src/certificate/domain/certificate.ts';
export { contractorAccount } from './src/contractor-account/domain/contractor-account.ts';
export { Approvals } from './src/correction/approvals.ts';
export { CorrectionApi } from './src/correction/correction.api.ts';
export { type Awaiting, rolesLeft } from './src/correction/domain/correction.state.ts';
export { correction } from './src/correction/domain/correction.ts';
export { policy } from './src/pricing/policy/domain/policy.ts';
export { policyFiles, readPolicyFile } from './src/pricing/policy/policy-files.ts';
export { tariffBook, tariffBookId } from './src/pricing/tariff/domain/tariff-book.ts';
export { readTariffFile, tariffFiles } from './src/pricing/tariff/tariff-files.ts';
