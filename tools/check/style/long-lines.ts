import { childrenOf, type SourceModule, type SyntaxNode } from '../source/module.ts';

export const LINE_LIMIT = 120;

const literalTypes = new Set(['Literal', 'TemplateLiteral']);

const literalsIn = (node: SyntaxNode): SyntaxNode[] =>
  literalTypes.has(node.type) ? [node] : childrenOf(node).flatMap((child) => literalsIn(child));

/**
 * Lines over the limit, except those that only a literal or an address makes long, because no formatter can break them.
 */
export const longLines = (module: SourceModule): string[] => {
  const lines = module.text.split('\n');
  if (lines.every((line) => line.length <= LINE_LIMIT)) return [];
  const inLiterals = lines.map(() => 0);
  for (const { start, end } of literalsIn(module.program)) {
    const first = module.lineOf(start) - 1;
    const parts = module.text.slice(start, end).split('\n');
    parts.forEach((part, at) => (inLiterals[first + at]! += part.length));
  }
  return lines.flatMap((line, at) =>
    line.length - inLiterals[at]! > LINE_LIMIT && !/https?:\/\/\S{60,}/.test(line)
      ? [`${module.path}:${at + 1} ${line.length} columns, at most ${LINE_LIMIT}`]
      : [],
  );
};
