import { expect, it } from '@jest/globals';
import { civilDate } from '@pishkhan/calendar';
import { indexJudgementOn } from '@pishkhan/consumption';
import { fold } from '@pishkhan/decider';
import { readFileSync } from 'node:fs';
import type { IndexJudgementTaken } from '../domain/index-judgement.messages.ts';
import { indexJudgements } from '../domain/index-judgement.ts';

it('15.4-33: a stored version is in force from its first day on', () => {
  const stored = JSON.parse(
    readFileSync(new URL('IndexJudgementTaken.v1.json', import.meta.url), 'utf8'),
  ) as IndexJudgementTaken;
  const state = fold(indexJudgements, [stored]);
  expect(indexJudgementOn(state, civilDate('2018-04-04')).version).toBeUndefined();
  expect(indexJudgementOn(state, civilDate('2026-11-23'))).toMatchObject({
    version: 'sample-1',
    limits: { unusualTimesSameSeason: 10 },
  });
});
