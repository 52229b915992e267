import { addBeforeType, addCase, addToArray, addToObject, addToUnion, append, importFrom, nameState } from './edits.ts';
import { commandApi, commandApiSpec, commandDto } from './command-api.ts';
import { camel, inWords, kebab, pascal, plural } from './names.ts';
import { mentionedByReaders, needed, type CommandWords, type Options, type Plan } from './plan.ts';

const commandType = ({ Command }: CommandWords): string => `export interface ${Command} {
  readonly type: '${Command}';
  readonly reason: string;
  readonly on: CivilDate;
  readonly today: CivilDate;
}`;

const eventType = ({
  noun,
  Event,
  source,
}: CommandWords): string => `/** ${pascal(noun)}: ${inWords(Event)} (${source}). */
export type ${Event} = DomainEvent<'${Event}', { readonly reason: string; readonly on: CivilDate }>;`;

const rule = ({
  command,
  Command,
  source,
}: CommandWords): string => `/** What is recorded has happened: its day is not in the future (${source}). */
export const ${command}MustNotBeInTheFuture = rule(
  '${Command}MustNotBeInTheFuture',
  { fa: 'تاریخ در آینده است', en: 'The day is in the future' },
  (on: CivilDate, today: CivilDate) => on > today && { on, today },
);`;

const decision = ({
  noun,
  Name,
  Command,
  command,
  Event,
}: CommandWords): string => `import { accept, type Decision } from '@pishkhan/decider';
import type { ${Command}, ${Name}Event } from './${noun}.messages.ts';
import { ${command}MustNotBeInTheFuture } from './${noun}.rules.ts';

export const ${command} = ({ reason, on, today }: ${Command}): Decision<${Name}Event> =>
  ${command}MustNotBeInTheFuture(on, today) || accept<${Name}Event>({ type: '${Event}', data: { reason, on } });
`;

const spec = ({
  noun,
  name,
  Command,
  file,
  Event,
  source,
}: CommandWords): string => `import { describe, it } from '@jest/globals';
import { civilDate } from '@pishkhan/calendar';
import { given } from '@pishkhan/decider';
import type { ${Command}, ${Event} } from './${noun}.messages.ts';
import { ${name} } from './${noun}.ts';

const on = civilDate('2026-11-22');
const asked: ${Command} = { type: '${Command}', reason: 'asked for', on, today: on };
const fact: ${Event} = { type: '${Event}', data: { reason: 'asked for', on } };

describe('${inWords(file)}', () => {
  it('${source}: ${inWords(Event)}', () => void given(${name}).when(asked).then(fact));
  it('${source}: ${Command}MustNotBeInTheFuture', () => {
    given(${name}).when({ ...asked, on: civilDate('2026-11-23') }).thenRejected('${Command}MustNotBeInTheFuture', { on: '2026-11-23' });
  });
});
`;

const sample = ({ Event }: CommandWords): string =>
  `${JSON.stringify({ type: Event, data: { reason: 'asked for', on: '2026-11-22' } }, null, 2)}\n`;

const wordsOf = (options: Options): CommandWords => {
  const [service, aggregate, name, event, source, role] = needed(
    options,
    'service',
    'aggregate',
    'name',
    'event',
    'source',
    'role',
  ) as [string, string, string, string, string, string];
  const noun = kebab(aggregate);
  return {
    service,
    definition: camel(service),
    noun,
    name: camel(aggregate),
    Name: pascal(aggregate),
    Command: pascal(name),
    command: camel(name),
    file: kebab(name),
    Event: pascal(event),
    source,
    role,
    route: options['route'] ?? `v1/${plural(noun)}/:id/${kebab(name)}`,
  };
};

/** A new command of an aggregate: types, rule, decision and spec in the domain, route with DTO and spec over HTTP. */
export const commandPlan = (options: Options, workspace: string): Plan => {
  const words = wordsOf(options);
  const root = `services/${words.service}/src`;
  const domain = `${root}/${words.noun}/domain`;
  return {
    creates: [
      { path: `${domain}/${words.file}.ts`, content: decision(words) },
      { path: `${domain}/${words.file}.spec.ts`, content: spec(words) },
      { path: `${root}/${words.noun}/samples/${words.Event}.v1.json`, content: sample(words) },
      { path: `${root}/${words.noun}/${words.file}.dto.ts`, content: commandDto(words) },
      { path: `${root}/${words.noun}/${words.file}.api.ts`, content: commandApi(words) },
      { path: `${root}/${words.noun}/${words.file}.api.spec.ts`, content: commandApiSpec(words) },
    ],
    edits: [
      {
        path: `${domain}/${words.noun}.messages.ts`,
        edits: [
          importFrom('@pishkhan/calendar', ['CivilDate'], true),
          importFrom('@pishkhan/decider', ['DomainEvent'], true),
          addBeforeType(`${words.Name}Command`, commandType(words)),
          addToUnion(`${words.Name}Command`, words.Command),
          addBeforeType(`${words.Name}Event`, eventType(words)),
          addToUnion(`${words.Name}Event`, words.Event),
        ],
      },
      {
        path: `${domain}/${words.noun}.rules.ts`,
        edits: [
          importFrom('@pishkhan/calendar', ['CivilDate'], true),
          importFrom('@pishkhan/decider', ['rule']),
          append(rule(words)),
        ],
      },
      {
        path: `${domain}/${words.noun}.ts`,
        edits: [
          importFrom(`./${words.file}.ts`, [words.command]),
          addToObject('events', `${words.Event}: 1`),
          addCase('decide', 'command', words.Command, `return ${words.command}(command);`),
          nameState,
          addCase('evolve', 'event', words.Event, 'return state;'),
        ],
      },
      ...mentionedByReaders(workspace, words.service, words.name, words.Event),
      {
        path: `${root}/index.ts`,
        edits: [
          importFrom(`./${words.noun}/${words.file}.api.ts`, [`${words.Command}Api`]),
          addToArray('controllers', `${words.Command}Api`),
        ],
      },
    ],
    next: [
      'put the real rules with their titles into the decision',
      'let evolve keep what later decisions need',
      'publish the event if other services need it: npm run generate -- contract …',
    ],
  };
};
