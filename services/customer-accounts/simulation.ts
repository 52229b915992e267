/** Exports for the simulation and other proofs in `tools/proof`. */
export { account } from './src/account/domain/account.ts';
export { TermsApi } from './src/account/terms/terms.api.ts';
