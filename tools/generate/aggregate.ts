import { addImport, addToArray, importFrom } from './edits.ts';
import { camel, inWords, kebab, pascal } from './names.ts';
import { needed, type Options, type Plan } from './plan.ts';

interface Words {
  readonly noun: string;
  readonly name: string;
  readonly Name: string;
  readonly Command: string;
  readonly command: string;
  readonly Event: string;
  readonly source: string;
}

const messages = ({
  noun,
  name,
  Name,
  Command,
  Event,
  source,
}: Words): string => `import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';

export interface ${Command} {
  readonly type: '${Command}';
  readonly ${name}Id: string;
  readonly on: CivilDate;
  readonly today: CivilDate;
}
export type ${Name}Command = ${Command};

/** The ${noun.replaceAll('-', ' ')} began: ${inWords(Event)} (${source}). */
export type ${Event} = DomainEvent<'${Event}', { readonly ${name}Id: string; readonly on: CivilDate }>;
export type ${Name}Event = ${Event};
`;

const rules = ({ command, Command, source }: Words): string => `import type { CivilDate } from '@pishkhan/calendar';
import { rule } from '@pishkhan/decider';

/** What is recorded has happened: its day is not in the future (${source}). */
export const ${command}MustNotBeInTheFuture = rule(
  '${Command}MustNotBeInTheFuture',
  { fa: 'تاریخ در آینده است', en: 'The day is in the future' },
  (on: CivilDate, today: CivilDate) => on > today && { on, today },
);
`;

const decider = ({
  noun,
  name,
  Name,
  Command,
  command,
  Event,
}: Words): string => `import { accept, nothing, type Decider, type Decision } from '@pishkhan/decider';
import type { ${Command}, ${Event}, ${Name}Command, ${Name}Event } from './${noun}.messages.ts';
import { ${command}MustNotBeInTheFuture } from './${noun}.rules.ts';

export type ${Name}State = { readonly status: 'unknown' } | ({ readonly status: 'known' } & ${Event}['data']);

/** One stream per ${inWords(noun)}: \`${noun}-<id>\`. */
export const ${name}: Decider<${Name}Command, ${Name}Event, ${Name}State> = {
  category: '${noun}',
  events: { ${Event}: 1 },
  initial: { status: 'unknown' },
  decide: (command, state) => {
    switch (command.type) {
      case '${Command}':
        return ${command}(command, state);
    }
  },
  evolve: (_, event) => {
    switch (event.type) {
      case '${Event}':
        return { status: 'known', ...event.data };
    }
  },
};

const ${command} = ({ ${name}Id, on, today }: ${Command}, state: ${Name}State): Decision<${Name}Event> => {
  if (state.status === 'known') return nothing();
  return ${command}MustNotBeInTheFuture(on, today) || accept<${Name}Event>({ type: '${Event}', data: { ${name}Id, on } });
};
`;

const spec = ({ noun, name, Command, Event, source }: Words): string => `import { describe, it } from '@jest/globals';
import { civilDate } from '@pishkhan/calendar';
import { given } from '@pishkhan/decider';
import type { ${Command}, ${Event} } from './${noun}.messages.ts';
import { ${name} } from './${noun}.ts';

const on = civilDate('2026-11-22');
const asked: ${Command} = { type: '${Command}', ${name}Id: '${noun}-1', on, today: on };
const fact: ${Event} = { type: '${Event}', data: { ${name}Id: '${noun}-1', on } };

describe('${noun}', () => {
  it('${source}: ${inWords(Event)}', () => void given(${name}).when(asked).then(fact));
  it('asked twice it is nothing', () => given(${name}, fact).when(asked).thenNothing());
  it('${source}: ${Command}MustNotBeInTheFuture', () => {
    given(${name}).when({ ...asked, on: civilDate('2026-11-23') }).thenRejected('${Command}MustNotBeInTheFuture', { on: '2026-11-23' });
  });
});
`;

const sample = ({ noun, name, Event }: Words): string =>
  `${JSON.stringify({ type: Event, data: { [`${name}Id`]: `${noun}-1`, on: '2026-11-22' } }, null, 2)}\n`;

/** A new aggregate with its first command, event, rule and spec; known to the service's list of deciders. */
export const aggregatePlan = (options: Options): Plan => {
  const [service, given, firstCommand, firstEvent, source] = needed(
    options,
    'service',
    'name',
    'command',
    'event',
    'source',
  ) as [string, string, string, string, string];
  const words: Words = {
    noun: kebab(given),
    name: camel(given),
    Name: pascal(given),
    Command: pascal(firstCommand),
    command: camel(firstCommand),
    Event: pascal(firstEvent),
    source,
  };
  const folder = `services/${service}/src/${words.noun}/domain/${words.noun}`;
  return {
    creates: [
      { path: `${folder}.messages.ts`, content: messages(words) },
      { path: `${folder}.rules.ts`, content: rules(words) },
      { path: `${folder}.ts`, content: decider(words) },
      { path: `${folder}.spec.ts`, content: spec(words) },
      { path: `services/${service}/src/${words.noun}/samples/${words.Event}.v1.json`, content: sample(words) },
    ],
    edits: [
      {
        path: `services/${service}/src/rule-titles.ts`,
        edits: [
          addImport(`import * as ${words.name}Rules from './${words.noun}/domain/${words.noun}.rules.ts';`),
          addToArray('rules', `${words.name}Rules`),
        ],
      },
      {
        path: `services/${service}/src/domain.ts`,
        edits: [
          importFrom(`./${words.noun}/domain/${words.noun}.ts`, [words.name]),
          addToArray('deciders', words.name),
        ],
      },
    ],
    next: [
      `npm run generate -- command --service ${service} --aggregate ${words.noun} …`,
      `npm run generate -- view --service ${service} --aggregate ${words.noun} …`,
    ],
  };
};
