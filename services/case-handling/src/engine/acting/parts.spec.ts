import { describe, expect, it } from '@jest/globals';
import { partsIn } from './parts.ts';

const decisions = (...persons: readonly string[]) => persons.map((decidedBy) => ({ stage: 'judgement', decidedBy }));

describe('N4, N26: parts of persons in a case', () => {
  it('N4, 1.2: the registrar, the visitor and who entered evidence, each once', () => {
    const reporters = [
      { as: 'visitor', by: 'clerk-101' },
      { as: 'evidence', by: 'workshop' },
      { as: 'visitor', by: 'clerk-101' },
    ] as const;
    expect(partsIn({ openedBy: 'clerk-101', reporters, decisions: decisions('a') })).toEqual([
      { as: 'registrar', by: 'clerk-101' },
      { as: 'visitor', by: 'clerk-101' },
      { as: 'evidence', by: 'workshop' },
    ]);
  });
  it('N26: persons who decided before at the same stage, but not the one who decides now', () => {
    const earlier = (...persons: readonly string[]) =>
      partsIn({ openedBy: 'clerk-101', decisions: decisions(...persons) }).filter(({ as }) => as === 'earlierProposer');
    expect(earlier('a', 'b')).toEqual([{ as: 'earlierProposer', by: 'a' }]);
    expect(earlier('a', 'a')).toEqual([]);
    const checked = [{ stage: 'check', decidedBy: 'c' }, ...decisions('a')];
    expect(partsIn({ openedBy: 'clerk-101', decisions: checked })).toHaveLength(1);
  });
});
