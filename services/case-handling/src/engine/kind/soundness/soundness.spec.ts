import { describe, expect, it } from '@jest/globals';
import { meterFault } from '../../../kinds/meter/fault/meter-fault.case.ts';
import { billReview } from '../../../kinds/bill/bill-review.case.ts';
import { diagramOf } from '../page/diagram.ts';
import { onlyIf, text, type Form } from '../form.ts';
import { decision, escalateTo, moveTo, type CaseKind } from '../kind.ts';
import { meterTestCase } from '../../../kinds/meter/test/meter-test.case.ts';
import { testResult } from '../../../kinds/meter/orders/workshop.ts';
import type { DecisionStage, RequestStage } from '../vocabulary.ts';
import { defectsOf } from './soundness.ts';

const { visit, judgement, correction, billStandsAnswer } = billReview.stages;
const { requests } = correction as RequestStage;
const changed = (change: Partial<CaseKind>): CaseKind => ({ ...billReview, ...change });
const withStages = (stages: Record<string, unknown>): CaseKind =>
  changed({ stages: { ...billReview.stages, ...stages } as CaseKind['stages'] });
const { billNumber, objection, remarks } = billReview.opens.asks;
/** Before the remarks of the applicant. */
const withOpeningField = (more: Form): CaseKind =>
  changed({ opens: { ...billReview.opens, asks: { billNumber, objection, ...more, remarks } } as CaseKind['opens'] });
const answer = billReview.deadlines.answer!;
const during = (stage: string, to: string) =>
  ({ ...answer, starts: undefined, stops: undefined, during: stage, whenMissed: moveTo(to) }) as typeof answer;
const words = { fa: 'الف', en: 'a' };
const { exchange, examination, noResult, charge } = meterTestCase.stages;
const withTest = (stages: Record<string, unknown>): CaseKind => ({
  ...meterTestCase,
  stages: { ...meterTestCase.stages, ...stages } as CaseKind['stages'],
});
const withChoice = (stage: CaseKind['stages'][string] | undefined, answer: string, change: object) => {
  const { decides } = stage as DecisionStage;
  return { ...stage, decides: { ...decides, [answer]: { ...decides[answer], ...change } } };
};

const mutations: readonly [string, string, readonly CaseKind[]][] = [
  [
    'a confirmation of a stage at which nobody decides',
    'confirmsNoDecision',
    [withStages({ judgement: { ...judgement, notByDeciderOf: 'visit' } })],
  ],
  ['an unreachable stage', 'stageUnreachable', [withStages({ island: billStandsAnswer })]],
  [
    'an outcome without a closing answer',
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
    'deadlines that form a loop',
    'deadlineLoop',
    [changed({ deadlines: { answer, one: during('visit', 'judgement'), two: during('judgement', 'visit') } })],
  ],
  [
    'a deadline that leads to its own stage',
    'deadlineLoop',
    [changed({ deadlines: { answer, one: during('visit', 'visit') } })],
  ],
  [
    'a request whose rejection is not handled',
    'refusalNobodyHears',
    [withStages({ correction: { ...correction, on: { BillCorrected: 'correctedAnswer' } } })],
  ],
  [
    'a request whose success is not handled',
    'refusalNobodyHears',
    [withStages({ correction: { ...correction, on: { BillCorrectionRefused: 'judgement' } } })],
  ],
  [
    '15.4-38 a request that nobody can take back',
    'stageNobodyCanLeave',
    [withStages({ correction: { ...correction, requests: { ...requests, recall: undefined } } })],
  ],
  [
    '15.4-38 a request from which nobody can send the case back',
    'stageNobodyCanLeave',
    [withStages({ correction: { ...correction, sendsBack: undefined } })],
  ],
  [
    'a request before any decision',
    'requestWithoutItsForm',
    [withStages({ visit: { ...visit, reported: 'correction' } })],
  ],
  ...(
    [
      [
        'a contractor’s order that names no company',
        'orderOfNobody',
        withTest({ exchange: { ...exchange, company: undefined } }),
      ],
      [
        'an order of the office that names a company',
        'orderOfNobody',
        withStages({ visit: { ...visit, company: 'objection' } }),
      ],
      [
        'a contractor’s order without a decision who gets it',
        'orderWithoutItsCompany',
        withTest({ examination: withChoice(examination, 'testAccepted', { appoints: undefined }) }),
      ],
      [
        'a workshop that no field names',
        'companyOfNoField',
        withTest({ noResult: withChoice(noResult, 'testOrdered', { asks: {} }) }),
      ],
      [
        'a fact of a report that nobody made',
        'publishedBeforeItsReport',
        withTest({ examination: withChoice(examination, 'testAccepted', { publishes: testResult }) }),
      ],
      [
        '15.4-21 an end without a notice',
        'endsBeforeInforming',
        withTest({ examination: withChoice(examination, 'testRefused', { to: 'done' }) }),
      ],
      [
        'a guarded way after a decision without a last one',
        'lastEdgeHasGuard',
        withTest({
          examination: withChoice(examination, 'testRefused', { to: [{ when: () => true, to: 'exchange' }] }),
        }),
      ],
      [
        'a request that nobody can take back, although a person answers it',
        'stageNobodyCanLeave',
        withTest({ charge: { ...charge, requests: { ...(charge as RequestStage).requests, answersAlone: false } } }),
      ],
    ] as const
  ).map(([what, defect, kind]): [string, string, readonly CaseKind[]] => [what, defect, [kind]]),
  ['a request before a visit', 'requestBeforeItsReport', [changed({ start: 'judgement' })]],
  [
    'a message without a text for the history',
    'heardWithoutWords',
    [withStages({ correction: { ...correction, notes: ['CaseClosed'] } })],
  ],
  [
    'a rule of the source that is not implemented',
    'ruleNobodyNames',
    [changed({ rules: [...billReview.rules, 'A6-9'] })],
  ],
  [
    'a rule that is missing in the source',
    'ruleNotOfTheSource',
    [changed({ rules: billReview.rules.filter((rule) => rule !== 'A6-4') })],
  ],
  ['an outcome that continues as a kind without continuation', 'continuesAsNothing', [billReview]],
  [
    'a deadline that starts at an unknown stage',
    'markOfNoStage',
    [
      changed({
        deadlines: { answer: { ...answer, during: undefined, starts: { entered: 'x' }, stops: 'answerRecorded' } },
      }),
    ],
  ],
  [
    'a stage without a unit',
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
  ...(
    [
      ['a condition about a later field', { field: 'remarks', is: 'given' }],
      ['a condition about an option that nobody offers', { field: 'objection', is: ['weather'] }],
      ['a condition without an option', { field: 'objection', is: [] }],
    ] as const
  ).map(([what, when]): [string, string, readonly CaseKind[]] => [
    what,
    'conditionOfNoField',
    [withOpeningField({ document: onlyIf(text(words), when) })],
  ]),
  ['two kinds with one name', 'twoKindsWithOneName', [billReview, billReview]],
];

describe('a kind is sound unless it has', () => {
  it.each(mutations)('%s', (_, defect, kinds) =>
    expect(defectsOf(kinds).map((found) => found.defect)).toContain(defect),
  );
  it('a new version of a kind is not a second kind', () =>
    expect(defectsOf([billReview, changed({ version: 2 }), meterFault])).toEqual([]));
  it('deadlines that lead to an answer are not a loop', () => {
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
