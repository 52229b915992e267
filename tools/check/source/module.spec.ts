import { describe, expect, it } from '@jest/globals';
import { readModule, walk } from './module.ts';

const text = `import type { A } from './a.ts';
export { b } from '@pishkhan/money';
/**
 * Whoever proposes
 * may not approve (7.5).
 */
export const ruleOne = (a: string): boolean => a === 'x';

export type Plain = string;
@Decorated() class Hidden {}
const late = await import('node:fs');
`;

describe('reading a module', () => {
  const module = readModule('a.ts', text);
  it('finds static, re-exported and dynamic imports with their lines', () => {
    expect(module.imports).toEqual([
      { specifier: './a.ts', line: 1 },
      { specifier: '@pishkhan/money', line: 2 },
      { specifier: 'node:fs', line: 11 },
    ]);
  });
  it('joins the doc comment above an export into one sentence', () => {
    expect(module.exports).toEqual([
      expect.objectContaining({ name: 'ruleOne', line: 7, sentence: 'Whoever proposes may not approve (7.5).' }),
      expect.objectContaining({ name: 'Plain', line: 9, sentence: undefined }),
    ]);
  });
  it('walks the whole tree', () => {
    const types: string[] = [];
    walk(module.program, (node) => types.push(node.type));
    expect(types).toEqual(expect.arrayContaining(['ClassDeclaration', 'Decorator', 'AwaitExpression']));
  });
  it('names the file of a syntax error', () =>
    expect(() => readModule('broken.ts', 'const = ;')).toThrow(/broken\.ts/));
});
