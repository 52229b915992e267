import { describe, expect, it } from '@jest/globals';
import { meterFault } from '../../../kinds/meter/meter-fault.case.ts';
import { billReview } from '../../../kinds/bill/bill-review.case.ts';
import { diagramOf } from '../page/diagram.ts';
import { decision, escalateTo, moveTo, type CaseKind } from '../kind.ts';
import { defectsOf } from './soundness.ts';

const { visit, judgement, correction, billStandsAnswer } = billReview.stages;
const changed = (change: Partial<CaseKind>): CaseKind => ({ ...billReview, ...change });
const withStages = (stages: Record<string, unknown>): CaseKind =>
  changed({ stages: { ...billReview.stages, ...stages } as CaseKind['stages'] });
const answer = billReview.deadlines.answer!;
const during = (stage: string, to: string) =>
  ({ ...answer, starts: undefined, stops: undefined, during: stage, whenMissed: moveTo(to) }) as typeof answer;
const words = { fa: 'الف', en: 'a' };

const mutations: readonly [string, string, readonly CaseKind[]][] = [
  ['a stage that nothing leads to', 'stageUnreachable', [withStages({ island: billStandsAnswer })]],
  [
    'an outcome that no answer closes with',
    'outcomeUnreachable',
    [changed({ outcomes: { ...billReview.outcomes, lost: { title: words, source: 'A6-4' } } })],
  ],
  ['a stage without an end', 'stageWithoutEnd', [withStages({ judgement: { ...judgement, decides: {} } })]],
  [
    'stages that only lead to one another',
    'stageWithoutEnd',
    [
      withStages({
        judgement: {
          ...judgement,
          decides: { no: decision({ title: words, asks: {}, mustHold: [], to: 'judgement' }) },
        },
      }),
    ],
  ],
  [
    'a guarded list whose last edge has a guard',
    'lastEdgeHasGuard',
    [withStages({ visit: { ...visit, reported: [{ when: () => true, to: 'judgement' }] } })],
  ],
  ['a guarded list without an edge', 'lastEdgeHasGuard', [withStages({ visit: { ...visit, reported: [] } })]],
  [
    'deadlines that send a case round',
    'deadlineLoop',
    [changed({ deadlines: { answer, one: during('visit', 'judgement'), two: during('judgement', 'visit') } })],
  ],
  [
    'a deadline that leads to its own stage',
    'deadlineLoop',
    [changed({ deadlines: { answer, one: during('visit', 'visit') } })],
  ],
  [
    'a request whose refusal nobody hears',
    'refusalNobodyHears',
    [withStages({ correction: { ...correction, on: { BillCorrected: 'correctedAnswer' } } })],
  ],
  [
    'a request whose success nobody hears',
    'refusalNobodyHears',
    [withStages({ correction: { ...correction, on: { BillCorrectionRefused: 'judgement' } } })],
  ],
  [
    'a request made before anybody decided',
    'requestWithoutItsForm',
    [withStages({ visit: { ...visit, reported: 'correction' } })],
  ],
  ['a request made before a visit', 'requestBeforeItsReport', [changed({ start: 'judgement' })]],
  [
    'something to hear that the history has no words for',
    'heardWithoutWords',
    [withStages({ correction: { ...correction, notes: ['CaseClosed'] } })],
  ],
  ['a rule of the source that nothing names', 'ruleNobodyNames', [changed({ rules: [...billReview.rules, 'A6-9'] })]],
  [
    'a rule that the source does not have',
    'ruleNotOfTheSource',
    [changed({ rules: billReview.rules.filter((rule) => rule !== 'A6-4') })],
  ],
  ['an outcome that continues as a kind that takes no continued case', 'continuesAsNothing', [billReview]],
  [
    'a deadline that starts at a stage that there is not',
    'markOfNoStage',
    [
      changed({
        deadlines: { answer: { ...answer, during: undefined, starts: { entered: 'x' }, stops: 'answerRecorded' } },
      }),
    ],
  ],
  [
    'a stage whose unit nobody names',
    'ownerNobodySets',
    [
      withStages({
        judgement: {
          ...judgement,
          owner: { fact: 'unit', among: { A: { role: 'repairsUnit', title: words } }, referredBy: ['headOfOffice'] },
        },
      }),
    ],
  ],
  ['two kinds with one name', 'twoKindsWithOneName', [billReview, billReview]],
];

describe('a kind is sound unless it has', () => {
  it.each(mutations)('%s', (_, defect, kinds) =>
    expect(defectsOf(kinds).map((found) => found.defect)).toContain(defect),
  );
  it('a new version of a kind is no second kind', () =>
    expect(defectsOf([billReview, changed({ version: 2 }), meterFault])).toEqual([]));
  it('deadlines that lead on to an answer are no loop', () => {
    const kind = changed({
      deadlines: {
        answer: { ...answer, whenMissed: escalateTo('headOfSubscriberAffairs') },
        one: during('visit', 'judgement'),
      },
    });
    expect(defectsOf([kind, meterFault])).toEqual([]);
    expect(diagramOf(kind)).toContain('visit --> judgement: one missed');
  });
});
