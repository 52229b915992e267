/** Deciders, views and publications without Nest: for replay, verification and generated catalogues. */
import { billAccountParts } from './bill-account/bill-account.parts.ts';
import { certificateParts } from './certificate/certificate.parts.ts';
import { contractorAccountParts } from './contractor-account/contractor-account.parts.ts';
import { correctionParts } from './correction/correction.parts.ts';
import { policyParts } from './pricing/policy/policy.parts.ts';
import { tariffParts } from './pricing/tariff/tariff.parts.ts';

export { ledgerOfAccount } from './bill-account/views/ledger-of-account.view.ts';
export const parts = [
  tariffParts,
  policyParts,
  billAccountParts,
  correctionParts,
  certificateParts,
  contractorAccountParts,
] as const;
export const deciders = [
  ...tariffParts.deciders,
  ...policyParts.deciders,
  ...billAccountParts.deciders,
  ...correctionParts.deciders,
  ...certificateParts.deciders,
  ...contractorAccountParts.deciders,
] as const;
export const views = [
  ...tariffParts.views,
  ...policyParts.views,
  ...billAccountParts.views,
  ...correctionParts.views,
  ...certificateParts.views,
  ...contractorAccountParts.views,
] as const;
export const publish = Object.fromEntries(parts.flatMap((part) => Object.entries(part.publish)));
