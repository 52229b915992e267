import { describe, expect, it } from '@jest/globals';
import { globSync } from 'node:fs';
import { allContracts, contractOf, validateContract } from './index.ts';

const files = globSync('*/**/*.v*.ts', { cwd: import.meta.dirname }).map((path) => {
  const parts = path.split(/[\\/]/);
  return `${parts[0]}/${parts.at(-1)}`;
});
const fileOf = ({ service, type, version }: { service: string; type: string; version: number }) =>
  `${service}/${type.replace(/(?!^)([A-Z])/g, '-$1').toLowerCase()}.v${version}.ts`;

describe('public events', () => {
  it('are each in a file named after service, event and version, and all exported by the index', () => {
    expect(allContracts.map(fileOf).sort()).toEqual(files.sort());
  });
  it('have one name and version each', () =>
    expect(new Set(allContracts.map(({ type, version }) => `${type} ${version}`)).size).toBe(allContracts.length));

  it.each(allContracts.map((contract) => [`${contract.type} v${contract.version}`, contract] as const))(
    '%s has a sentence with its rule and an example that fits the schema',
    (_, contract) => {
      expect(contract.sentence).toMatch(/^[A-Z].*\([^)]*\d[^)]*\).*\.$/);
      expect(contract.version).toBeGreaterThanOrEqual(1);
      expect(validateContract(contract.type, contract.version, contract.example)).toEqual([]);
      expect(validateContract(contract.type, contract.version, JSON.parse(JSON.stringify(contract.example)))).toEqual(
        [],
      );
    },
  );
});

describe('validateContract', () => {
  const example = contractOf('CaseClosed', 1)?.example as Record<string, unknown>;
  it('names the field that breaks the contract', () => {
    expect(validateContract('CaseClosed', 1, { ...example, closedOn: '1405/09/01' })).toEqual([
      expect.stringContaining('/closedOn must match pattern'),
    ]);
    const { outcome: _, ...withoutOutcome } = example;
    expect(validateContract('CaseClosed', 1, withoutOutcome)).toEqual(["/ must have required property 'outcome'"]);
  });
  it('names every field at once', () =>
    expect(validateContract('CaseClosed', 1, { ...example, caseId: '', answeredInTime: 'yes' })).toHaveLength(2));
  it('accepts a later optional field', () =>
    expect(validateContract('CaseClosed', 1, { ...example, later: true })).toEqual([]));
  it('rejects other events and versions', () => {
    expect(validateContract('CaseClosed', 2, example)).toEqual(['/ there is no contract CaseClosed.v2']);
    expect(contractOf('Nothing', 1)).toBeUndefined();
  });
});
