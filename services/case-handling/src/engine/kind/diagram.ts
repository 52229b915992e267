import type { CaseKind, Stage } from './kind.ts';
import type { Edges } from './vocabulary.ts';

const edgeLines = (from: string, event: string, edges: Edges<unknown, unknown, string>): string[] =>
  typeof edges === 'string'
    ? [`  ${from} --> ${edges}: ${event}`]
    : edges.map(({ when, to }) => `  ${from} --> ${to}: ${event}${when ? ` [${when.name}]` : ''}`);

const linesOf = (name: string, stage: Stage): string[] => {
  if ('decides' in stage)
    return Object.entries(stage.decides).map(([answer, { to }]) => `  ${name} --> ${to}: ${answer}`);
  if ('informs' in stage) return [`  ${name} --> [*]: ${stage.closes}`];
  return Object.entries(stage.on).flatMap(([event, edges]) =>
    edgeLines(name, event, edges as Edges<unknown, unknown, string>),
  );
};

const roleOf = (stage: Stage) => ('owner' in stage ? stage.owner : stage.requests.event);

/** The stages of a kind as a Mermaid state diagram. */
export const diagramOf = (kind: CaseKind): string =>
  [
    'stateDiagram-v2',
    ...Object.entries(kind.stages).map(([name, stage]) => `  ${name}: ${stage.title.en} (${roleOf(stage)})`),
    `  [*] --> ${kind.start}`,
    ...Object.entries(kind.stages).flatMap(([name, stage]) => linesOf(name, stage)),
    ...Object.entries(kind.clocks).flatMap(([clock, { during, whenMissed }]) =>
      'moveTo' in whenMissed ? [`  ${during ?? kind.start} --> ${whenMissed.moveTo}: ${clock} missed`] : [],
    ),
  ].join('\n');
