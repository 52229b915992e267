import { kindNamed, referralOf, targets, targetsOf, type CaseKind, type Stage } from '../kind.ts';
import type { Defect, Found } from './defect.ts';
import { moves, reachedFrom, stagesIn, startsOf } from './reach.ts';
import { gatesOf } from '../subject.ts';
import { conditionsAstray } from './conditions.ts';
import { orderChecks } from './orders.ts';
import { unheard, unleavable, unprepared } from './requests.ts';

const outcomesIn = (kind: CaseKind, names: Iterable<string>) =>
  [...names].flatMap((name) => {
    const stage = kind.stages[name]!;
    return 'informs' in stage ? [stage.closes] : [];
  });

/** A case closes here: after the notice, or after the work that follows it. */
export const isEnd = (stage: Stage): boolean => 'ends' in stage || ('informs' in stage && stage.then === undefined);

const unreachable = (kind: CaseKind): Found[] => {
  const reached = new Set(startsOf(kind).flatMap((start) => [...reachedFrom(kind, start)]));
  const outcomes = outcomesIn(kind, reached);
  return [
    ...Object.keys(kind.stages)
      .filter((name) => !reached.has(name))
      .map((where) => ({ defect: 'stageUnreachable' as const, where })),
    ...Object.keys(kind.outcomes)
      .filter((name) => !outcomes.includes(name))
      .map((where) => ({ defect: 'outcomeUnreachable' as const, where })),
    ...Object.keys(kind.stages)
      .filter((name) => ![...reachedFrom(kind, name)].some((each) => isEnd(kind.stages[each]!)))
      .map((where) => ({ defect: 'stageWithoutEnd' as const, where })),
  ];
};

const edgesOf = (stage: Stage): readonly (string | readonly { readonly when?: unknown }[])[] => {
  if ('orders' in stage) return [stage.reported];
  if ('decides' in stage) return Object.values(stage.decides).map(({ to }) => to);
  if ('informs' in stage) return stage.then === undefined ? [] : [stage.then];
  return 'requests' in stage ? Object.values(stage.on) : [];
};
const guardedToTheEnd = (kind: CaseKind): Found[] =>
  Object.entries(kind.stages).flatMap(([where, stage]) =>
    edgesOf(stage)
      .filter((edges) => typeof edges !== 'string' && (edges.length === 0 || edges.at(-1)!.when !== undefined))
      .map(() => ({ defect: 'lastEdgeHasGuard' as const, where })),
  );

/** Without any action, deadlines alone must not move a case in a loop. */
const deadlineLoops = (kind: CaseKind): Found[] => {
  const next = new Map(
    moves(kind)
      .filter(({ from }) => from !== undefined)
      .map(({ from, to }) => [from!, to]),
  );
  return [...next.keys()]
    .filter((start) => {
      let at = next.get(start);
      for (let steps = 0; at !== undefined && at !== start && steps < next.size; steps++) at = next.get(at);
      return at === start;
    })
    .map((where) => ({ defect: 'deadlineLoop', where }));
};

/** A kind that continues cases must accept them. */
const continuedNowhere = (kind: CaseKind, kinds: readonly CaseKind[]): Found[] =>
  Object.entries(kind.outcomes).flatMap(([where, { continuesAs }]) =>
    continuesAs && !kindNamed(kinds, continuesAs.kind)?.continuing
      ? [{ defect: 'continuesAsNothing' as const, where }]
      : [],
  );

const marksAstray = (kind: CaseKind): Found[] =>
  Object.entries(kind.deadlines).flatMap(([where, spec]) =>
    [spec.starts ?? [], spec.stops ?? []]
      .flat()
      .flatMap(stagesIn)
      .filter((stage) => !Object.hasOwn(kind.stages, stage))
      .map(() => ({ defect: 'markOfNoStage' as const, where })),
  );

/** A stage whose owner depends on a fact must be reached through a decision that sets the fact. */
const ownerless = (kind: CaseKind): Found[] =>
  Object.entries(kind.stages).flatMap(([where, stage]) => {
    if (!referralOf(stage)) return [];
    const isSet = Object.values(kind.stages).every((from) =>
      'decides' in from
        ? Object.values(from.decides).every(
            ({ to, remembers }) => !targets(to).includes(where) || remembers !== undefined,
          )
        : !targetsOf(from).includes(where),
    );
    return isSet && !startsOf(kind).includes(where) ? [] : [{ defect: 'ownerNobodySets' as const, where }];
  });

/** A confirmation follows a stage at which somebody decides (four eyes; 15.4-22). */
const confirmsNothing = (kind: CaseKind): Found[] =>
  Object.entries(kind.stages).flatMap(([where, stage]) => {
    const before = 'decides' in stage ? stage.notByDeciderOf : undefined;
    const confirmed = before === undefined ? undefined : kind.stages[before];
    return before === undefined || (confirmed && 'decides' in confirmed && before !== where)
      ? []
      : [{ defect: 'confirmsNoDecision' as const, where }];
  });

/** The history needs a text for every reply, so that clerks see no contract names. */
const wordless = (kind: CaseKind): Found[] =>
  Object.values(kind.stages).flatMap((stage) =>
    'requests' in stage
      ? [...(stage.notes ?? []), ...Object.keys(stage.on)]
          .filter((event) => !Object.hasOwn(stage.requests.words, event))
          .map((where) => ({ defect: 'heardWithoutWords' as const, where }))
      : [],
  );

const rulesNamed = (kind: CaseKind): string[] =>
  [
    kind.opens,
    ...(kind.opens.bars ? [kind.opens.bars] : []),
    ...(kind.continuing ? [kind.continuing] : []),
    ...(kind.reopens ? [kind.reopens] : []),
    ...gatesOf(kind.opens),
    ...Object.values(kind.stages),
    ...Object.values(kind.stages).flatMap(({ sendsBack }) => sendsBack ?? []),
    ...Object.values(kind.deadlines),
    ...Object.values(kind.outcomes),
  ].flatMap(({ source }) => source.split(', '));

const rulesAstray = (kind: CaseKind): Found[] => {
  const named = rulesNamed(kind);
  return [
    ...kind.rules
      .filter((rule) => !named.includes(rule))
      .map((where) => ({ defect: 'ruleNobodyNames' as const, where })),
    ...[...new Set(named)]
      .filter((rule) => !kind.rules.includes(rule))
      .map((where) => ({ defect: 'ruleNotOfTheSource' as const, where })),
  ];
};

type Check = (kind: CaseKind, kinds: readonly CaseKind[]) => Found[];
const checks: readonly Check[] = [
  unreachable,
  guardedToTheEnd,
  deadlineLoops,
  unheard,
  unleavable,
  unprepared,
  continuedNowhere,
  marksAstray,
  conditionsAstray,
  ownerless,
  ...orderChecks,
  confirmsNothing,
  wordless,
  rulesAstray,
];

/**
 * Defects that the compiler cannot find and that would block a case, lose a message or contradict the source. Empty for
 * sound kinds.
 */
export const defectsOf = (kinds: readonly CaseKind[]): Defect[] =>
  kinds.flatMap((kind, place): Defect[] => {
    const twin = kinds.findIndex((each) => each.kind === kind.kind && each.version === kind.version) !== place;
    return [
      ...checks.flatMap((check) => check(kind, kinds)),
      ...(twin ? [{ defect: 'twoKindsWithOneName' as const, where: `version ${kind.version}` }] : []),
    ].map((found) => ({ kind: kind.kind, ...found }));
  });
