import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '../../check/source/files.ts';
import { servedDocuments } from './served.ts';

it('every service serves its committed OpenAPI document', async () => {
  for (const [service, document] of Object.entries(await servedDocuments())) {
    const committed: unknown = JSON.parse(
      readFileSync(join(workspaceRoot, 'contracts', 'openapi', `${service}.json`), 'utf8'),
    );
    expect([service, document]).toEqual([service, committed]);
  }
}, 30_000);
