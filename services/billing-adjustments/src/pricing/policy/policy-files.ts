import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PolicyVersion } from '@pishkhan/published-versions';

const dataFolder = fileURLToPath(new URL('../../../../../data', import.meta.url));

/** The project's policies, as files under `data/policies`. */
export const policyFiles = [
  'sample-billing.json',
  'sample-conflicts.json',
  'sample-correction-approval.json',
  'sample-correction-approval-2.json',
  'sample-estimate-correction.json',
  'sample-meter-error-window.json',
  'sample-misc-charges.json',
  'sample-payment-days.json',
  'sample-refund-approval.json',
  'sample-refund-approval-2.json',
  'sample-reversal-approval.json',
] as const;

export const policyFileIn =
  (folder: string) =>
  (name: string): PolicyVersion =>
    JSON.parse(readFileSync(join(folder, 'policies', name), 'utf8')) as PolicyVersion;

export const readPolicyFile = policyFileIn(dataFolder);
