import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { definitions } from '../definitions.ts';
import { SAMPLES } from './sample-file.ts';

const namesOf = (folder: string) => readdirSync(join(SAMPLES, folder)).filter((file) => file.endsWith('.json'));

/** Each service has these for itself. */
const ofEveryService = ['sample-look-ups', 'sample-persons-decisions'];

describe('the rules that a new platform starts with', () => {
  it('15.4-32, 15.4-33: every sample is loaded, so that no rule waits for a person for want of its limits', () => {
    const documents = definitions.flatMap(({ samples }) => samples?.(SAMPLES) ?? []);
    const streams = Object.groupBy(documents, ({ category }) => category);
    const count = (category: string) => (streams[category] ?? []).flatMap(({ names }) => names).length;
    expect([
      count('policy') + count('reading-policy') + count('persons-policy'),
      count('tariff-book'),
      count('working-calendar'),
      count('fee-schedule'),
    ]).toEqual([
      namesOf('policies').filter((file) => !ofEveryService.some((each) => file.startsWith(each))).length,
      namesOf('tariffs').length,
      namesOf('calendars').length,
      namesOf('fees').length,
    ]);
  });
});
