import { actorsOf, referralOf, type CaseKind, type Stage } from '../kind.ts';
import type { Edges } from '../vocabulary.ts';

const edgeLines = (from: string, event: string, edges: Edges<unknown, unknown, string>): string[] =>
  typeof edges === 'string'
    ? [`  ${from} --> ${edges}: ${event}`]
    : edges.map(({ when, to }) => `  ${from} --> ${to}: ${event}${when ? ` [${when.name}]` : ''}`);

const linesOf = (name: string, stage: Stage): string[] => [
  ...onwards(name, stage),
  ...(stage.sendsBack ? [`  ${name} --> ${stage.sendsBack.to}: sent back`] : []),
];
const onwards = (name: string, stage: Stage): string[] => {
  if ('decides' in stage)
    return Object.entries(stage.decides).flatMap(([answer, { to }]) =>
      edgeLines(name, answer, to as Edges<unknown, unknown, string>),
    );
  if ('informs' in stage)
    return stage.then === undefined
      ? [`  ${name} --> [*]: ${stage.closes}`]
      : edgeLines(name, `informed, ${stage.closes}`, stage.then as Edges<unknown, unknown, string>);
  if ('ends' in stage) return [`  ${name} --> [*]`];
  if ('orders' in stage) {
    const { event, work } = stage.orders;
    return edgeLines(name, event === 'WorkReported' ? work : event, stage.reported as Edges<unknown, unknown, string>);
  }
  return Object.entries(stage.on).flatMap(([event, edges]) =>
    edgeLines(name, event, edges as Edges<unknown, unknown, string>),
  );
};

const roleOf = (stage: Stage): string => {
  const referral = referralOf(stage);
  if (referral) return [...new Set(Object.values(referral.among).map(({ role }) => role))].join(', ');
  return 'requests' in stage ? stage.requests.event : (actorsOf(stage, {})[0] ?? 'closes by itself');
};

/** The stages of a kind as a Mermaid state diagram. */
export const diagramOf = (kind: CaseKind): string =>
  [
    'stateDiagram-v2',
    ...Object.entries(kind.stages).map(([name, stage]) => `  ${name}: ${stage.title.en} (${roleOf(stage)})`),
    `  [*] --> ${kind.start}`,
    ...Object.entries(kind.stages).flatMap(([name, stage]) => linesOf(name, stage)),
    ...Object.entries(kind.deadlines).flatMap(([deadline, { during, whenMissed }]) =>
      'moveTo' in whenMissed ? [`  ${during ?? kind.start} --> ${whenMissed.moveTo}: ${deadline} missed`] : [],
    ),
  ].join('\n');
