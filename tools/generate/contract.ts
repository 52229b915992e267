import { append } from './edits.ts';
import { camel, kebab, pascal } from './names.ts';
import { needed, type Options, type Plan } from './plan.ts';

/** A public event: schema, sentence and example; published by the index. */
export const contractPlan = (options: Options): Plan => {
  const [service, given, subject, sentence, source] = needed(
    options,
    'service',
    'name',
    'subject',
    'sentence',
    'source',
  ) as [string, string, string, string, string];
  const version = Number(options['version'] ?? '1');
  const constant = `${camel(given)}${version > 1 ? `V${version}` : ''}`;
  const file = `${service}/${kebab(given)}.v${version}.ts`;
  const about = `${camel(subject)}Id`;
  const content = `import { Type } from 'typebox';
import { contract, type DataOf } from '../contract.ts';
import { civilDate, id } from '../fields.ts';

export const ${constant} = contract({
  service: '${service}',
  type: '${pascal(given)}',
  version: ${version},
  sentence: '${sentence.replace(/\.?$/, '').replaceAll("'", "\\'")} (${source}).',
  schema: Type.Object({
    ${about}: id('${kebab(subject).replaceAll('-', ' ')}'),
    on: civilDate('day on which it happened'),
  }),
  example: { ${about}: '${kebab(subject)}-1', on: '2026-11-22' },
});
export type ${pascal(constant)} = DataOf<typeof ${constant}>;
`;
  return {
    creates: [{ path: `contracts/${file}`, content }],
    edits: [
      {
        path: 'contracts/published.ts',
        edits: [
          (text) => append(`export * from './${file}';`)(text).replace(/\n\n(?=export \* from '[^']*';\n$)/, '\n'),
        ],
      },
    ],
    next: [`map the private event to it in services/${service}/src/**/*.publish.ts`, 'npm run generate:docs'],
  };
};
