import { parseSync, type ParseResult } from 'rolldown/utils';

/** The part of a syntax tree node (ESTree with TypeScript) that the tools need. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [property: string]: unknown;
}

export interface Import {
  readonly specifier: string;
  readonly line: number;
}

/** An exported constant, function, type or interface with its doc comment. */
export interface Declaration {
  readonly name: string;
  readonly line: number;
  /** The doc comment as one line without stars; undefined without one. */
  readonly sentence: string | undefined;
  readonly text: string;
}

export interface SourceModule {
  readonly path: string;
  readonly imports: readonly Import[];
  readonly exports: readonly Declaration[];
  readonly program: SyntaxNode;
  readonly text: string;
  lineOf(offset: number): number;
  /** The doc comment above this offset; only white space and matches of `between` may be in between. */
  sentenceOver(offset: number, between?: RegExp): string | undefined;
}

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && typeof (value as SyntaxNode).type === 'string';

export const childrenOf = (node: SyntaxNode): SyntaxNode[] =>
  Object.values(node).flatMap((value) => (Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : []));

/** Calls `see` for the node and everything below it, parents first. */
export const walk = (node: SyntaxNode, see: (node: SyntaxNode) => void): void => {
  see(node);
  for (const child of childrenOf(node)) walk(child, see);
};

const namesOf = (declaration: SyntaxNode): { name: string; node: SyntaxNode }[] => {
  if (declaration.type !== 'VariableDeclaration')
    return [{ name: (declaration['id'] as { name: string } | null)?.name ?? 'default', node: declaration }];
  return (declaration['declarations'] as SyntaxNode[]).map((node) => ({
    name: (node['id'] as { name: string }).name,
    node,
  }));
};

const sentenceIn =
  (comments: ParseResult['comments'], text: string) =>
  (start: number, between = /^$/): string | undefined => {
    const comment = comments.findLast(
      (candidate) => candidate.end <= start && between.test(text.slice(candidate.end, start).trim()),
    );
    if (comment?.type !== 'Block' || !comment.value.startsWith('*')) return undefined;
    return comment.value
      .replace(/^\s*\*+ ?/gm, '')
      .replace(/\s+/g, ' ')
      .trim();
  };

const importsOf = (program: SyntaxNode, lineOf: (offset: number) => number): Import[] => {
  const found: Import[] = [];
  walk(program, (node) => {
    const source = /^(Import|Export)/.test(node.type)
      ? (node['source'] as { value?: unknown } | null | undefined)
      : undefined;
    if (typeof source?.value === 'string') found.push({ specifier: source.value, line: lineOf(node.start) });
  });
  return found;
};

/** Parses one TypeScript or JavaScript module; throws on a syntax error, naming the file. */
export const readModule = (path: string, text: string): SourceModule => {
  const { program: parsed, comments, errors } = parseSync(path, text);
  if (errors.length > 0) throw new SyntaxError(`${path}: ${errors[0]?.message}`);
  const program = parsed as unknown as SyntaxNode;
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length;
  const sentenceOver = sentenceIn(comments, text);
  const exports = (program['body'] as SyntaxNode[])
    .filter((statement) => statement.type === 'ExportNamedDeclaration' && isNode(statement['declaration']))
    .flatMap((statement) =>
      namesOf(statement['declaration'] as SyntaxNode).map(({ name, node }) => ({
        name,
        line: lineOf(statement.start),
        sentence: sentenceOver(statement.start),
        text: text.slice(node.start, node.end),
      })),
    );
  return { path, imports: importsOf(program, lineOf), exports, program, text, lineOf, sentenceOver };
};
