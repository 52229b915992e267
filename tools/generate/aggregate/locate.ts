import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { readModule, walk, type SyntaxNode } from '../../check/source/module.ts';
import { nameOf } from '../edits.ts';
import { kebab, plural } from '../names.ts';

/** An aggregate, as declared in its service. Paths are relative to the workspace's root. */
export interface Aggregate {
  readonly service: string;
  /** Constant in the service's list of deciders. */
  readonly decider: string;
  readonly noun: string;
  readonly category: string;
  /** Module of the decider. */
  readonly module: string;
  /** Folder of the aggregate, above `domain`. */
  readonly folder: string;
  /** Versions by event type. The first event starts a stream. */
  readonly events: ReadonlyMap<string, number>;
  /** Who decides its commands: its own switch, published versions, or the kinds of case. */
  readonly decides: 'commands' | 'publishedVersions' | 'kinds';
}

/** A decider with a switch over its commands, and the imports of its module. */
export interface CommandDecider extends Aggregate {
  readonly decides: 'commands';
  /** Names of the unions of commands and events, and of the state. */
  readonly types: { readonly command: string; readonly event: string; readonly state: string };
  /** Module with `evolve`, and the name of the function. */
  readonly evolve: { readonly module: string; readonly name: string };
}

const textOf = (root: string, path: string): string => {
  if (!existsSync(join(root, path))) throw new Error(`${path} does not exist`);
  return readFileSync(join(root, path), 'utf8');
};

const nodesOf = (text: string): SyntaxNode[] => {
  const found: SyntaxNode[] = [];
  walk(readModule('read.ts', text).program, (node) => void found.push(node));
  return found;
};
const constantOf = (nodes: readonly SyntaxNode[], name: string): SyntaxNode | undefined =>
  nodes.find(({ type, id }) => type === 'VariableDeclarator' && nameOf(id) === name);
const propertyOf = (nodes: readonly SyntaxNode[], key: string): SyntaxNode | undefined =>
  nodes.find((node) => node.type === 'Property' && nameOf(node['key']) === key)?.['value'] as SyntaxNode | undefined;

/** The module from which a name is imported, relative to the root; undefined for a name of the module itself. */
const moduleOf = (nodes: readonly SyntaxNode[], from: string, name: string): string | undefined => {
  const imported = nodes.find(
    ({ type, specifiers }) =>
      type === 'ImportDeclaration' && (specifiers as SyntaxNode[]).some(({ local }) => nameOf(local) === name),
  );
  const specifier = String(nameOf(imported?.['source']) ?? '');
  return specifier.startsWith('.') ? join(dirname(from), specifier) : undefined;
};

/** Names in a list; an element that is made by a part of the kit, such as its erasures or look-ups, has none. */
const elementsOf = (declaration: SyntaxNode | undefined): string[] => {
  const value = declaration?.['init'] as SyntaxNode | undefined;
  const array = value?.type === 'TSAsExpression' ? (value['expression'] as SyntaxNode) : value;
  const elements = (array?.['elements'] ?? []) as SyntaxNode[];
  return elements.filter(({ type }) => type === 'Identifier').map((element) => String(nameOf(element)));
};

/** Versions by event type; `events` may be a constant of another module. */
const eventsIn = (root: string, module: string, published: boolean): Map<string, number> => {
  const nodes = nodesOf(textOf(root, module));
  if (published) {
    const noun = String(nameOf(propertyOf(nodes, 'noun')));
    return new Map(['Published', 'Proposed', 'Declined'].map((happened) => [`${noun}${happened}`, 1]));
  }
  const value = propertyOf(nodes, 'events');
  const constant = value?.type === 'Identifier' ? String(nameOf(value)) : undefined;
  const elsewhere = constant && moduleOf(nodes, module, constant);
  const object = elsewhere ? constantOf(nodesOf(textOf(root, elsewhere)), constant)?.['init'] : value;
  const { properties = [] } = (object ?? {}) as { readonly properties?: SyntaxNode[] };
  return new Map(properties.map(({ key, value: version }) => [String(nameOf(key)), Number(nameOf(version))]));
};

/**
 * Aggregates in a service's list of deciders.
 *
 * @throws Error if there is no such service
 */
export const aggregatesOf = (root: string, service: string): Aggregate[] => {
  const domain = `services/${service}/src/domain.ts`;
  const list = nodesOf(textOf(root, domain));
  return elementsOf(constantOf(list, 'deciders')).map((decider) => {
    const module = moduleOf(list, domain, decider) ?? domain;
    const nodes = nodesOf(textOf(root, module));
    const init = constantOf(nodes, decider)?.['init'] as SyntaxNode | undefined;
    const maker = init?.type === 'CallExpression' ? String(nameOf(init['callee'])) : undefined;
    const decides = maker === undefined ? 'commands' : maker === 'publishedVersions' ? 'publishedVersions' : 'kinds';
    const made = decides === 'kinds' ? moduleOf(nodes, module, maker!) : undefined;
    const events = eventsIn(root, made ?? module, decides === 'publishedVersions');
    if (events.size === 0) throw new Error(`${made ?? module} does not list its events next to the category`);
    const noun = kebab(decider);
    const category = String(nameOf(propertyOf(made === undefined ? nodes : nodesOf(textOf(root, made)), 'category')));
    const folder = dirname(module).replace(/\/domain$/, '');
    return { service, decider, noun, category, module, folder, events, decides };
  });
};

/** @throws Error that names the service's aggregates if there is no such one */
export const aggregateNamed = (root: string, service: string, name: string): Aggregate => {
  const all = aggregatesOf(root, service);
  const noun = kebab(name);
  const found = all.find((each) => each.noun === noun || each.noun === plural(noun));
  if (found) return found;
  throw new Error(`${service} has no aggregate ${noun}; it has ${all.map((each) => each.noun).join(', ') || 'none'}`);
};

/** `Decider<…>`, alone or first in an intersection, as with an upcaster. */
interface Annotated {
  readonly typeArguments?: { readonly params: SyntaxNode[] };
  readonly types?: readonly Annotated[];
}

/** @throws Error that names the right generator or file if an aggregate accepts no further command */
export const commandDeciderOf = (root: string, aggregate: Aggregate): CommandDecider => {
  const { decider, noun, module, decides } = aggregate;
  if (decides === 'publishedVersions')
    throw new Error(
      `${noun} is published in versions, and the commands of a publication are its only ones: change the content next to ${module}` +
        (/polic/.test(noun) ? ', or add a policy by npm run generate -- policy' : ''),
    );
  if (decides === 'kinds')
    throw new Error(
      `${noun} are decided by their kinds: add a kind by npm run generate -- case-kind, or a verb in src/engine/verbs`,
    );
  const nodes = nodesOf(textOf(root, module));
  const declaration = constantOf(nodes, decider);
  const annotation = declaration?.['id'] as { typeAnnotation?: { typeAnnotation?: SyntaxNode } } | undefined;
  const annotated = annotation?.typeAnnotation?.typeAnnotation as Annotated | undefined;
  const { typeArguments } = annotated?.types?.[0] ?? annotated ?? {};
  const [command, event, state] = (typeArguments?.params ?? []).map(({ typeName }) => String(nameOf(typeName)));
  if (!command || !event || !state)
    throw new Error(`${module}: write ${decider}: Decider<Command, Event, State>, with a named type for each`);
  const value = propertyOf(nodes, 'evolve');
  const name = value?.type === 'Identifier' ? String(nameOf(value)) : 'evolve';
  return {
    ...aggregate,
    decides,
    types: { command, event, state },
    evolve: { module: moduleOf(nodes, module, name) ?? module, name },
  };
};

/** A name of the decider's module, imported from another file. */
export const importedFrom = (root: string, { module }: Aggregate, name: string): string =>
  moduleOf(nodesOf(textOf(root, module)), module, name) ?? module;

/** Import specifier of the module in the file, such as `./a.ts`; both paths are relative to the root. */
export const specifierOf = (file: string, module: string): string => {
  const path = relative(dirname(file), module).replaceAll('\\', '/');
  return path.startsWith('.') ? path : `./${path}`;
};

/** Maximum entries of a folder: see `tools/check/style`. */
const MOST_ENTRIES = 12;

/** Whether a folder has room for this many more files. */
export const hasRoom = (root: string, folder: string, more: number): boolean =>
  !existsSync(join(root, folder)) || readdirSync(join(root, folder)).length + more <= MOST_ENTRIES;
