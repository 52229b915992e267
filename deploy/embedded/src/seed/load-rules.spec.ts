import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

import type { SeedSessions } from './loading.ts';
import { loadRules } from './load-rules.ts';

const folder = join(import.meta.dirname, '../../../../data/policies');
const samples = readdirSync(folder)
  .filter((file) => file.startsWith('sample-'))
  .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as { name: string; version: string })
  .map(({ name, version }) => `${name} ${version}`);

describe('the rules that a new platform starts with', () => {
  it('15.4-32, 15.4-33: every sample policy is published, so that no rule waits for a person for want of its limits', async () => {
    const published: string[] = [];
    const session = {
      get: async () => ({ items: [] }),
      post: async (path: string, { version }: { version: string }) => {
        const name = /policies\/(.+)\/versions$/.exec(path)?.[1];
        if (name !== undefined) published.push(`${name} ${version}`);
      },
    };
    await loadRules((() => session) as unknown as SeedSessions, () => {});
    // The policy of look-ups is published in each service that records them.
    expect([...new Set(published)].toSorted()).toEqual(samples.toSorted());
  });
});
