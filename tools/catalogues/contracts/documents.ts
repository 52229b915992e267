import type { Contract } from '@pishkhan/contracts';
import type { GeneratedFile } from '../../check/source/generated-file.ts';

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;
const nameOf = ({ service, type, version }: Contract): string => `${service}.${type}.v${version}`;
const plain = (schema: unknown): Record<string, unknown> =>
  JSON.parse(JSON.stringify(schema)) as Record<string, unknown>;

const schemaDocument = (contract: Contract): Record<string, unknown> => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: `urn:pishkhan:contract:${contract.service}:${contract.type}:v${contract.version}`,
  title: contract.type,
  description: contract.sentence,
  ...plain(contract.schema),
  examples: [contract.example],
});

const text = (description: string) => ({ type: 'string', description });

/** The metadata of every event, as in `ContractMessage`. */
const headers = {
  type: 'object',
  required: [
    'id',
    'type',
    'version',
    'source',
    'stream',
    'revision',
    'previousRevision',
    'recordedAt',
    'businessDate',
    'correlationId',
    'causationId',
    'actor',
  ],
  properties: {
    id: text('id of the private event it was made from'),
    type: text('name of the event'),
    version: { type: 'integer', minimum: 1, description: 'version of the contract' },
    source: text('service that published it'),
    stream: text('stream of the event: the key that order is kept by'),
    revision: { type: 'integer', minimum: 0, description: 'number of the event in its stream' },
    previousRevision: {
      type: 'integer',
      minimum: -1,
      description:
        'revision of the event of the stream published before it, -1 for the first: a reader sees a gap by it',
    },
    recordedAt: { ...text('instant of recording'), format: 'date-time' },
    businessDate: { ...text('day in Asia/Tehran that the fact is about'), format: 'date' },
    correlationId: text('names everything that came of one request'),
    causationId: text('command or event behind it'),
    actor: {
      type: 'object',
      required: ['subject', 'roles'],
      properties: {
        subject: text('who'),
        roles: { type: 'array', items: { type: 'string' } },
        office: text('for which office'),
      },
    },
  },
};

const messageOf = (contract: Contract) => ({
  name: contract.type,
  title: `${contract.type} v${contract.version}`,
  summary: contract.sentence,
  contentType: 'application/json',
  headers: { $ref: '#/components/schemas/Headers' },
  payload: { $ref: `./${nameOf(contract)}.json` },
  examples: [{ payload: contract.example }],
});

const topicOf = (service: string) => `gas.${service}.v1`;

const channelOf = (service: string, contracts: readonly Contract[]) => ({
  address: topicOf(service),
  title: `Facts of ${service}`,
  description: 'At least once, in order per stream; the key is the stream.',
  messages: Object.fromEntries(
    contracts
      .filter((contract) => contract.service === service)
      .map((contract) => [nameOf(contract), { $ref: `#/components/messages/${nameOf(contract)}` }]),
  ),
});

/** One AsyncAPI 3 document of all published events. */
export const asyncApi = (contracts: readonly Contract[]) => {
  const services = [...new Set(contracts.map(({ service }) => service))].sort();
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Pishkhan: public events',
      version: '1.0.0',
      description: 'What the services tell one another. Each event says a fact; a request is a fact too.',
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(services.map((service) => [service, channelOf(service, contracts)])),
    operations: Object.fromEntries(
      services.map((service) => [
        `${service}.publishes`,
        { action: 'send', channel: { $ref: `#/channels/${service}` } },
      ]),
    ),
    components: {
      schemas: { Headers: headers },
      messages: Object.fromEntries(contracts.map((contract) => [nameOf(contract), messageOf(contract)])),
    },
  };
};

export const contractFolder = 'contracts/generated';
export const schemaPath = (contract: Contract): string => `${contractFolder}/${nameOf(contract)}.json`;

/** A JSON Schema for each contract, and the AsyncAPI document that refers to them. */
export const contractDocuments = (contracts: readonly Contract[]): GeneratedFile[] => {
  const ordered = contracts.toSorted((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
  return [
    ...ordered.map((contract) => ({ path: schemaPath(contract), content: json(schemaDocument(contract)) })),
    { path: `${contractFolder}/asyncapi.json`, content: json(asyncApi(ordered)) },
  ];
};
