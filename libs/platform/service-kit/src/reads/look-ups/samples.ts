import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PolicyVersion } from '@pishkhan/published-versions';
import { sampleDocument } from '../../fields/publishing/sample-document.ts';
import type { SampleDocument } from '../../fields/publishing/sample.ts';
import { PERSONS_DECISIONS } from '../decisions/decision-limits.policy.ts';
import { LOOK_UPS } from './domain/look-up-limits.policy.ts';
import type { LookUpParts } from './index.ts';

/** Versions of each policy of the project's data, the earliest first. */
const files = {
  [LOOK_UPS]: [`sample-${LOOK_UPS}.json`, `sample-${LOOK_UPS}-2.json`],
  [PERSONS_DECISIONS]: [`sample-${PERSONS_DECISIONS}.json`],
};

/** The limits of look-ups and of the report of decisions of the project's data. */
export const lookUpSamples = ({ policy }: Pick<LookUpParts, 'policy'>, folder: string): readonly SampleDocument[] =>
  Object.entries(files).map(([id, names]) => {
    const versions = names.map(
      (file) => JSON.parse(readFileSync(join(folder, 'policies', file), 'utf8')) as PolicyVersion,
    );
    return sampleDocument({ decider: policy, id, versions, inputs: {} });
  });
