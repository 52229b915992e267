import { describe, expect, it } from '@jest/globals';
import { kinds } from '../../../kinds/index.ts';
import { kindNamed, targetsOf, WITHDRAWN } from '../kind.ts';
import { courseOf } from './course.ts';

describe('the course of a kind for a diagram', () => {
  it.each(kinds.map((kind) => [`${kind.kind} ${kind.version}`, kind] as const))(
    '%s: every stage is there once, every way leads to a stage, and every target of a stage has a way',
    (_, kind) => {
      const { stages, edges } = courseOf(kind);
      const names = stages.map(({ name }) => name);
      expect(names).toEqual(Object.keys(kind.stages));
      expect(edges.filter(({ to }) => to !== undefined && !names.includes(to))).toEqual([]);
      for (const [name, stage] of Object.entries(kind.stages)) {
        const found = edges.filter(({ from, to }) => from === name && to !== undefined).map(({ to }) => to);
        expect(new Set(found)).toEqual(new Set(targetsOf(stage)));
      }
      expect(edges.some(({ to }) => to === undefined)).toBe(true);
    },
  );
  it('A6-3: answers of a bill review have their words, and a return is marked', () => {
    const { edges, stages } = courseOf(kindNamed(kinds, 'bill-review')!);
    expect(
      edges.find(({ from, title }) => from === 'judgement' && title?.en === 'The error is confirmed'),
    ).toMatchObject({ to: 'correction', back: false });
    expect(stages.find(({ name }) => name === 'correction')!.who).toBeUndefined();
    expect(stages.find(({ name }) => name === 'judgement')!.who).toMatchObject({ en: 'Qualified representative' });
  });
  it('15.4-49: the stage of a withdrawal is shown only to a case that is there', () => {
    const kind = kindNamed(kinds, 'bill-review')!;
    expect(courseOf(kind).stages.some(({ name }) => name === WITHDRAWN)).toBe(false);
    expect(courseOf(kind, WITHDRAWN).stages.at(-1)).toMatchObject({ name: WITHDRAWN });
  });
});
