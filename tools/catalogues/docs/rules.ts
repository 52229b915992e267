import type { Text } from '@pishkhan/fields';
import { walk, type Declaration, type SourceModule, type SyntaxNode } from '../../check/source/module.ts';
import { link, page, table } from './markdown.ts';
import { testsOf } from './specs.ts';

export interface Rule {
  /** The identifier: `approverMustNotBeProposer`. */
  readonly name: string;
  /** The name in responses, logs and specs: `ApproverMustNotBeProposer`; undefined if it is not a literal. */
  readonly refusal: string | undefined;
  readonly title: Text | undefined;
  readonly sentence: string | undefined;
  readonly sources: readonly string[];
  readonly path: string;
  readonly line: number;
  readonly provedBy: readonly string[];
}

const maker = /^(?:rule|statusRule|existenceRule|permissionRule|inputRule)\(/;
const source = /\b(?:[A-E]\d{1,2}(?:-\d+)?|\d{1,2}\.\d+(?:-\d+)?|Card \d+|part \d+|B-policy)(?![\w-])/g;
const isRuleFile = (path: string): boolean => /\.(?:rules|policy)\.ts$/.test(path) && path.startsWith('services/');
const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
const serviceOf = (path: string): string => path.split('/')[1] ?? '';

/** The initialiser of a declaration: `rule('Name', …)`. */
const valueOf = ({ text }: Declaration): string => text.slice(text.indexOf('=') + 1).trimStart();
const refusalOf = (declaration: Declaration): string | undefined => /\(\s*'([^']+)'/.exec(valueOf(declaration))?.[1];
const titleOf = (declaration: Declaration): Rule['title'] => {
  const [, fa] = /\bfa: ['"`](.+?)['"`],/.exec(valueOf(declaration)) ?? [];
  const [, en] = /\ben: ['"`](.+?)['"`][,\s]/.exec(valueOf(declaration)) ?? [];
  return fa && en ? { fa, en } : undefined;
};

/** Whether this text expects a rejection by this name: `thenRejected('…')`, `thenRefused(409, '…')`. */
const expects = (name: string, text: string): boolean =>
  new RegExp(`\\bthen(?:Rejected|Refused)\\(\\s*(?:\\d{3},\\s*)?['"\`]${name}['"\`]`).test(text);
/** A test that passes the rule of each row of its table to `thenRejected(rule)`. */
const expectsRow = (name: string, text: string, spec: string): boolean =>
  /\bthen(?:Rejected|Refused)\(\s*(?:\d{3},\s*|\w+,\s*)?[a-z]\w*[,)]/.test(text) &&
  ["'", '"', '`'].some((quote) => spec.includes(quote + name + quote));

/** Titles of the service's own tests of the rejection; a table's rows may be outside of its test. */
const provedBy = (name: string | undefined, specs: readonly SourceModule[]): string[] =>
  name === undefined
    ? []
    : specs.flatMap((spec) => {
        const tests = testsOf(spec);
        const direct = tests.filter(({ text }) => expects(name, text));
        const named = tests.filter(({ text }) => expectsRow(name, text, text));
        const rows = tests.filter(({ text }) => expectsRow(name, text, spec.text));
        const [found = []] = [[...new Set([...direct, ...named])], rows].filter(({ length }) => length > 0);
        return found.map(({ title }) => title);
      });

/** Every rule of the services: an export of a rules file made with `rule(…)` or one of its variants. */
export const rulesOf = (modules: readonly SourceModule[]): Rule[] => {
  const specs = modules.filter(({ path }) => path.startsWith('services/') && path.endsWith('.spec.ts'));
  return modules
    .filter(({ path }) => isRuleFile(path))
    .flatMap((module) =>
      module.exports
        .filter((declaration) => maker.test(valueOf(declaration)))
        .map((declaration) => {
          const refusal = refusalOf(declaration);
          const own = specs.filter(({ path }) => serviceOf(path) === serviceOf(module.path));
          return {
            name: declaration.name,
            refusal,
            title: titleOf(declaration),
            sentence: declaration.sentence,
            sources: [...new Set(declaration.sentence?.match(source) ?? [])],
            path: module.path,
            line: declaration.line,
            provedBy: provedBy(refusal, own),
          };
        }),
    );
};

/**
 * Defects of a rule: no sentence, no source number, no title, no rejection by its own name, a duplicate name, no test
 * of the rejection.
 */
export const ruleFaults = (rules: readonly Rule[]): string[] =>
  rules.flatMap((rule) => {
    const { name, refusal, title, sentence, sources, path, line, provedBy: tests } = rule;
    const namesake = rules.find((other) => other !== rule && other.refusal === refusal);
    return [
      ...(sentence === undefined ? ['has no sentence over it'] : []),
      ...(sentence !== undefined && sources.length === 0 ? ['names no source number in its sentence'] : []),
      ...(title === undefined ? ['has no title in fa and en'] : []),
      ...(refusal === pascal(name) ? [] : [`must refuse as ${pascal(name)}, not ${refusal ?? 'by a computed name'}`]),
      ...(namesake && refusal !== undefined ? [`has the name of a rule in ${namesake.path}`] : []),
      ...(tests.length === 0 ? [`is proved by no spec of its service: thenRejected('${pascal(name)}')`] : []),
    ].map((fault) => `${path}:${line} rule ${name} ${fault}`);
  });

/** Rules shown to people by their English name, because their rules file is not in `rule-titles.ts`. */
export const untitled = (
  rules: readonly Rule[],
  services: readonly { readonly name: string; readonly ruleTitles?: Readonly<Record<string, unknown>> }[],
): string[] =>
  rules
    .filter(({ path, refusal }) => {
      const service = services.find(({ name }) => name === serviceOf(path));
      return service !== undefined && refusal !== undefined && !Object.hasOwn(service.ruleTitles ?? {}, refusal);
    })
    .map(({ path, line, name }) => `${path}:${line} rule ${name} is missing in rule-titles.ts of its service`);

const isPlace = (path: string): boolean =>
  /^services\/.*\/src\//.test(path) && !/\.(?:(?:api\.|int\.)?spec|rules|policy|builders)\.ts$/.test(path);

/** The rejection name in a literal: `reject('…')`, `new ProblemException(422, '…')`. */
const namedIn = (node: SyntaxNode): string | undefined => {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return undefined;
  const callee = node['callee'] as { name?: string; property?: { name?: string } };
  const by = callee.name ?? callee.property?.name ?? '';
  if (
    !/^(?:reject(?:ByStatus|AsMissing|AsForbidden)?|rule|(?:status|existence|permission|input)Rule|missing|forbidden|ProblemException|one)$/.test(
      by,
    )
  )
    return undefined;
  const names = (node['arguments'] as { value?: unknown }[]).map(({ value }) => value);
  return names.find((value): value is string => typeof value === 'string' && /^[A-Z]\w*(?:Must|May)[A-Z]/.test(value));
};

/** Rejections outside of a rules file, where nobody would look for them and which have no title. */
export const strayRejections = (modules: readonly SourceModule[]): string[] =>
  modules
    .filter(({ path }) => isPlace(path))
    .flatMap((module) => {
      const found: string[] = [];
      walk(module.program, (node) => {
        const name = namedIn(node);
        if (name !== undefined)
          found.push(`${module.path}:${module.lineOf(node.start)} ${name} is refused outside of a rules file`);
      });
      return found;
    });

const rowOf = ({ name, refusal, title, sentence, sources, path, provedBy: tests }: Rule): string[] => [
  link(refusal ?? pascal(name), path),
  sentence ?? '',
  title ? `${title.fa}<br>${title.en}` : '',
  sources.join(', '),
  [...new Set(tests)].join('<br>'),
];

/** `docs/generated/rules.md` */
export const rulesPage = (rules: readonly Rule[]): string => {
  const services = [...new Set(rules.map(({ path }) => serviceOf(path)))].sort();
  const sections = services.map((service) => {
    const own = rules
      .filter(({ path }) => path.startsWith(`services/${service}/`))
      .toSorted((one, other) => (one.name < other.name ? -1 : 1));
    return `## ${service}\n\n${table(['rule', 'says', 'title', 'source', 'proved by'], own.map(rowOf))}`;
  });
  return page(
    'Rules',
    'the rules in `*.rules.ts` and `*.policy.ts` and the sentences over them',
    `${rules.length} rules. The number is that of the requirements source.`,
    ...sections,
  );
};
