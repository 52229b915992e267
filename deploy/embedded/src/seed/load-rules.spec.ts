import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

import type { SeedSessions } from './loading.ts';
import { loadRules } from './load-rules.ts';

const samples = readdirSync(join(import.meta.dirname, '../../../../data/policies'))
  .map((file) => /^sample-(.+)\.json$/.exec(file)?.[1])
  .filter((name) => name !== undefined);

describe('the rules that a new platform starts with', () => {
  it('15.4-32, 15.4-33: every sample policy is published, so that no rule waits for a person for want of its limits', async () => {
    const published: string[] = [];
    const session = {
      post: async (path: string) => {
        const name = /policies\/(.+)\/versions$/.exec(path)?.[1];
        if (name !== undefined) published.push(name);
      },
    };
    await loadRules((() => session) as unknown as SeedSessions, () => {});
    expect(published.toSorted()).toEqual(samples.toSorted());
  });
});
