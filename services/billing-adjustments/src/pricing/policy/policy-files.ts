import { readFileSync } from 'node:fs';
import type { PolicyVersion } from '@pishkhan/published-versions';

const folder = new URL('../../../../../data/policies/', import.meta.url);

/** The project's policies, as files under `data/policies`. */
export const policyFiles = [
  'sample-billing.json',
  'sample-correction-approval.json',
  'sample-correction-approval-2.json',
  'sample-estimate-correction.json',
  'sample-payment-days.json',
  'sample-refund-approval.json',
  'sample-refund-approval-2.json',
] as const;

export const readPolicyFile = (name: string): PolicyVersion =>
  JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as PolicyVersion;
