import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PolicyVersion } from '@pishkhan/published-versions';
import { sampleDocument } from '../../fields/publishing/sample-document.ts';
import type { SampleDocument } from '../../fields/publishing/sample.ts';
import { LOOK_UPS } from './domain/look-up-limits.policy.ts';
import type { LookUpParts } from './index.ts';

/** Versions of the limits of look-ups of the project's data, the earliest first. */
const files = [`sample-${LOOK_UPS}.json`, `sample-${LOOK_UPS}-2.json`];

/** The limits of look-ups of the project's data. */
export const lookUpSample = ({ policy }: Pick<LookUpParts, 'policy'>, folder: string): SampleDocument => {
  const versions = files.map(
    (file) => JSON.parse(readFileSync(join(folder, 'policies', file), 'utf8')) as PolicyVersion,
  );
  return sampleDocument({ decider: policy, id: LOOK_UPS, versions, inputs: {} });
};
