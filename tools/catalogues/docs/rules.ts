import { walk, type Declaration, type SourceModule } from '../../check/source/module.ts';
import { link, page, table } from './markdown.ts';
import { testsOf } from './specs.ts';

export interface Rule {
  /** As it is written: `approverMustNotBeProposer`. */
  readonly name: string;
  /**
   * What a client, a log and a spec see: `ApproverMustNotBeProposer`. Several where one rule speaks of several
   * subjects.
   */
  readonly rejections: readonly string[];
  readonly sentence: string | undefined;
  readonly sources: readonly string[];
  readonly path: string;
  readonly line: number;
  readonly provedBy: readonly string[];
}

const rejection = /\breject(?:ByStatus|AsMissing|AsForbidden)?\(\s*(?:'([^']+)')?/g;
const source = /\b(?:[A-E]\d{1,2}(?:-\d+)?|\d{1,2}\.\d+(?:-\d+)?|Card \d+|part \d+|B-policy)(?![\w-])/g;
const isRuleFile = (path: string): boolean => /\.(rules|case)\.ts$/.test(path) && path.startsWith('services/');
const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** Names that a refusal may carry: those in the code, else those that the sentence lists (`Refused as X or Y.`). */
const rejectionsOf = ({ text, sentence }: Declaration): string[] => {
  const written = [...text.matchAll(rejection)].flatMap(([, name]) => (name ? [name] : []));
  const listed = /Refused as ([\w ,]+)/.exec(sentence ?? '')?.[1]?.match(/[A-Z]\w+/g) ?? [];
  return [...new Set(written.length > 0 ? written : listed)];
};

const mentions = (names: readonly string[], text: string): boolean =>
  names.some((name) => ["'", '"', '`'].some((quote) => text.includes(quote + name + quote)));

/** Titles of the tests that name the refusal; where only the table of a loop names it, the spec's file. */
const provedBy = (names: readonly string[], specs: readonly SourceModule[]): string[] =>
  specs
    .filter(({ text }) => mentions(names, text))
    .flatMap((spec) => {
      const titles = testsOf(spec)
        .filter(({ text }) => mentions(names, text))
        .map(({ title }) => title);
      return titles.length > 0 ? titles : [`(a table in ${spec.path.split('/').at(-1)})`];
    });

/** Every rule of the services: what stands exported in a rules file and refuses something. */
export const rulesOf = (modules: readonly SourceModule[]): Rule[] => {
  const specs = modules.filter(({ path }) => /\.(spec|e2e)\.ts$/.test(path));
  return modules
    .filter(({ path }) => isRuleFile(path))
    .flatMap((module) =>
      module.exports
        .filter(({ text }) => text.search(rejection) >= 0)
        .map((declaration) => {
          const rejections = rejectionsOf(declaration);
          return {
            name: declaration.name,
            rejections,
            sentence: declaration.sentence,
            sources: [...new Set(declaration.sentence?.match(source) ?? [])],
            path: module.path,
            line: declaration.line,
            provedBy: provedBy(rejections, specs),
          };
        }),
    );
};

/** What a rule lacks: a sentence, the number of its source, a refusal by its own name, a test that sees the refusal. */
export const ruleFaults = (rules: readonly Rule[]): string[] =>
  rules.flatMap(({ name, rejections, sentence, sources, path, line, provedBy: tests }) =>
    [
      ...(sentence === undefined ? ['has no sentence over it'] : []),
      ...(sentence !== undefined && sources.length === 0 ? ['names no source number in its sentence'] : []),
      ...(rejections.includes(pascal(name)) || /Refused as/.test(sentence ?? '')
        ? []
        : [`must refuse as ${pascal(name)}, not ${rejections.join(', ') || 'by a computed name'}`]),
      ...(tests.length === 0 ? [`is proved by no spec: thenRejected('${rejections[0] ?? pascal(name)}')`] : []),
    ].map((fault) => `${path}:${line} rule ${name} ${fault}`),
  );

const isPlace = (path: string): boolean =>
  /^services\/.*\/(domain|kinds)\//.test(path) && !/\.(spec|rules|case)\.ts$/.test(path);

/** Refusals that stand outside of a rules file: nobody finds them. */
export const strayRejections = (modules: readonly SourceModule[]): string[] =>
  modules
    .filter(({ path }) => isPlace(path))
    .flatMap((module) => {
      const found: string[] = [];
      walk(module.program, (node) => {
        const callee = node.type === 'CallExpression' ? (node['callee'] as { name?: string }) : undefined;
        if (callee?.name && /^reject(ByStatus|AsMissing|AsForbidden)?$/.test(callee.name))
          found.push(`${module.path}:${module.lineOf(node.start)} a refusal outside of a rules file`);
      });
      return found;
    });

const rowOf = ({ name, rejections, sentence, sources, path, provedBy: tests }: Rule): string[] => [
  link(rejections.join(', ') || pascal(name), path),
  sentence ?? '',
  sources.join(', '),
  [...new Set(tests)].join('<br>'),
];

/** Docs/generated/rules.md */
export const rulesPage = (rules: readonly Rule[]): string => {
  const services = [...new Set(rules.map(({ path }) => path.split('/')[1] ?? ''))].sort();
  const sections = services.map((service) => {
    const own = rules
      .filter(({ path }) => path.startsWith(`services/${service}/`))
      .toSorted((one, other) => (one.name < other.name ? -1 : 1));
    return `## ${service}\n\n${table(['rule', 'says', 'source', 'proved by'], own.map(rowOf))}`;
  });
  return page(
    'Rules',
    'the sentences over the rules in `*.rules.ts` and `*.case.ts`',
    `${rules.length} rules. The number is that of the requirements source.`,
    ...sections,
  );
};
