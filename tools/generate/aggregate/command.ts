import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { addBeforeType, addImport, addToArray, addToObject, addToUnion, append, importFrom } from '../edits.ts';
import { addCase, nameState } from './switches.ts';
import { camel, inWords, kebab, pascal, plural } from '../names.ts';
import { mentionedByReaders, needed, type EditedFile, type Options, type Plan } from '../plan.ts';
import { commandApi, commandApiSpec, commandDto } from './command-api.ts';
import { idFieldOf, type CommandWords } from './command-words.ts';
import { aggregateNamed, commandDeciderOf, hasRoom, importedFrom, specifierOf } from './locate.ts';

const commandType = ({ aggregate, Command, title, source }: CommandWords): string => `/** ${title.en} (${source}). */
export interface ${Command} {
  readonly type: '${Command}';
  readonly ${idFieldOf(aggregate)}: string;
  readonly reason: string;
  readonly on: CivilDate;
  readonly today: CivilDate;
}`;

const eventType = ({
  aggregate,
  Event,
  source,
}: CommandWords): string => `/** ${pascal(inWords(aggregate.noun)).replace(/([a-z])([A-Z])/g, '$1 $2')}: ${inWords(Event)} (${source}). */
export type ${Event} = DomainEvent<'${Event}', { readonly ${idFieldOf(aggregate)}: string; readonly reason: string; readonly on: CivilDate }>;`;

const rule = ({
  command,
  Command,
  source,
}: CommandWords): string => `/** Commands record facts, so their day is not in the future (${source}). */
export const ${command}MustNotBeInFuture = rule(
  '${Command}MustNotBeInFuture',
  { fa: 'تاریخ در آینده است', en: 'The day is in the future' },
  (on: CivilDate, today: CivilDate) => on > today && { on, today },
);`;

const decision = ({ aggregate, Command, command, Event, domain, messages, rules }: CommandWords): string => {
  const at = `${domain}.ts`;
  const { types } = aggregate;
  return `import { accept, type Decision } from '@pishkhan/decider';
import type { ${Command}, ${types.event} } from '${specifierOf(at, messages)}';
import { ${command}MustNotBeInFuture } from '${specifierOf(at, rules)}';

export const ${command} = ({ type: _, today, ...data }: ${Command}): Decision<${types.event}> =>
  ${command}MustNotBeInFuture(data.on, today) || accept<${types.event}>({ type: '${Event}', data });
`;
};

const spec = ({ aggregate, Command, Event, title, source, domain, messages }: CommandWords): string => {
  const at = `${domain}.spec.ts`;
  const [[first, version]] = [...aggregate.events] as [[string, number]];
  const id = idFieldOf(aggregate);
  return `import { describe, expect, it } from '@jest/globals';
import { civilDate } from '@pishkhan/calendar';
import { given } from '@pishkhan/decider';
import type { ${Command}, ${aggregate.types.event}, ${Event} } from '${specifierOf(at, messages)}';
import { ${aggregate.decider} } from '${specifierOf(at, aggregate.module)}';
import beginning from '${specifierOf(at, `${aggregate.folder}/samples/${first}.v${version}.json`)}' with { type: 'json' };
import sample from '${specifierOf(at, `${aggregate.folder}/samples/${Event}.v1.json`)}' with { type: 'json' };

const begun = beginning as unknown as ${aggregate.types.event};
const on = civilDate('2026-11-22');
const command: ${Command} = { type: '${Command}', ${id}: '1', reason: 'requested', on, today: on };
const event: ${Event} = { type: '${Event}', data: { ${id}: '1', reason: 'requested', on } };

describe('${title.en.toLowerCase().replaceAll("'", "\\'")}', () => {
  it('${source}: ${inWords(Event)}', () => void given(${aggregate.decider}, begun).when(command).then(event));
  it('${source}: ${Command}MustNotBeInFuture', () =>
    given(${aggregate.decider}, begun)
      .when({ ...command, on: civilDate('2026-11-23') })
      .thenRejected('${Command}MustNotBeInFuture', { on: '2026-11-23' }));
  it('the golden sample is what it writes', () =>
    given(${aggregate.decider}, begun).when(command).thenMatching((events) => expect(events).toEqual([sample])));
});
`;
};

const sample = ({ aggregate, Event }: CommandWords): string =>
  `${JSON.stringify({ type: Event, data: { [idFieldOf(aggregate)]: '1', reason: 'requested', on: '2026-11-22' } }, null, 2)}\n`;

const wordsOf = (options: Options, root: string): CommandWords => {
  const names = ['service', 'aggregate', 'name', 'event', 'source', 'role', 'title', 'title-fa'] as const;
  const [service, given, name, event, source, role, en, fa] = needed(options, ...names);
  const aggregate = commandDeciderOf(root, aggregateNamed(root, service, given));
  const verb = kebab(name);
  const domain = `${aggregate.folder}/domain`;
  const Event = pascal(event);
  if (aggregate.events.has(Event)) throw new Error(`${aggregate.noun} already has an event ${Event}`);
  return {
    aggregate,
    definition: camel(service),
    Command: pascal(name),
    command: camel(name),
    Event,
    source,
    role,
    title: { fa, en },
    route: options['route'] ?? `v1/${plural(aggregate.noun)}/:id/${verb}`,
    domain: hasRoom(root, domain, 2) ? `${domain}/${verb}` : `${domain}/${verb}/${verb}`,
    http: hasRoom(root, aggregate.folder, 4) ? `${aggregate.folder}/${verb}` : `${aggregate.folder}/${verb}/${verb}`,
    messages: importedFrom(root, aggregate, aggregate.types.command),
    rules: `${domain}/${aggregate.noun}.rules.ts`,
  };
};

/** Applies edits of the same file in order. */
const together = (edits: readonly EditedFile[]): EditedFile[] =>
  [...Map.groupBy(edits, ({ path }) => path)].map(([path, same]) => ({
    path,
    edits: same.flatMap((each) => each.edits),
  }));

/** The rules of an aggregate that had none until now: a new file, and its place in the table of titles. */
const firstRules = (words: CommandWords): { content: string; titles: EditedFile } => {
  const { aggregate, rules } = words;
  const titles = `services/${aggregate.service}/src/rule-titles.ts`;
  const name = `${aggregate.decider}Rules`;
  return {
    content: `import type { CivilDate } from '@pishkhan/calendar';\nimport { rule } from '@pishkhan/decider';\n\n${rule(words)}\n`,
    titles: {
      path: titles,
      edits: [addImport(`import * as ${name} from '${specifierOf(titles, rules)}';`), addToArray('rules', name)],
    },
  };
};

const edits = (words: CommandWords, root: string): EditedFile[] => {
  const { aggregate, Command, command, Event, messages, rules } = words;
  const { types, module, evolve } = aggregate;
  const index = `services/${aggregate.service}/src/index.ts`;
  return together([
    {
      path: messages,
      edits: [
        importFrom('@pishkhan/calendar', ['CivilDate'], true),
        importFrom('@pishkhan/decider', ['DomainEvent'], true),
        addBeforeType(types.command, commandType(words)),
        addToUnion(types.command, Command),
        addBeforeType(types.event, eventType(words)),
        addToUnion(types.event, Event),
      ],
    },
    existsSync(join(root, rules))
      ? {
          path: rules,
          edits: [
            importFrom('@pishkhan/calendar', ['CivilDate'], true),
            importFrom('@pishkhan/decider', ['rule']),
            append(rule(words)),
          ],
        }
      : firstRules(words).titles,
    {
      path: module,
      edits: [
        importFrom(specifierOf(module, `${words.domain}.ts`), [command]),
        addToObject('events', `${Event}: 1`),
        addCase('decide', 'command', Command, `return ${command}(command);`),
      ],
    },
    { path: evolve.module, edits: [nameState(evolve.name), addCase(evolve.name, 'event', Event, 'return state;')] },
    ...mentionedByReaders(root, aggregate.service, aggregate.decider, Event),
    {
      path: index,
      edits: [
        importFrom(specifierOf(index, `${words.http}.api.ts`), [`${Command}Api`]),
        addToArray('controllers', `${Command}Api`),
      ],
    },
  ]);
};

/**
 * A new command of an aggregate: types, rule, decision, golden sample and spec in the domain, route with DTO and spec.
 */
export const commandPlan = (options: Options, root: string): Plan => {
  const words = wordsOf(options, root);
  return {
    creates: [
      ...(existsSync(join(root, words.rules)) ? [] : [{ path: words.rules, content: firstRules(words).content }]),
      { path: `${words.domain}.ts`, content: decision(words) },
      { path: `${words.domain}.spec.ts`, content: spec(words) },
      { path: `${words.aggregate.folder}/samples/${words.Event}.v1.json`, content: sample(words) },
      { path: `${words.http}.dto.ts`, content: commandDto(words) },
      { path: `${words.http}.api.ts`, content: commandApi(words) },
      { path: `${words.http}.api.spec.ts`, content: commandApiSpec(words) },
    ],
    edits: edits(words, root),
    next: [
      `write the rules with their titles into ${words.rules}, and a rejection of each into the spec`,
      `let evolve in ${words.aggregate.evolve.module} store the state for later decisions, so that a repeated command is nothing()`,
      'publish the event if other services need it: npm run generate -- contract …',
    ],
  };
};
