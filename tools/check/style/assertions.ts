import { walk, type SourceModule, type SyntaxNode } from '../source/module.ts';

/** At most so many double assertions (`x as unknown as T`) in services and libraries, specs not counted. */
export const MOST_DOUBLE_ASSERTIONS = 5;

const isChecked = (path: string): boolean =>
  /^(services|libs|contracts)\//.test(path) && !/\.(spec|e2e|builders|contract|contract-run)\.ts$/.test(path);

const isAssertion = (node: SyntaxNode): boolean => node.type === 'TSAsExpression' || node.type === 'TSTypeAssertion';

/** Places that take a type away and give another: `as … as …`, whatever stands between. */
const doubleAssertionsIn = (module: SourceModule): string[] => {
  const found: string[] = [];
  walk(module.program, (node) => {
    const inner = node['expression'] as SyntaxNode | undefined;
    if (isAssertion(node) && inner && isAssertion(inner)) found.push(`${module.path}:${module.lineOf(node.start)}`);
  });
  return found;
};

/** `as never`, `as any` and comments that silence the compiler. */
const silencedIn = (module: SourceModule): string[] => {
  const found: string[] = [];
  walk(module.program, (node) => {
    const type = (node['typeAnnotation'] as SyntaxNode | undefined)?.type;
    if (isAssertion(node) && (type === 'TSNeverKeyword' || type === 'TSAnyKeyword'))
      found.push(`${module.path}:${module.lineOf(node.start)} an assertion of never or any hides a wrong type`);
  });
  module.text.split('\n').forEach((line, at) => {
    if (/^\s*(\/\/|\/?\*+)\s*@ts-(ignore|nocheck)/.test(line))
      found.push(`${module.path}:${at + 1} a comment silences the compiler`);
  });
  return found;
};

/** What hides a wrong type from the compiler in services, libraries and contracts. */
export const assertionViolations = (modules: readonly SourceModule[]): string[] => {
  const checked = modules.filter(({ path }) => isChecked(path));
  const doubles = checked.flatMap(doubleAssertionsIn);
  const tooMany =
    doubles.length > MOST_DOUBLE_ASSERTIONS
      ? [`${doubles.length} double assertions, at most ${MOST_DOUBLE_ASSERTIONS}: ${doubles.join(', ')}`]
      : [];
  return [...tooMany, ...checked.flatMap(silencedIn)];
};
