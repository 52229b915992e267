import { allContracts } from '@pishkhan/contracts';
import { topicOf } from '@pishkhan/messages';
import type { ServiceRights } from '@pishkhan/servers/rights';
import type { ServiceDefinition } from '@pishkhan/service-kit';
import type { Fact } from '@pishkhan/views';

/** A reaction or a view of a service, and the events that it reads. */
export interface Consumer {
  readonly service: string;
  readonly kind: 'reaction' | 'view';
  readonly name: string;
  /** Types of public events. */
  readonly heard: readonly string[];
  /** Of the service's own log: types for a reaction, categories for a view. */
  readonly own: { readonly types: readonly string[]; readonly categories: readonly string[] };
}

/** What a service makes of its own events and of those of others. */
export interface Wiring {
  readonly consumers: readonly Consumer[];
  /** Private event types from which each service publishes. */
  readonly published: Readonly<Record<string, readonly string[]>>;
  /** What each service needs at broker and database. */
  readonly rights: readonly ServiceRights[];
}

const factOf = ({ type, version, example }: (typeof allContracts)[number]): Fact => ({
  type,
  data: example,
  schemaVersion: version,
  stream: 'example-1',
  revision: 0,
  recordedAt: '2026-11-22T06:00:00.000Z',
  businessDate: '2026-11-22',
  actor: { subject: 'example', roles: [] },
});

const consumersOf = ({ name: service, reactions, views }: ServiceDefinition): Consumer[] => [
  ...reactions.map((reaction): Consumer => {
    const { name, types } = reaction;
    return 'topics' in reaction
      ? { service, kind: 'reaction', name, heard: types, own: { types: [], categories: [] } }
      : { service, kind: 'reaction', name, heard: [], own: { types, categories: reaction.categories } };
  }),
  ...views.map((view): Consumer => {
    const { name, from } = view;
    if ('categories' in from)
      return { service, kind: 'view', name, heard: [], own: { types: [], categories: from.categories } };
    const heard = allContracts
      .filter((contract) => from.topics.includes(topicOf(contract.service)) && view.keysOf(factOf(contract)).length > 0)
      .map(({ type }) => type);
    return { service, kind: 'view', name, heard, own: { types: [], categories: [] } };
  }),
];

const topicsOf = ({ reactions, views }: ServiceDefinition): string[] => [
  ...new Set([
    ...reactions.flatMap((reaction) => ('topics' in reaction ? reaction.topics : [])),
    ...views.flatMap(({ from }) => ('topics' in from ? from.topics : [])),
  ]),
];

const rightsOf = (definition: ServiceDefinition): ServiceRights => ({
  service: definition.name,
  publishes: topicOf(definition.name),
  consumes: topicsOf(definition).sort(),
  categories: definition.deciders.map(({ category }) => category).sort(),
});

export const wiringOf = (definitions: readonly ServiceDefinition[]): Wiring => ({
  consumers: definitions.flatMap(consumersOf),
  rights: definitions.map(rightsOf),
  published: Object.fromEntries(definitions.map(({ name, publish }) => [name, Object.keys(publish)])),
});
