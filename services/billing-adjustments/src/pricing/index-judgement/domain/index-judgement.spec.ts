import { it } from '@jest/globals';
import { civilDate } from '@pishkhan/calendar';
import { given } from '@pishkhan/decider';
import { indexJudgements } from './index-judgement.ts';

const today = civilDate('2026-11-23');
const version = (name: string) => ({
  name: 'index-judgement',
  version: name,
  effectiveFrom: today,
  sample: true,
  settles: '15.4-33',
  content: { unusualTimesSameSeason: 10 },
});
const take = (name: string) => ({ type: 'TakeIndexJudgement', draft: version(name), today }) as const;

it('15.4-33: every published version is taken once, and one with the same first day replaces it', () => {
  const first = { type: 'IndexJudgementTaken', data: { ...version('1'), publishedOn: today } } as const;
  given(indexJudgements).when(take('1')).then(first).when(take('1')).thenNothing();
  given(indexJudgements, first)
    .when(take('2'))
    .then({ type: 'IndexJudgementTaken', data: { ...version('2'), publishedOn: today, replaces: '1' } });
});
