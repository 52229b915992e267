import { describe, expect, it } from '@jest/globals';
import { isRejection } from '@pishkhan/decider';
import { kinds } from '../../kinds/index.ts';
import { complaint } from '../../kinds/conduct/complaint.case.ts';
import { meterFault } from '../../kinds/meter/fault/meter-fault.case.ts';
import { actionsOf, type OwnAction, type Verb } from '../acting/actions.ts';
import { caseDecider, contextOf } from '../case.ts';
import type { CaseState, Context } from '../case.file.ts';
import type { FilledInForm } from '@pishkhan/fields';
import { reachedFrom } from '../kind/soundness/reach.ts';
import { isEnd } from '../kind/soundness/soundness.ts';
import { WITHDRAWN, type CaseKind } from '../kind/kind.ts';
import {
  commandOf,
  evidence,
  filledIn,
  peopleOf,
  search as searched,
  type Search,
  type Way,
} from './search.builders.ts';
import { by } from './world.builders.ts';

/** Each search is made once for all properties. */
const searches = new Map<CaseKind, Map<string, Search>>();
const search = (kind: CaseKind, way: Way): Search => {
  const made = searches.get(kind) ?? new Map<string, Search>();
  const found = made.get(JSON.stringify(way)) ?? searched(kind, way);
  searches.set(kind, made.set(JSON.stringify(way), found));
  return found;
};

/** Outcomes reachable without a successful reply of another service. */
const withoutServices = (kind: CaseKind): string[] => {
  const refusing = Object.fromEntries(
    Object.entries(kind.stages).map(([name, stage]) => [
      name,
      'requests' in stage
        ? { ...stage, on: Object.fromEntries(Object.entries(stage.on).filter(([event]) => event.endsWith('Refused'))) }
        : stage,
    ]),
  ) as CaseKind['stages'];
  const rejected = { ...kind, stages: refusing };
  return [...reachedFrom(rejected, kind.start)].flatMap((name) => {
    const stage = kind.stages[name]!;
    const canEnd = [...reachedFrom(rejected, name)].some((each) => isEnd(kind.stages[each]!));
    return 'informs' in stage && canEnd ? [stage.closes] : [];
  });
};
const progress: readonly Verb[] = ['report', 'decide', 'inform', 'resume', 'sendBack', 'refer'];
/** Stages at which nobody can do the work; withdrawing, pausing or escalating does not count. */
const stuck = ({ open }: Search, kind: CaseKind, { people }: Way) =>
  open
    .filter(({ file, moment }) => {
      const context = contextOf([kind], file)!;
      const steps = people.flatMap((person) => actionsOf(context, person, evidence, moment));
      return !('requests' in context.stage) && !steps.some(({ verb }) => progress.includes(verb));
    })
    .map(({ file }) => file.stage);
/**
 * Stages that no person can leave, by any action; a recall that is pending leaves by the reply to it (15.4-38), and a
 * service that decides by its rules alone answers at once.
 */
const left: readonly Verb[] = [...progress, 'withdraw'];
const closedIn = ({ open }: Search, kind: CaseKind, { people }: Way) =>
  open
    .filter(({ file, moment }) => {
      const steps = people.flatMap((person) => actionsOf(contextOf([kind], file)!, person, evidence, moment));
      const { stage } = contextOf([kind], file)!;
      if ('requests' in stage && stage.requests.answersAlone) return false;
      return file.recall === undefined && !steps.some(({ verb }) => left.includes(verb));
    })
    .map(({ file }) => file.stage);

/** A defective kind: nobody in the office can do its step. */
const deadEnd: CaseKind = {
  ...meterFault,
  stages: {
    ...meterFault.stages,
    confirmation: { ...meterFault.stages['confirmation']!, owner: 'headOfOffice', alsoBy: [] } as never,
  },
};

describe.each(kinds.map((kind) => [`${kind.kind} ${kind.version}`, kind] as const))(
  'every case of %s can end',
  (_, kind) => {
    const all = [...Object.keys(kind.outcomes), WITHDRAWN].toSorted();
    const people = peopleOf(kind);
    it('every outcome is reachable, and every listed action is accepted with a valid form', () => {
      const found = search(kind, { people });
      expect([...found.outcomes].toSorted()).toEqual(all);
      expect(found.refused).toEqual([]);
      expect(stuck(found, kind, { people })).toEqual([]);
    });
    it('if every service rejects, every outcome that needs none is reachable, and no case is stuck', () => {
      const found = search(kind, { people, refusing: true });
      expect([...found.outcomes].toSorted()).toEqual([...new Set([...withoutServices(kind), WITHDRAWN])].toSorted());
      expect(stuck(found, kind, { people, refusing: true })).toEqual([]);
    });
    it('15.4-38 from every stage a person of the office or its county can continue, send back or withdraw', () => {
      for (const way of [{ people }, { people, refusing: true }, { people, late: true }])
        expect(closedIn(search(kind, way), kind, way)).toEqual([]);
    });
    it('if every deadline is missed', () => {
      const found = search(kind, { people, late: true });
      expect([...found.outcomes].toSorted()).toEqual(all);
      expect(found.refused).toEqual([]);
    });
    it('in an office of one clerk and one representative, also if the case is about one of them or of their county', () => {
      expect(people.filter(({ office }) => office === 'office-101')).toHaveLength(2);
      for (const barred of kind.opens.bars ? people : []) {
        const found = search(kind, { people, barred: barred.subject });
        expect([...found.outcomes].toSorted()).toEqual(all);
        expect(stuck(found, kind, { people })).toEqual([]);
      }
    });
  },
);

const verbs: readonly OwnAction['verb'][] = [
  'report',
  'decide',
  'inform',
  'sendBack',
  'refer',
  'reassign',
  'handOver',
  'note',
  'pause',
  'resume',
  'escalate',
  'withdraw',
];
/** Forms that cannot cause the verb's rejection. */
const validForms = ({ stage, file }: Context, verb: Verb, answer: string): FilledInForm[] => {
  if (verb === 'report' && 'orders' in stage) return filledIn(stage.orders.asks, file.openedOn);
  if (verb === 'decide')
    return filledIn(('decides' in stage && stage.decides[answer]?.asks) || {}, file.openedOn).map((form) => ({
      ...form,
      reason: 'r',
    }));
  return ['EMERGENCY', 'REPAIRS'].map((to) => ({ to, cause: 'noAccess', reason: 'r', text: 't' }));
};
describe.each(kinds.map((kind) => [`${kind.kind} ${kind.version}`, kind] as const))(
  'an unlisted action is rejected by name: %s',
  (_, kind) => {
    const strangers = [by('counterClerk', 'office-102'), by('headOfOffice', 'county-2'), by('auditor', 'county-1')];
    it('for every stage, role and place', () => {
      const decider = caseDecider([kind]);
      const people = [...peopleOf(kind), ...strangers];
      const accepted = search(kind, { people }).open.flatMap((found) => {
        const context = contextOf([kind], found.file)!;
        return people.flatMap((person) => {
          const actions = actionsOf(context, person, evidence, found.moment);
          const listed = new Set(actions.map(({ verb, answer = '' }) => `${verb} ${answer}`));
          const answers = 'decides' in context.stage ? Object.keys(context.stage.decides) : ['replied'];
          const tried = verbs.flatMap((verb) =>
            (verb === 'decide' ? answers : ['']).map((answer) => ({ verb, answer })),
          );
          return tried
            .filter(({ verb, answer }) => !listed.has(`${verb} ${answer}`))
            .filter(({ verb, answer }) => {
              const action = { verb, answer, title: { fa: '', en: '' }, asks: {} };
              const base = { ...found.moment, by: person };
              return validForms(context, verb, answer).some(
                (form) => !isRejection(decider.decide(commandOf(action, form, base, context), found.file)),
              );
            })
            .map(({ verb }) => `${found.file.stage}: ${verb} by ${person.roles.join()} of ${person.office}`);
        });
      });
      expect([...new Set(accepted)]).toEqual([]);
    });
  },
);

describe('the search finds', () => {
  it('a stage that nobody of the office may do', () => {
    const office = { people: [by('counterClerk'), by('qualifiedRepresentative')] };
    expect([...search(deadEnd, office).outcomes]).toEqual([WITHDRAWN]);
  });
  it('a complaint that nobody refers', () => {
    const units = peopleOf(complaint).filter(({ roles }) => !roles.some((role) => role.startsWith('headOf')));
    expect([...search(complaint, { people: units }).outcomes]).toEqual([WITHDRAWN]);
  });
});

describe.each(kinds.map((kind) => [`${kind.kind} ${kind.version}`, kind] as const))(
  'a case handed over to another county: %s',
  (_, kind) => {
    it('15.4-50, 15.4-38: can be finished, sent back or withdrawn by its office or the new county, at every stage', () => {
      const people = peopleOf(kind);
      const there = people.map((person) => (person.office === 'county-1' ? { ...person, office: 'county-2' } : person));
      const decider = caseDecider([kind]);
      const movable = search(kind, { people: peopleOf(kind) }).open.flatMap(({ file, moment }) =>
        people
          .filter((person) =>
            actionsOf(contextOf([kind], file)!, person, evidence, moment).some(({ verb }) => verb === 'handOver'),
          )
          .slice(0, 1)
          .map((person) => ({ file, moment, person })),
      );
      const stuckThere = movable.filter(({ file, moment, person }) => {
        const action = { verb: 'handOver', title: { fa: '', en: '' }, asks: {} } as const;
        const moved = decider.decide(commandOf(action, { reason: 'r' }, { ...moment, by: person }), file);
        if (isRejection(moved)) return true;
        const after = moved.reduce(decider.evolve, file as CaseState);
        const context = after.status === 'open' ? contextOf([kind], after) : undefined;
        if (!context || context.file.countyOffice !== 'county-2') return true;
        const steps = there.flatMap((each) => actionsOf(context, each, evidence, moment));
        return !steps.some(({ verb }) => left.includes(verb));
      });
      expect(stuckThere.map(({ file }) => file.stage)).toEqual([]);
      const ofPersons = Object.entries(kind.stages).filter(([, stage]) => 'owner' in stage);
      const reachable = reachedFrom(kind, kind.start);
      expect(new Set(movable.map(({ file }) => file.stage))).toEqual(
        new Set([...ofPersons.map(([name]) => name).filter((name) => reachable.has(name)), WITHDRAWN]),
      );
    });
  },
);
