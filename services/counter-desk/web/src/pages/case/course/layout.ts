import { Graph, layout } from '@dagrejs/dagre';

interface Stage {
  readonly name: string;
}
interface Way {
  readonly from: string;
  readonly to: string | null;
  readonly back: boolean;
}
export interface Place {
  readonly x: number;
  readonly y: number;
}
export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** Centre of each stage. */
  readonly places: ReadonlyMap<string, Place>;
  readonly ends: readonly Place[];
  readonly lines: readonly { readonly points: readonly Place[]; readonly back: boolean; readonly key: string }[];
}

export const BOX = { width: 168, height: 76 };
const END = 18;
const endOf = (stage: string): string => `end of ${stage}`;

/** The direction in which one reads: from right to left, from left to right, or down on a narrow screen. */
export type Direction = 'RL' | 'LR' | 'TB';

/** Places the stages of a kind so that its ways run in the direction of reading. */
export const drawn = (stages: readonly Stage[], edges: readonly Way[], direction: Direction): Drawing => {
  const graph = new Graph();
  graph.setGraph({ rankdir: direction, nodesep: 22, ranksep: 44, marginx: 8, marginy: 8 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { name } of stages) graph.setNode(name, { ...BOX });
  for (const { from, to } of edges) if (to === null) graph.setNode(endOf(from), { width: END, height: END });
  for (const { from, to, back } of edges) graph.setEdge(from, to ?? endOf(from), { back });
  layout(graph);
  const nodes = new Map(graph.nodes().map((name) => [name, graph.node(name) as Place]));
  const size = graph.graph() as { readonly width?: number; readonly height?: number };
  return {
    width: size.width ?? 0,
    height: size.height ?? 0,
    places: new Map(stages.map(({ name }) => [name, nodes.get(name)!])),
    ends: [...nodes].filter(([name]) => name.startsWith('end of ')).map(([, place]) => place),
    lines: graph.edges().map((edge) => {
      const { points, back } = graph.edge(edge) as { points: Place[]; back: boolean };
      return { points, back, key: `${edge.v} ${edge.w}` };
    }),
  };
};

/** A line through its points, as an SVG path. */
export const pathOf = (points: readonly Place[]): string =>
  points.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join(' ');
