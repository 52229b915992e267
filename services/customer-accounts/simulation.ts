/** What the simulation and other proofs in `tools/proof` use of this service. */
export { account } from './src/account/domain/account.ts';
