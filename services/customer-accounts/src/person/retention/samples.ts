import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PolicyVersion } from '@pishkhan/published-versions';
import { sampleDocument, type SampleDocument } from '@pishkhan/service-kit';
import { RETENTION } from './domain/person-policies.ts';
import { personPolicy } from './domain/person-policy.ts';

/** Policies about persons of the project's data. */
export const samples = (folder: string): readonly SampleDocument[] => {
  const file = join(folder, 'policies', `sample-${RETENTION}.json`);
  const version = JSON.parse(readFileSync(file, 'utf8')) as PolicyVersion;
  return [sampleDocument({ decider: personPolicy, id: RETENTION, versions: [version], inputs: {} })];
};
