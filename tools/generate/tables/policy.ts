import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { literal } from '../aggregate/command-words.ts';
import { aggregateNamed, hasRoom } from '../aggregate/locate.ts';
import { addToObject, importFrom } from '../edits.ts';
import { camel, kebab, pascal, plural } from '../names.ts';
import { needed, type Options, type Plan } from '../plan.ts';

interface Words {
  readonly file: string;
  readonly name: string;
  readonly field: string;
  readonly title: { readonly fa: string; readonly en: string };
  readonly sentence: string;
  readonly source: string;
}

const policy = ({ name, field, title, sentence, source }: Words): string => `import { whole } from '@pishkhan/fields';
import { definePolicy, type ContentOf } from '@pishkhan/published-versions';

/** ${sentence.replace(/\.?$/, '')} (${source}). */
export const ${name} = definePolicy({
  title: { fa: ${literal(title.fa)}, en: ${literal(title.en)} },
  fields: { ${field}: whole('${field}', { min: 0, max: 1_000_000 }) },
  rules: () => false,
});
export type ${pascal(name)}Policy = ContentOf<typeof ${name}>;
`;

const spec = (
  { file, field, source }: Words,
  { decider, noun, module, event }: Record<'decider' | 'noun' | 'module' | 'event', string>,
): string => `import { describe, it } from '@jest/globals';
import { civilDate } from '@pishkhan/calendar';
import { given } from '@pishkhan/decider';
import { byTwoPersons, publishedByTwo } from '@pishkhan/published-versions/builders';
import { ${decider} } from '${module}';

const publishing = byTwoPersons(${decider});
const today = civilDate('2026-11-22');
const draft = {
  name: '${file}', version: 'sample-1', effectiveFrom: today, sample: true, settles: '${source}: a sample', content: { ${field}: 3 },
};

describe('the policy ${file}', () => {
  it('${source}: is published', () =>
    void given(publishing).when({ draft, today }).then({ type: '${event}', data: { ...draft, publishedOn: today, publication: publishedByTwo(today) } }));
  it('${source}: has its fields', () =>
    given(publishing).when({ draft: { ...draft, content: { ${field}: 'three' } }, today }).thenRejected('${pascal(noun)}ContentMustFit'));
});
`;

/**
 * A policy for a question that the sources leave open: its fields, in the table of a service's policies, with its spec.
 */
export const policyPlan = (options: Options, root: string): Plan => {
  const [service, given, field, en, fa, sentence, source] = needed(
    options,
    'service',
    'name',
    'field',
    'title',
    'title-fa',
    'sentence',
    'source',
  );
  const aggregate = aggregateNamed(root, service, options['aggregate'] ?? 'policy');
  if (aggregate.decides !== 'publishedVersions') throw new Error(`${aggregate.noun} has no policies`);
  const { decider, noun, module, events } = aggregate;
  const domain = module.slice(0, module.lastIndexOf('/'));
  const table = `${domain}/${plural(noun)}.ts`;
  const below = /from '\.\/(.*\/)?[^/']+\.policy\.ts'/.exec(readFileSync(join(root, table), 'utf8'))?.[1] ?? '';
  const contents = join(domain, below);
  if (!hasRoom(root, contents, 2))
    throw new Error(`${contents} has no room for two more files: split it by sub-noun first`);
  const [event] = [...events.keys()] as [string];
  const words: Words = {
    file: kebab(given),
    name: camel(given),
    field: camel(field),
    title: { fa, en },
    sentence,
    source,
  };
  const row = words.file === words.name ? words.name : `'${words.file}': ${words.name}`;
  return {
    creates: [
      { path: join(contents, `${words.file}.policy.ts`), content: policy(words) },
      {
        path: join(contents, `${words.file}.policy.spec.ts`),
        content: spec(words, { decider, noun, module: below ? `../${noun}.ts` : `./${noun}.ts`, event }),
      },
    ],
    edits: [
      {
        path: table,
        edits: [importFrom(`./${below}${words.file}.policy.ts`, [words.name]), addToObject(camel(plural(noun)), row)],
      },
    ],
    next: [
      `write the content into the schema, and rules with titles beside it; a rule's file goes into services/${service}/src/rule-titles.ts`,
      `add a sample version as data/policies/sample-${words.file}.json, with the gap that it settles`,
    ],
  };
};
