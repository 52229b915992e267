import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aggregatesOf, type Aggregate } from '../../generate/aggregate/locate.ts';
import { camel, inWords, pascal } from '../../generate/names.ts';
import type { Options } from '../../generate/plan.ts';

/** One run of a generator. */
export interface Run {
  readonly generator: string;
  readonly about: string;
  readonly options: Options;
  /** The run is refused with this sentence. */
  readonly refusal?: RegExp;
}

export const NEW_SERVICE = 'seal-store';
export const newRole: Run = {
  generator: 'role',
  about: 'sealInspector',
  options: {
    name: 'sealInspector',
    title: 'Seal inspector',
    'title-fa': 'بازرس پلمب',
    place: 'county',
    source: 'A2-6',
  },
};
export const newService: Run = {
  generator: 'service',
  about: NEW_SERVICE,
  options: {
    name: NEW_SERVICE,
    title: 'Seal store',
    'title-fa': 'انبار پلمب',
    sentence: 'Which seals are in the store',
  },
};

const servicesOf = (root: string): string[] =>
  Object.keys(JSON.parse(readFileSync(join(root, 'contracts/services.json'), 'utf8')) as object);

/** One further aggregate in every service. */
/** Services with a full source folder group their aggregates. */
const folderOf: Readonly<Record<string, { readonly folder: string }>> = {
  'billing-adjustments': { folder: 'pricing' },
  'case-handling': { folder: 'published' },
  'customer-accounts': { folder: 'look-ups' },
  metering: { folder: 'review' },
};
export const newAggregates = (root: string): Run[] =>
  servicesOf(root).map((service) => ({
    generator: 'aggregate',
    about: `${service}: a new one`,
    options: {
      service,
      name: `audit-of-${service}`,
      command: `BeginAuditOf${pascal(service)}`,
      event: `AuditOf${pascal(service)}Begun`,
      source: 'A2-6',
      ...folderOf[service],
    },
  }));

/** Every aggregate of every service. */
export const allAggregates = (root: string): Aggregate[] =>
  servicesOf(root).flatMap((service) => aggregatesOf(root, service));

const refusals = {
  commands: undefined,
  publishedVersions: /is published in versions/,
  kinds: /decided by their kinds/,
};
const inspected = ({ decider }: Aggregate): string => `${pascal(decider)}Inspected`;
const about = ({ service, noun }: Aggregate): string => `${service}: ${noun}`;

export const commandFor = (aggregate: Aggregate): Run => ({
  generator: 'command',
  about: about(aggregate),
  options: {
    service: aggregate.service,
    aggregate: aggregate.noun,
    name: `Inspect${pascal(aggregate.decider)}`,
    event: inspected(aggregate),
    source: 'A2-6',
    role: newRole.options['name']!,
    title: `Record an inspection of the ${inWords(aggregate.noun)}`,
    'title-fa': 'ثبت بازرسی',
  },
  refusal: refusals[aggregate.decides],
});

/** The event that readers of the aggregate are generated for, and its field with an id. */
const eventOf = (aggregate: Aggregate): { readonly event: string; readonly by: string } => {
  const [first] = [...aggregate.events.keys()] as [string];
  if (aggregate.events.has(inspected(aggregate))) return { event: inspected(aggregate), by: `${aggregate.decider}Id` };
  if (aggregate.decides === 'kinds') return { event: first, by: 'caseId' };
  return { event: first, by: aggregate.noun.endsWith('policy') ? 'name' : 'version' };
};

export const viewFor = (aggregate: Aggregate): Run => ({
  generator: 'view',
  about: about(aggregate),
  options: {
    service: aggregate.service,
    aggregate: aggregate.noun,
    name: `inspections-of-${aggregate.noun}`,
    event: eventOf(aggregate).event,
    question: "How often was it inspected, and what's the last day?",
  },
});

export const contractFor = (aggregate: Aggregate): Run => ({
  generator: 'contract',
  about: about(aggregate),
  options: {
    service: aggregate.service,
    name: inspected(aggregate),
    sentence: 'Somebody inspected it',
    source: 'A2-6',
    aggregate: aggregate.noun,
  },
});

/** The aggregates of a service that take commands, one after the other. */
const inspecting = (
  all: readonly Aggregate[],
  service: string,
  turn: number,
): Pick<Options, 'aggregate' | 'command'> => {
  const targets = all.filter((each) => each.service === service && each.decides === 'commands');
  const target = targets[turn % targets.length]!;
  return { aggregate: target.noun, command: `Inspect${pascal(target.decider)}` };
};

/** A reaction to an event of each aggregate. */
export const ownReactions = (all: readonly Aggregate[]): Run[] =>
  all.map((aggregate, turn) => ({
    generator: 'reaction',
    about: about(aggregate),
    options: {
      service: aggregate.service,
      when: eventOf(aggregate).event,
      by: eventOf(aggregate).by,
      ...inspecting(all, aggregate.service, turn),
      sentence: 'It is inspected afterwards',
      source: 'A2-6',
    },
  }));

/** A reaction of every service to another one's message. */
export const reactionsToMessages = (root: string, all: readonly Aggregate[]): Run[] =>
  servicesOf(root).map((service) => ({
    generator: 'reaction',
    about: `${service}: a message`,
    options: {
      service,
      when: service === 'customer-accounts' ? 'meterInstalled' : 'accountOpened',
      by: 'accountId',
      ...inspecting(all, service, 0),
      sentence: 'It is inspected afterwards',
      source: 'A2-6',
    },
  }));

export const policyFor = ({ service, noun }: Aggregate): Run => ({
  generator: 'policy',
  about: `${service}: ${noun}`,
  options: {
    service,
    aggregate: noun,
    name: camel(`${noun}-inspection-period`),
    field: 'days',
    title: 'Period of inspections',
    'title-fa': 'دوره بازرسی',
    sentence: 'How often something is inspected',
    source: '15.2-10',
  },
});

export const newKind: Run = {
  generator: 'case-kind',
  about: 'notary-inquiry',
  options: {
    name: 'notary-inquiry',
    source: 'A7',
    opens: 'A7-1',
    decides: 'A7-2',
    deadline: 'A7-4',
    title: 'Notary inquiry',
    'title-fa': 'پاسخ استعلام دفترخانه',
    days: '5',
  },
};
