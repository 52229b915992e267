import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PolicyVersion } from '@pishkhan/published-versions';
import { sampleDocument } from '../../fields/publishing/sample-document.ts';
import type { SampleDocument } from '../../fields/publishing/sample.ts';
import { LOOK_UPS } from './domain/look-up-limits.policy.ts';
import type { LookUpParts } from './index.ts';

/** The limits of look-ups of the project's data. */
export const lookUpSample = ({ policy }: Pick<LookUpParts, 'policy'>, folder: string): SampleDocument => {
  const file = join(folder, 'policies', `sample-${LOOK_UPS}.json`);
  const version = JSON.parse(readFileSync(file, 'utf8')) as PolicyVersion;
  return sampleDocument({ decider: policy, id: LOOK_UPS, versions: [version], inputs: {} });
};
