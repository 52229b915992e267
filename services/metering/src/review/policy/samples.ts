import type { PolicyVersion } from '@pishkhan/published-versions';
import { sampleDocument, type SampleDocument } from '@pishkhan/service-kit';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readingPolicy } from './domain/reading-policy.ts';
import { readingPolicies } from './domain/reading-policies.ts';

/** Policies of readings of the project's data. */
export const samples = (folder: string): readonly SampleDocument[] =>
  Object.keys(readingPolicies).map((name) => {
    const file = join(folder, 'policies', `sample-${name}.json`);
    const version = JSON.parse(readFileSync(file, 'utf8')) as PolicyVersion;
    return sampleDocument({ decider: readingPolicy, id: name, versions: [version], inputs: {} });
  });
