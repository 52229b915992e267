/** The part of `nx graph --file=….json` that the rules need. */
export interface ProjectGraph {
  readonly nodes: Readonly<Record<string, { readonly data: { readonly root: string; readonly tags?: readonly string[] } }>>;
  readonly dependencies: Readonly<Record<string, readonly { readonly target: string }[]>>;
}

type Kind = 'value-lib' | 'contracts' | 'lib' | 'service' | 'app' | 'tool';

/** Who may import whom. Only what composes the services (deploy, journeys, tools) may import several of them. */
const mayImport: Readonly<Record<Kind, readonly Kind[]>> = {
  'value-lib': ['value-lib'],
  contracts: [],
  lib: ['value-lib', 'contracts', 'lib'],
  service: ['value-lib', 'contracts', 'lib'],
  app: ['value-lib', 'contracts', 'lib', 'service', 'app', 'tool'],
  tool: ['value-lib', 'contracts', 'lib', 'service', 'app', 'tool'],
};

const kindOf = (graph: ProjectGraph, name: string): string | undefined => graph.nodes[name]?.data.tags?.find((tag) => tag.startsWith('type:'))?.slice('type:'.length);

const isKind = (kind: string | undefined): kind is Kind => kind !== undefined && Object.hasOwn(mayImport, kind);

const targetsOf = (graph: ProjectGraph, source: string): string[] => [...new Set((graph.dependencies[source] ?? []).map(({ target }) => target))].filter((target) => target in graph.nodes);

const violationsOf = (graph: ProjectGraph, source: string): string[] => {
  const kind = kindOf(graph, source);
  if (!isKind(kind)) return [`${source}: its project.json needs a tag type:${Object.keys(mayImport).join('|')}`];
  return targetsOf(graph, source).flatMap((target) => {
    const targetKind = kindOf(graph, target);
    return isKind(targetKind) && !mayImport[kind].includes(targetKind) ? [`${source} (${kind}) must not import ${target} (${targetKind})`] : [];
  });
};

/** The way from the end of the trail back to its start, if there is one. */
const pathBack = (graph: ProjectGraph, trail: readonly string[], seen = new Set<string>()): readonly string[] | undefined => {
  for (const next of targetsOf(graph, trail.at(-1) ?? '')) {
    if (next === trail[0]) return [...trail, next];
    if (seen.has(next)) continue;
    seen.add(next);
    const found = pathBack(graph, [...trail, next], seen);
    if (found) return found;
  }
  return undefined;
};

const cyclesOf = (graph: ProjectGraph): string[] => {
  const cycles = Object.keys(graph.nodes).sort().flatMap((name) => [pathBack(graph, [name])].filter((cycle) => cycle !== undefined));
  const once = new Map(cycles.toReversed().map((cycle) => [[...new Set(cycle)].sort().join(), cycle]));
  return [...once.values()].map((cycle) => `projects import one another in a circle: ${cycle.join(' → ')}`);
};

/** Every edge of the project graph that the architecture forbids, and every circle. */
export const projectViolations = (graph: ProjectGraph): string[] => [...Object.keys(graph.nodes).sort().flatMap((source) => violationsOf(graph, source)), ...cyclesOf(graph)];
