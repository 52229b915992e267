import type { Kind, ProjectGraph } from '../../check/boundaries/projects.ts';
import { page } from './markdown.ts';

const layers: readonly [string, readonly Kind[]][] = [
  ['apps', ['app', 'tool']],
  ['services', ['service']],
  ['test code', ['testing']],
  ['libs', ['lib']],
  ['values', ['value-lib', 'contracts']],
];

/** `docs/generated/dependencies.md`: the imports between projects in shipped code. */
export const dependenciesPage = (graph: ProjectGraph): string => {
  const names = [...graph.keys()].sort();
  const groups = layers.map(([title, kinds]) => {
    const members = names.filter((name) => kinds.includes(graph.get(name)!.kind));
    return [`  subgraph ${title}`, ...members.map((name) => `    ${name}`), '  end'].join('\n');
  });
  const edges = names.flatMap((name) =>
    graph
      .get(name)!
      .imports.filter(({ test }) => !test)
      .map(({ target }) => `  ${name} --> ${target}`)
      .sort(),
  );
  return page(
    'Projects',
    'the imports of the sources',
    `\`\`\`mermaid\nflowchart TD\n${[...groups, ...edges].join('\n')}\n\`\`\``,
  );
};
