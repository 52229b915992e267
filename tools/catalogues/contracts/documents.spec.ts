import { describe, expect, it } from '@jest/globals';
import { allContracts, contractOf, type Contract } from '@pishkhan/contracts';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { asyncApi, contractDocuments } from './documents.ts';

const files = contractDocuments(allContracts);

describe('documents of the contracts', () => {
  it('are one JSON Schema each, with an id, a sentence and an example that the schema accepts', () => {
    const ajv = new Ajv({ strictTypes: false });
    addFormats.default(ajv);
    for (const { path, content } of files.filter((file) => !file.path.endsWith('asyncapi.json'))) {
      const schema = JSON.parse(content) as { $id: string; description: string; examples: unknown[] };
      expect(schema).toMatchObject({
        $id: expect.stringMatching(/^urn:pishkhan:contract:/),
        description: expect.stringMatching(/\.$/),
      });
      expect([path, ajv.validate(schema, schema.examples[0]), ajv.errors]).toEqual([path, true, null]);
    }
    expect(files).toHaveLength(allContracts.length + 1);
  });
  it('are equal for contracts in any order', () => expect(contractDocuments(allContracts.toReversed())).toEqual(files));

  it('refer to an existing definition for every message of the AsyncAPI document', () => {
    const document = asyncApi([contractOf('CaseClosed', 1) as Contract, contractOf('BillIssued', 1) as Contract]);
    expect(Object.values(document.channels).map(({ address }) => address)).toEqual([
      'gas.billing-adjustments.v1',
      'gas.case-handling.v1',
    ]);
    for (const { messages } of Object.values(document.channels)) {
      for (const { $ref } of Object.values(messages))
        expect(document.components.messages).toHaveProperty([$ref.split('/').at(-1) ?? '']);
    }
    for (const { payload } of Object.values(document.components.messages))
      expect(files.map(({ path }) => path)).toContain(payload.$ref.replace('./', 'contracts/generated/'));
  });
});
