import { isContractor } from '../../acting/company.ts';
import type { CaseKind, Stage } from '../kind.ts';
import { targets } from '../kind.ts';
import type { Choice } from '../vocabulary.ts';
import type { Found } from './defect.ts';
import { moves, startsOf } from './reach.ts';

const isOfAContractor = (stage: Stage): boolean =>
  'owner' in stage && typeof stage.owner === 'string' && isContractor(stage.owner);

/** Only a contractor has an order by a fact, and each order of a contractor names the fact (A1-4, A1-6). */
const orderOfNobody = (kind: CaseKind): Found[] =>
  Object.entries(kind.stages).flatMap(([where, stage]) => {
    const company = 'orders' in stage ? stage.company : undefined;
    const isOrder = 'orders' in stage && isOfAContractor(stage);
    return (company === undefined) === !isOrder && isOfAContractor(stage) === isOrder
      ? []
      : [{ defect: 'orderOfNobody' as const, where }];
  });

interface Way {
  readonly to: string;
  readonly choice?: Choice;
}
const waysOf = (kind: CaseKind, name: string, stage: Stage): Way[] => {
  const back = stage.sendsBack ? [{ to: stage.sendsBack.to }] : [];
  const late = moves(kind).filter(({ from }) => from === undefined || from === name);
  const ways = (edges: Parameters<typeof targets>[0]) => targets(edges).map((to) => ({ to }));
  if ('decides' in stage) {
    const decided = Object.values(stage.decides).flatMap((choice) => targets(choice.to).map((to) => ({ to, choice })));
    return [...decided, ...back, ...late];
  }
  if ('orders' in stage) return [...ways(stage.reported), ...back, ...late];
  if ('requests' in stage) return [...Object.values(stage.on).flatMap(ways), ...back, ...late];
  if ('informs' in stage && stage.then !== undefined) return [...ways(stage.then), ...back, ...late];
  return [...back, ...late];
};

/** Stages that a case may reach without passing a way or a stage of some sort. */
const reachedWithout = (
  kind: CaseKind,
  { way = () => false, stage = () => false }: { way?: (way: Way) => boolean; stage?: (stage: Stage) => boolean },
): Set<string> => {
  const seen = new Set<string>();
  const open = [...startsOf(kind)];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const at = kind.stages[name]!;
    if (stage(at)) continue;
    open.push(
      ...waysOf(kind, name, at)
        .filter((each) => !way(each))
        .map(({ to }) => to),
    );
  }
  return seen;
};

/** A contractor's order comes after a decision that says who gets it. */
const orderWithoutItsCompany = (kind: CaseKind): Found[] =>
  Object.entries(kind.stages).flatMap(([where, stage]) => {
    const company = 'orders' in stage ? stage.company : undefined;
    if (company === undefined) return [];
    const reached = reachedWithout(kind, { way: ({ choice }) => choice?.appoints?.fact === company });
    return reached.has(where) ? [{ defect: 'orderWithoutItsCompany' as const, where }] : [];
  });

const choicesOf = (kind: CaseKind) =>
  Object.entries(kind.stages).flatMap(([where, stage]) =>
    'decides' in stage ? Object.values(stage.decides).map((choice) => ({ where, choice })) : [],
  );

/** A workshop is named in a text field of the form, which must be filled in (A1-6). */
const companyOfNoField = (kind: CaseKind): Found[] =>
  choicesOf(kind).flatMap(({ where, choice: { appoints, asks } }) => {
    const field = appoints && 'named' in appoints ? asks[appoints.named] : undefined;
    const isNamed = !appoints || 'of' in appoints || (field?.type === 'text' && !field.optional && !field.onlyIf);
    return isNamed ? [] : [{ defect: 'companyOfNoField' as const, where }];
  });

/** A fact is published after the report from which it is made (A1-7). */
const publishedBeforeItsReport = (kind: CaseKind): Found[] =>
  choicesOf(kind).flatMap(({ where, choice: { publishes } }) =>
    Object.values(publishes?.needs ?? {}).flatMap(({ work }) =>
      reachedWithout(kind, { stage: (stage) => 'orders' in stage && stage.orders.work === work }).has(where)
        ? [{ defect: 'publishedBeforeItsReport' as const, where }]
        : [],
    ),
  );

/** A case closes without a notice only if the applicant was informed before (15.4-21). */
const endsBeforeInforming = (kind: CaseKind): Found[] => {
  const reached = reachedWithout(kind, { stage: (stage) => 'informs' in stage });
  return Object.entries(kind.stages)
    .filter(([name, stage]) => 'ends' in stage && reached.has(name))
    .map(([where]) => ({ defect: 'endsBeforeInforming', where }));
};

/** Checks of orders to contractors, of what their approval publishes, and of work after the notice. */
export const orderChecks = [
  orderOfNobody,
  orderWithoutItsCompany,
  companyOfNoField,
  publishedBeforeItsReport,
  endsBeforeInforming,
];
