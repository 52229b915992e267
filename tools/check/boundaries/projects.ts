/** Kinds of project: the tag `type:…` of a project.json. */
export const KINDS = ['value-lib', 'contracts', 'lib', 'testing', 'service', 'app', 'tool'] as const;
export type Kind = (typeof KINDS)[number];

export interface Dependency {
  readonly target: string;
  /** Only specs use the import. */
  readonly test: boolean;
}

export type ProjectGraph = ReadonlyMap<string, { readonly kind: Kind; readonly imports: readonly Dependency[] }>;

/**
 * Allowed imports in shipped code. Only projects that compose services (deploy, journeys, tools) may import several of
 * them.
 */
const mayImport: Readonly<Record<Kind, readonly Kind[]>> = {
  'value-lib': ['value-lib'],
  contracts: ['value-lib'],
  lib: ['value-lib', 'contracts', 'lib'],
  testing: ['value-lib', 'contracts', 'lib', 'testing'],
  service: ['value-lib', 'contracts', 'lib'],
  app: ['value-lib', 'contracts', 'lib', 'testing', 'service', 'app'],
  tool: ['value-lib', 'contracts', 'lib', 'testing', 'service', 'app', 'tool'],
};

const isAllowed = (source: Kind, target: Kind, test: boolean) =>
  mayImport[source].includes(target) || (test && target === 'testing');

const kindViolations = (graph: ProjectGraph, source: string): string[] => {
  const { kind, imports } = graph.get(source)!;
  return imports.flatMap(({ target, test }) => {
    const targetKind = graph.get(target)?.kind;
    return targetKind === undefined || isAllowed(kind, targetKind, test)
      ? []
      : [`${source} (${kind}) must not import ${target} (${targetKind})${test ? ' in a spec' : ''}`];
  });
};

const shipped = (graph: ProjectGraph, source: string): string[] =>
  (graph.get(source)?.imports ?? []).filter(({ test }) => !test).map(({ target }) => target);

/** A path from the end of the trail back to its start, if any. */
const pathBack = (
  graph: ProjectGraph,
  trail: readonly string[],
  seen = new Set<string>(),
): readonly string[] | undefined => {
  for (const next of shipped(graph, trail.at(-1) ?? '')) {
    if (next === trail[0]) return [...trail, next];
    if (seen.has(next)) continue;
    seen.add(next);
    const found = pathBack(graph, [...trail, next], seen);
    if (found) return found;
  }
  return undefined;
};

const cyclesOf = (graph: ProjectGraph): string[] => {
  const cycles = [...graph.keys()]
    .sort()
    .flatMap((name) => [pathBack(graph, [name])].filter((cycle) => cycle !== undefined));
  const once = new Map(cycles.toReversed().map((cycle) => [[...new Set(cycle)].sort().join(), cycle]));
  return [...once.values()].map((cycle) => `projects import one another in a circle: ${cycle.join(' → ')}`);
};

/** Every import between projects that the architecture forbids, and every cycle in shipped code. */
export const projectViolations = (graph: ProjectGraph): string[] => [
  ...[...graph.keys()].sort().flatMap((source) => kindViolations(graph, source)),
  ...cyclesOf(graph),
];
