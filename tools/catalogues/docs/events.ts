import { basename, dirname } from 'node:path';
import type { Contract } from '@pishkhan/contracts';
import type { Wiring } from '../openapi/consumers.ts';
import { walk, type SourceModule, type SyntaxNode } from '../../check/source/module.ts';
import { link, page, table } from './markdown.ts';
import { publicSection } from './public-events.ts';

export interface PrivateEvent {
  readonly type: string;
  readonly sentence: string | undefined;
  readonly service: string;
  readonly aggregate: string;
  /** Names of its data fields, if they are declared with the event. */
  readonly fields: readonly string[];
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

const fieldsOf = (node: SyntaxNode): string[] => {
  const [, data] = (node['typeArguments'] as { params?: SyntaxNode[] } | null)?.params ?? [];
  const members = data?.type === 'TSTypeLiteral' ? (data['members'] as SyntaxNode[]) : [];
  return members.flatMap(({ key, optional }) => {
    const { name } = (key ?? {}) as { name?: string };
    return name === undefined ? [] : [optional ? `${name}?` : name];
  });
};

/** An event is its own type, or a member of a union, with its sentence above it. */
const declaration = /^(?:(?:export )?type \w+ =\s*)?\|?$/;

const MESSAGES = /\.messages\.ts$/;
/** Messages that fill a folder: `engine/messages/events.ts` beside `engine/case.messages.ts`. */
const IN_FOLDER = /^services\/.*\/messages\/[^/]+\.ts$/;

/** The folder around `domain/`, or the name of the messages file: `engine/case.messages.ts` → `case`. */
const aggregateOf = (path: string, paths: readonly string[]): string => {
  const parts = path.split('/');
  const around = dirname(dirname(path));
  const file = IN_FOLDER.test(path) ? paths.find((one) => MESSAGES.test(one) && dirname(one) === around) : path;
  return parts[parts.indexOf('domain') - 1] ?? basename(file ?? path, '.messages.ts');
};

/** Every private event: each `DomainEvent<'Name', …>` of a `*.messages.ts`. */
export const privateEvents = (modules: readonly SourceModule[]): PrivateEvent[] =>
  modules
    .filter(({ path }) => MESSAGES.test(path) || IN_FOLDER.test(path))
    .flatMap((module) => {
      const parts = module.path.split('/');
      const found: PrivateEvent[] = [];
      walk(module.program, (node) => {
        const type = wireNameOf(node);
        if (type === undefined) return;
        found.push({
          type,
          sentence: module.sentenceOver(node.start, declaration),
          fields: fieldsOf(node),
          line: module.lineOf(node.start),
          service: parts[1] ?? '',
          aggregate: aggregateOf(
            module.path,
            modules.map(({ path }) => path),
          ),
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

const viewsOf = ({ consumers }: Wiring, service: string, aggregate: string): string => {
  const names = consumers
    .filter((consumer) => consumer.kind === 'view' && consumer.service === service)
    .filter(({ own }) => own.categories.includes(aggregate))
    .map(({ name }) => `\`${name}\``);
  return names.length === 0 ? 'No view reads them.' : `Read by the views ${names.join(', ')}.`;
};

const rowOf = ({ type, sentence = '', path, service, fields }: PrivateEvent, wiring: Wiring): string[] => {
  const reactions = wiring.consumers
    .filter((consumer) => consumer.service === service && consumer.own.types.includes(type))
    .map(({ name }) => `\`${name}\``);
  const publishes = wiring.published[service]?.includes(type) ? 'yes' : '';
  return [link(type, path), sentence, fields.join(', '), publishes, reactions.join(', ')];
};

const privateSection = (events: readonly PrivateEvent[], wiring: Wiring): string => {
  const aggregates = [...new Set(events.map(({ service, aggregate }) => `${service} · ${aggregate}`))].sort();
  return [
    '## Private events',
    'What each service records for itself; no other service reads these. A published one causes a public event.',
    ...aggregates.map((title) => {
      const own = events
        .filter(({ service, aggregate }) => `${service} · ${aggregate}` === title)
        .toSorted((one, other) => (one.type < other.type ? -1 : 1));
      const [service = '', aggregate = ''] = title.split(' · ');
      const rows = own.map((event) => rowOf(event, wiring));
      const head = ['event', 'says', 'fields', 'published', 'reactions'];
      return `### ${title}\n\n${viewsOf(wiring, service, aggregate)}\n\n${table(head, rows)}`;
    }),
  ].join('\n\n');
};

/** `docs/generated/events.md` */
export const eventsPage = (contracts: readonly Contract[], events: readonly PrivateEvent[], wiring: Wiring): string =>
  page(
    'Events',
    'the contracts and every `*.messages.ts`',
    `${contracts.length} public, ${events.length} private.`,
    publicSection(contracts, wiring),
    privateSection(events, wiring),
  );
