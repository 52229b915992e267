import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  aggregateNamed,
  aggregatesOf,
  commandDeciderOf,
  hasRoom,
  importedFrom,
  specifierOf,
  type Aggregate,
  type CommandDecider,
} from '../aggregate/locate.ts';
import { addToArray, importFrom } from '../edits.ts';
import { camel, kebab, pascal } from '../names.ts';
import { needed, type Options, type Plan } from '../plan.ts';

interface Words {
  readonly service: string;
  readonly file: string;
  readonly name: string;
  readonly path: string;
  readonly sentence: string;
  readonly source: string;
  readonly target: CommandDecider;
  readonly Command: string;
  /** Fields of the command after its type. */
  readonly fields: readonly string[];
  /** Event of an aggregate of the same service, or contract of another service. */
  readonly cause: { readonly own: Aggregate; readonly type: string } | { readonly contract: string };
  /** Field of the cause with the id of the target. */
  readonly by: string;
}

/**
 * Fields that the command declares itself.
 *
 * @throws Error if the aggregate has no such command
 */
const fieldsOf = (root: string, target: CommandDecider, Command: string): string[] => {
  const path = importedFrom(root, target, target.types.command);
  const text = readFileSync(join(root, path), 'utf8');
  const declared = new RegExp(`(?:interface|type) ${Command}\\b[^{]*\\{([^}]*)\\}`).exec(text)?.[1];
  if (declared === undefined) throw new Error(`${path} has no command ${Command}`);
  return [...declared.matchAll(/readonly (\w+): /g)].map(([, field]) => field!).filter((field) => field !== 'type');
};

/** Source of each field of the command. */
const valueOf = (field: string, by: string): string => {
  if (field === 'on') return 'on';
  if (field === 'today') return 'today: on';
  if (field === 'reason') return 'reason: type';
  const from = field.endsWith('Id') ? by : field;
  return from === field ? `${field}: data.${field}` : `${field}: data.${from}`;
};

const reaction = ({ file, name, path, sentence, source, target, Command, fields, cause, by }: Words): string => {
  const own = 'own' in cause;
  const call = own ? `whenRecorded(${cause.own.decider}, ['${cause.type}'], {` : `whenHeard(${cause.contract}, {`;
  const deciders = new Map([
    [target.decider, target.module],
    ...(own ? [[cause.own.decider, cause.own.module] as const] : []),
  ]);
  const imports = [...deciders].map(
    ([decider, module]) => `import { ${decider} } from '${specifierOf(path, module)}';`,
  );
  const day = own ? 'metadata.businessDate' : 'businessDate';
  return `import { civilDate } from '@pishkhan/calendar';
${own ? '' : `import { ${cause.contract} } from '@pishkhan/contracts';\n`}import { granted, ${own ? 'whenRecorded' : 'whenHeard'} } from '@pishkhan/service-kit';
${imports.join('\n')}

/** ${sentence.replace(/\.?$/, '')} (${source}). */
export const ${name} = ${call}
  name: '${file}',
  react: async ({ type, data, ${own ? 'metadata' : 'businessDate'} }, { execute }) => {
    const on = civilDate(${day});
    const command = { type: '${Command}', ${fields.map((field) => valueOf(field, by)).join(', ')} } as const;
    granted(await execute(${target.decider}, data.${by}, command, { businessDate: on }));
  },
});
`;
};

const spec = ({ file, name, source, target, Command, path, cause, by }: Words): string => {
  const own = 'own' in cause;
  const at = path.replace(/\.ts$/, '.spec.ts');
  const sample = own ? `${cause.own.folder}/samples/${cause.type}.v${cause.own.events.get(cause.type)}.json` : '';
  const data = own
    ? `JSON.parse(readFileSync(new URL('${specifierOf(at, sample)}', import.meta.url), 'utf8')).data as Data`
    : `${cause.contract}.example`;
  const type = own ? `'${cause.type}'` : `${cause.contract}.type`;
  return `import { expect, it } from '@jest/globals';
${own ? "import { readFileSync } from 'node:fs';\n" : `import { ${cause.contract} } from '@pishkhan/contracts';\n`}import { ${name} } from './${file}.ts';

type Cause = Parameters<typeof ${name}.react>[0];
type Tools = Parameters<typeof ${name}.react>[1];
${own ? `interface Data {\n  readonly ${by}: string;\n}\n` : ''}const data = ${data};
const cause = {
  id: 'cause-1', type: ${type}, data, ${own ? "stream: '', metadata: { businessDate: '2026-11-22', schemaVersion: " + String(cause.own.events.get(cause.type)) + ' }' : `version: ${cause.contract}.version, businessDate: '2026-11-22'`},
} as unknown as Cause;

/** The commands that the reaction gives when each has this result. */
const commandsWhen = async (result: unknown) => {
  const given: unknown[][] = [];
  const execute = async (...words: unknown[]) => (given.push(words.slice(1)), result);
  await ${name}.react(cause, { execute } as unknown as Tools);
  return given;
};

it('${source}: gives ${Command} to the ${target.noun.replaceAll('-', ' ')} that the cause names', async () =>
  expect(await commandsWhen({ outcome: 'accepted', events: [] })).toEqual([
    [data.${by}, expect.objectContaining({ type: '${Command}' }), { businessDate: '2026-11-22' }],
  ]));
it('a refusal parks the cause for a person', async () =>
  expect(commandsWhen({ rejected: 'DayMustNotBeInFuture', kind: 'rule' })).rejects.toThrow('DayMustNotBeInFuture'));
`;
};

const causeOf = (root: string, service: string, when: string): Words['cause'] => {
  const own = aggregatesOf(root, service).find(({ events }) => events.has(pascal(when)));
  if (own) return { own, type: pascal(when) };
  const contracts = globSync('contracts/*/**/*.v*.ts', { cwd: root }).map((path) =>
    readFileSync(join(root, path), 'utf8'),
  );
  if (contracts.some((text) => text.includes(`export const ${camel(when)} = contract(`)))
    return { contract: camel(when) };
  throw new Error(`--when ${when}: neither an event of ${service} nor a contract of another service`);
};

/** A reaction of a service: an own event or another service's message triggers a command. */
export const reactionPlan = (options: Options, root: string): Plan => {
  const names = ['service', 'when', 'aggregate', 'command', 'by', 'sentence', 'source'] as const;
  const [service, when, aggregate, command, by, sentence, source] = needed(options, ...names);
  const target = commandDeciderOf(root, aggregateNamed(root, service, aggregate));
  const file = kebab(options['name'] ?? `${command}-when-${when}`);
  const shared = `services/${service}/src/reactions`;
  const folder = hasRoom(root, shared, 2) ? shared : `${target.folder}/reactions`;
  const path = `${folder}/${file}.ts`;
  const Command = pascal(command);
  const fields = fieldsOf(root, target, Command);
  const cause = causeOf(root, service, when);
  const words: Words = { service, file, name: camel(file), path, sentence, source, target, Command, fields, cause, by };
  const list = existsSync(join(root, `${shared}/index.ts`)) ? `${shared}/index.ts` : `services/${service}/src/index.ts`;
  return {
    creates: [
      { path, content: reaction(words) },
      { path: path.replace(/\.ts$/, '.spec.ts'), content: spec(words) },
    ],
    edits: [
      { path: list, edits: [importFrom(specifierOf(list, path), [words.name]), addToArray('reactions', words.name)] },
    ],
    next: ['decide what a rejection of the command means, if it does not need a person', 'npm run generate:docs'],
  };
};
