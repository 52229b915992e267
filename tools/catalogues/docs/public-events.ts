import type { Contract } from '@pishkhan/contracts';
import { schemaPath } from '../contracts/documents.ts';
import type { Consumer, Wiring } from '../openapi/consumers.ts';
import { link, table } from './markdown.ts';

interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly description?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

/** Short type of a field: `string`, `integer`, `"G4" | "G6"`, `array of object`. */
const typeOf = (schema: Schema): string => {
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.anyOf) return [...new Set(schema.anyOf.map(typeOf))].join(' | ');
  if (schema.type === 'array') return `array of ${typeOf(schema.items ?? {})}`;
  return `${schema.type ?? 'any'}${schema.format === undefined ? '' : ` (${schema.format})`}`;
};

const fieldsOf = ({ schema }: Contract): string => {
  const { properties = {}, required = [] } = schema as Schema;
  return table(
    ['field', 'type', 'says'],
    Object.entries(properties).map(([name, field]) => [
      required.includes(name) ? name : `${name}?`,
      typeOf(field),
      field.description ?? '',
    ]),
  );
};

const readerOf = ({ service, kind, name }: Consumer): string => `${service} (${kind} \`${name}\`)`;

const sectionOf = (contract: Contract, { consumers }: Wiring): string => {
  const readers = consumers.filter(({ heard }) => heard.includes(contract.type)).map(readerOf);
  return [
    `#### ${link(`${contract.type} v${contract.version}`, schemaPath(contract))}`,
    contract.sentence,
    `Published by ${contract.service}. Consumed by ${readers.length === 0 ? 'no service yet' : readers.join(', ')}.`,
    fieldsOf(contract),
  ].join('\n\n');
};

/** Each public event with its publisher, its consumers and its fields. */
export const publicSection = (contracts: readonly Contract[], wiring: Wiring): string => {
  const services = [...new Set(contracts.map(({ service }) => service))].sort();
  return [
    '## Public events',
    'What other services may rely on. One topic per service; the key is the stream.',
    ...services.flatMap((service) => [
      `### ${service} · \`gas.${service}.v1\``,
      ...contracts
        .filter((contract) => contract.service === service)
        .toSorted((one, other) => (one.type < other.type ? -1 : 1))
        .map((contract) => sectionOf(contract, wiring)),
    ]),
  ].join('\n\n');
};
