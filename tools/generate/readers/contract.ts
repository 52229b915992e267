import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { idFieldOf, literal } from '../aggregate/command-words.ts';
import { aggregateNamed, hasRoom, specifierOf, type Aggregate } from '../aggregate/locate.ts';
import { addToObject, importFrom, setInCalls, type Edit } from '../edits.ts';
import { camel, inWords, kebab, pascal } from '../names.ts';
import { mentionedByOthers, needed, type EditedFile, type Options, type Plan } from '../plan.ts';

interface Words {
  readonly service: string;
  readonly type: string;
  readonly version: number;
  readonly constant: string;
  readonly subject: string;
  readonly sentence: string;
  readonly source: string;
}

const contract = ({
  service,
  type,
  version,
  constant,
  subject,
  sentence,
  source,
}: Words): string => `import { Type } from 'typebox';
import { contract, type DataOf } from '../contract.ts';
import { civilDate, id } from '../fields.ts';

export const ${constant} = contract({
  service: '${service}',
  type: '${type}',
  version: ${version},
  sentence: ${literal(`${sentence.replace(/\.?$/, '')} (${source}).`)},
  schema: Type.Object({
    ${camel(subject)}Id: id('${inWords(subject)}'),
    on: civilDate('day on which it happened'),
  }),
  example: { ${camel(subject)}Id: '${kebab(subject)}-1', on: '2026-11-22' },
});
export type ${pascal(constant)} = DataOf<typeof ${constant}>;
`;

/** Publishes the private event of the same name, with the id and day of generated events. */
const publishing = (aggregate: Aggregate, { type, constant, service }: Words, root: string): Omit<Plan, 'next'> => {
  const { decider, noun, folder, module, decides, events } = aggregate;
  if (decides === 'kinds')
    throw new Error(`the publications of ${noun} are mapped by hand in ${folder}/case.publish.ts`);
  if (!events.has(type)) throw new Error(`${noun} has no event ${type}; it has ${[...events.keys()].join(', ')}`);
  const path = `${folder}/${noun}.publish.ts`;
  const id = idFieldOf(aggregate);
  const mapping = `({ data: { ${id}, on } }) => publication(${constant}, { ${id}, on })`;
  if (existsSync(join(root, path)))
    return {
      creates: [],
      edits: [
        {
          path,
          edits: [
            importFrom('@pishkhan/contracts', [constant]),
            importFrom('@pishkhan/messages', ['publication']),
            setInCalls('publishes', type, mapping),
          ],
        },
      ],
    };
  const publications = `${decider}Publications`;
  const others = [...events.keys()].filter((each) => each !== type).map((each) => `  ${each}: 'private',\n`);
  const domain = `services/${service}/src/domain.ts`;
  const content = `import { ${constant} } from '@pishkhan/contracts';
import { publication, publishes } from '@pishkhan/messages';
import { ${decider} } from '${specifierOf(path, module)}';

/** Maps private events of the ${inWords(noun)} to contract events. */
export const ${publications} = publishes(${decider}, {
  ${type}: ${mapping},
${others.join('')}});
`;
  const known: EditedFile = {
    path: domain,
    edits: [importFrom(specifierOf(domain, path), [publications]), addToObject('publish', `...${publications}`)],
  };
  return { creates: [{ path, content }], edits: [known] };
};

/** Exports the file behind the last one of the service. */
const exportBesideThoseOf =
  (service: string, file: string): Edit =>
  (text) => {
    const line = `export * from './${file}';\n`;
    const last = text.lastIndexOf(`export * from './${service}/`);
    const at = last < 0 ? text.length : text.indexOf('\n', last) + 1;
    return text.slice(0, at) + line + text.slice(at);
  };

/** A public event: schema, sentence and example; with `--aggregate` also published from its private event. */
export const contractPlan = (options: Options, root: string): Plan => {
  const [service, given, sentence, source] = needed(options, 'service', 'name', 'sentence', 'source');
  const version = Number(options['version'] ?? '1');
  const aggregate = options['aggregate'] ? aggregateNamed(root, service, options['aggregate']) : undefined;
  const [subject] = aggregate ? [aggregate.decider] : needed(options, 'subject');
  const constant = `${camel(given)}${version > 1 ? `V${version}` : ''}`;
  if (!hasRoom(root, `contracts/${service}`, 1))
    throw new Error(
      `contracts/${service} holds 12 entries, the most of a folder: group the contracts by subject first`,
    );
  const words: Words = { service, type: pascal(given), version, constant, subject, sentence, source };
  const file = `${service}/${kebab(given)}.v${version}.ts`;
  const published = aggregate ? publishing(aggregate, words, root) : { creates: [], edits: [] };
  return {
    creates: [{ path: `contracts/${file}`, content: contract(words) }, ...published.creates],
    edits: [
      {
        path: 'contracts/published.ts',
        edits: [exportBesideThoseOf(service, file)],
      },
      ...published.edits,
      ...(version === 1 ? mentionedByOthers(root, service, words.type) : []),
    ],
    next: [
      ...(aggregate ? [] : [`map the private event to it in services/${service}/src/**/*.publish.ts`]),
      'npm run generate:docs',
    ],
  };
};
