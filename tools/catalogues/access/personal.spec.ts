import { describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readText, workspaceRoot } from '../../check/source/files.ts';
import { readOracle } from './oracle.ts';
import { personalFaults, recordedEndpointsOf, type Described } from './personal.ts';

const documents = readdirSync(join(workspaceRoot, 'contracts/openapi')).map(
  (name) => JSON.parse(readText(`contracts/openapi/${name}`)) as Described,
);

describe('endpoints that answer with personal data', () => {
  it('N7, S7: each records its look-up, and who-sees-what.md names it', () => {
    expect(recordedEndpointsOf(readOracle()).length).toBeGreaterThanOrEqual(6);
    expect(personalFaults(documents, readOracle())).toEqual([]);
  });
  it('N7: a planted endpoint without a record is found, also behind references, and so is a missing row', () => {
    const planted = (more: object): Described => ({
      paths: {
        '/v1/planted': {
          get: {
            ...more,
            responses: { 200: { content: { json: { schema: { items: { $ref: '#/components/schemas/Person' } } } } } },
          },
        },
      },
      components: {
        schemas: { Person: { properties: { contact: { anyOf: [{ properties: { mobile: {} } }] } } } },
      },
    });
    const page = '## Personal data\n\n| `GET /v1/gone` | all | masked |\n';
    expect(personalFaults([planted({})], page)).toEqual([
      'GET /v1/planted answers mobile without @PersonalData',
      'GET /v1/gone is personal data in who-sees-what.md only',
    ]);
    expect(personalFaults([planted({ 'x-personal-data': 'withReason' })], '')).toEqual([
      'who-sees-what.md does not list GET /v1/planted as personal data',
    ]);
  });
});
