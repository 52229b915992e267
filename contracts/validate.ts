import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { TSchema } from 'typebox';
import type { Contract } from './contract.ts';
import * as published from './published.ts';
import type { ServiceName } from './services.ts';

/** All contracts of one service, in all versions. */
export type ContractsOf<Service extends ServiceName> = Extract<
  (typeof published)[keyof typeof published],
  Contract<string, TSchema, Service>
>;

/** All public events of all services, in all versions. */
export const allContracts: readonly Contract[] = Object.values(published).filter(
  (value): value is typeof value & Contract => 'sentence' in value,
);

const nameOf = (type: string, version: number): string => `${type}.v${version}`;
const byName = new Map(allContracts.map((contract) => [nameOf(contract.type, contract.version), contract]));

export const contractOf = (type: string, version: number): Contract | undefined => byName.get(nameOf(type, version));

const newest = new Map<string, number>();
for (const { type, version } of allContracts) newest.set(type, Math.max(version, newest.get(type) ?? 0));

/** Highest version of a public event with a contract in this build; undefined if there is none. */
export const newestVersion = (type: string): number | undefined => newest.get(type);

const ajv = new Ajv({ allErrors: true, strictTypes: false });
addFormats.default(ajv);
const compiled = new Map<string, ValidateFunction>();

const validatorOf = (type: string, version: number): ValidateFunction | undefined => {
  const name = nameOf(type, version);
  const known = compiled.get(name);
  const contract = byName.get(name);
  if (known || !contract) return known;
  const validate = ajv.compile(contract.schema);
  compiled.set(name, validate);
  return validate;
};

const inWords = ({ instancePath, message }: ErrorObject): string => `${instancePath || '/'} ${message}`;

/**
 * Errors in the data of this event, each with the JSON pointer of the field; empty if it fits the contract. Compiled
 * once.
 */
export const validateContract = (type: string, version: number, data: unknown): string[] => {
  const validate = validatorOf(type, version);
  if (!validate) return [`/ there is no contract ${nameOf(type, version)}`];
  return validate(data) ? [] : (validate.errors ?? []).map(inWords);
};
