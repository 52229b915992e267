import type { Contract } from '@pishkhan/contracts';
import { schemaPath } from '../contracts/documents.ts';
import { walk, type SourceModule, type SyntaxNode } from '../../check/source/module.ts';
import { link, page, table } from './markdown.ts';

export interface PrivateEvent {
  readonly type: string;
  readonly sentence: string | undefined;
  readonly service: string;
  readonly aggregate: string;
  readonly path: string;
  readonly line: number;
}

const wireNameOf = (node: SyntaxNode): string | undefined => {
  if (node.type !== 'TSTypeReference' || (node['typeName'] as { name?: string }).name !== 'DomainEvent')
    return undefined;
  const [first] = (node['typeArguments'] as { params?: SyntaxNode[] } | null)?.params ?? [];
  const value = first?.type === 'TSLiteralType' ? (first['literal'] as { value?: unknown }).value : undefined;
  return typeof value === 'string' ? value : undefined;
};

/** An event is its own type, or a member of a union, with its sentence above it. */
const declaration = /^(?:(?:export )?type \w+ =\s*)?\|?$/;

/** Every private event: each `DomainEvent<'Name', …>` of a `*.messages.ts`. */
export const privateEvents = (modules: readonly SourceModule[]): PrivateEvent[] =>
  modules
    .filter(({ path }) => path.endsWith('.messages.ts'))
    .flatMap((module) => {
      const parts = module.path.split('/');
      const found: PrivateEvent[] = [];
      walk(module.program, (node) => {
        const type = wireNameOf(node);
        if (type === undefined) return;
        found.push({
          type,
          sentence: module.sentenceOver(node.start, declaration),
          line: module.lineOf(node.start),
          service: parts[1] ?? '',
          aggregate: parts[parts.indexOf('domain') - 1] ?? '',
          path: module.path,
        });
      });
      return found;
    });

/** Events without a sentence, or with a name that is no fact. */
export const eventFaults = (events: readonly PrivateEvent[]): string[] => [
  ...events
    .filter(({ sentence }) => sentence === undefined)
    .map(({ path, line, type }) => `${path}:${line} event ${type} has no sentence over it`),
  ...events
    .filter(({ type }) => /(Updated|Changed)$/.test(type))
    .map(({ path, line, type }) => `${path}:${line} event ${type} says that something changed, not what happened`),
];

const publicSection = (contracts: readonly Contract[]): string => {
  const services = [...new Set(contracts.map(({ service }) => service))].sort();
  return [
    '## Public events',
    'What other services may rely on. One topic per service; the key is the stream.',
    ...services.map((service) => {
      const own = contracts
        .filter((contract) => contract.service === service)
        .toSorted((one, other) => (one.type < other.type ? -1 : 1));
      const rows = own.map((contract) => [
        link(`${contract.type} v${contract.version}`, schemaPath(contract)),
        contract.sentence,
      ]);
      return `### ${service} · \`gas.${service}.v1\`\n\n${table(['event', 'says'], rows)}`;
    }),
  ].join('\n\n');
};

const privateSection = (events: readonly PrivateEvent[]): string => {
  const services = [...new Set(events.map(({ service }) => service))].sort();
  return [
    '## Private events',
    'What each service writes down for itself. Nobody else reads these.',
    ...services.map((service) => {
      const own = events
        .filter((event) => event.service === service)
        .toSorted((one, other) => (`${one.aggregate} ${one.type}` < `${other.aggregate} ${other.type}` ? -1 : 1));
      return `### ${service}\n\n${table(
        ['aggregate', 'event', 'says'],
        own.map(({ aggregate, type, sentence, path }) => [aggregate, link(type, path), sentence ?? '']),
      )}`;
    }),
  ].join('\n\n');
};

/** `docs/generated/events.md` */
export const eventsPage = (contracts: readonly Contract[], events: readonly PrivateEvent[]): string =>
  page(
    'Events',
    'the contracts and every `*.messages.ts`',
    `${contracts.length} public, ${events.length} private.`,
    publicSection(contracts),
    privateSection(events),
  );
