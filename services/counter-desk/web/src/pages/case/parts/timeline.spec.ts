import { describe, expect, it } from '@jest/globals';
import { stepsOf, stepsSince } from './timeline.ts';

const line = (at: string, subject: string, type: string) => ({
  at,
  on: '2026-11-22',
  type,
  actor: { subject, office: null },
  says: { fa: type, en: type },
  data: {},
});
const history = [
  line('1', 'clerk-101', 'CaseOpened'),
  line('1', 'clerk-101', 'StageEntered'),
  line('2', 'expert-1', 'MeterVisited'),
  line('2', 'representative-101-a', 'CaseNoted'),
];

describe('the timeline of a case', () => {
  it('joins the facts of one moment and one person, the latest first', () => {
    expect(stepsOf(history).map(({ actor, lines }) => [actor.subject, lines.map(({ type }) => type)])).toEqual([
      ['representative-101-a', ['CaseNoted']],
      ['expert-1', ['MeterVisited']],
      ['clerk-101', ['CaseOpened', 'StageEntered']],
    ]);
    expect(stepsOf([])).toEqual([]);
  });
  it('names what others did since a form was opened, and not the own part', () => {
    expect(stepsSince(history, 2, 'Representative-101-A').map(({ actor }) => actor.subject)).toEqual(['expert-1']);
    expect(stepsSince(history, 4, 'clerk-101')).toEqual([]);
  });
});
