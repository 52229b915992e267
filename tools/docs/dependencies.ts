import type { ProjectGraph } from '../boundaries/projects.ts';
import { page } from './markdown.ts';

const layers: readonly [string, readonly string[]][] = [['apps', ['app', 'tool']], ['services', ['service']], ['libs', ['lib']], ['values', ['value-lib', 'contracts']]];

const kindOf = (graph: ProjectGraph, name: string): string => graph.nodes[name]?.data.tags?.find((tag) => tag.startsWith('type:'))?.slice('type:'.length) ?? '';

/** docs/generated/dependencies.md: which project imports which; `graph` is Nx's. */
export const dependenciesPage = (graph: ProjectGraph): string => {
  const names = Object.keys(graph.nodes).sort();
  const groups = layers.map(([title, kinds]) => {
    const members = names.filter((name) => kinds.includes(kindOf(graph, name)));
    return [`  subgraph ${title}`, ...members.map((name) => `    ${name}`), '  end'].join('\n');
  });
  const edges = names.flatMap((name) => [...new Set((graph.dependencies[name] ?? []).map(({ target }) => target))].filter((target) => target in graph.nodes).sort().map((target) => `  ${name} --> ${target}`));
  return page('Projects', 'the Nx project graph', `\`\`\`mermaid\nflowchart TD\n${[...groups, ...edges].join('\n')}\n\`\`\``);
};
