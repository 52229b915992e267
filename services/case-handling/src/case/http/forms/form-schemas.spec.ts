import { describe, expect, it } from '@jest/globals';
import { text } from '../../../engine/kind/form.ts';
import { decision, kindNamed, newestOf, type CaseKind } from '../../../engine/kind/kind.ts';
import type { DecisionStage } from '../../../engine/kind/vocabulary.ts';
import { meterVisit } from '../../../kinds/meter/visit/meter-visit.case.ts';
import { decisionSchema, openingSchema } from './form-schemas.ts';

const words = { fa: 'الف', en: 'a' };
const judgement = meterVisit.stages['judgement'] as DecisionStage;
/** A second version with one more field if the reading was right. */
const second: CaseKind = {
  ...meterVisit,
  version: 2,
  opens: { ...meterVisit.opens, asks: { ...meterVisit.opens.asks, floor: text(words) } },
  stages: {
    ...meterVisit.stages,
    judgement: {
      ...judgement,
      decides: {
        ...judgement.decides,
        readingRight: decision({ title: words, asks: { proof: text(words) }, mustHold: [], to: 'readingRightAnswer' }),
      },
    },
  },
};
interface Alternatives {
  readonly oneOf?: readonly { readonly properties: object }[];
  readonly anyOf?: readonly { readonly title: string }[];
}

describe('two versions of a kind at the same time', () => {
  const kinds = [meterVisit, second];
  it('new cases use the newest; a case opened with the first one keeps it', () => {
    expect(newestOf(kinds)).toEqual([second]);
    expect(kindNamed(kinds, 'meter-visit', 1)).toBe(meterVisit);
    const { oneOf = [] } = openingSchema(kinds) as Alternatives;
    expect(oneOf.map(({ properties }) => Object.keys(properties))).toEqual([
      ['kind', 'accountId', 'reason', 'remarks', 'floor'],
    ]);
  });
  it('share the alternatives of equal answers, and have one each for different ones', () => {
    const { anyOf = [] } = decisionSchema(kinds) as Alternatives;
    expect(anyOf.map(({ title }) => title)).toEqual([
      'errorConfirmed (meter-visit, meter-visit 2)',
      'errorConfirmed (meter-visit, meter-visit 2), earlier form',
      'daysWrong (meter-visit, meter-visit 2)',
      'readingRight (meter-visit)',
      'visitAgain (meter-visit, meter-visit 2)',
      'readingRight (meter-visit 2)',
    ]);
  });
});
