import { dirname } from 'node:path';
import { addImport, addToArray, importFrom } from '../edits.ts';
import { camel, inWords, kebab, pascal } from '../names.ts';
import { aggregatesOf, hasRoom } from './locate.ts';
import { needed, type Options, type Plan } from '../plan.ts';

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

/** The ${noun.replaceAll('-', ' ')} started: ${inWords(Event)} (${source}). */
export type ${Event} = DomainEvent<'${Event}', { readonly ${name}Id: string; readonly on: CivilDate }>;
export type ${Name}Event = ${Event};
`;

const rules = ({ command, Command, source }: Words): string => `import type { CivilDate } from '@pishkhan/calendar';
import { rule } from '@pishkhan/decider';

/** Commands record facts, so their day is not in the future (${source}). */
export const ${command}MustNotBeInFuture = rule(
  '${Command}MustNotBeInFuture',
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
import { ${command}MustNotBeInFuture } from './${noun}.rules.ts';

export type ${Name}State = { readonly status: 'unknown' } | ({ readonly status: 'begun' } & ${Event}['data']);

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
        return { status: 'begun', ...event.data };
    }
  },
};

const ${command} = ({ ${name}Id, on, today }: ${Command}, state: ${Name}State): Decision<${Name}Event> => {
  if (state.status === 'begun') return nothing();
  return ${command}MustNotBeInFuture(on, today) || accept<${Name}Event>({ type: '${Event}', data: { ${name}Id, on } });
};
`;

const spec = ({ noun, name, Command, Event, source }: Words): string => `import { describe, it } from '@jest/globals';
import { civilDate } from '@pishkhan/calendar';
import { given } from '@pishkhan/decider';
import type { ${Command}, ${Event} } from './${noun}.messages.ts';
import { ${name} } from './${noun}.ts';

const on = civilDate('2026-11-22');
const command: ${Command} = { type: '${Command}', ${name}Id: '${noun}-1', on, today: on };
const event: ${Event} = { type: '${Event}', data: { ${name}Id: '${noun}-1', on } };

describe('${noun}', () => {
  it('${source}: ${inWords(Event)}', () => void given(${name}).when(command).then(event));
  it('changes nothing when repeated', () => given(${name}, event).when(command).thenNothing());
  it('${source}: ${Command}MustNotBeInFuture', () => {
    given(${name}).when({ ...command, on: civilDate('2026-11-23') }).thenRejected('${Command}MustNotBeInFuture', { on: '2026-11-23' });
  });
});
`;

const sample = ({ noun, name, Event }: Words): string =>
  `${JSON.stringify({ type: Event, data: { [`${name}Id`]: `${noun}-1`, on: '2026-11-22' } }, null, 2)}\n`;

/** A new aggregate with its first command, event, rule and spec; added to the service's list of deciders. */
export const aggregatePlan = (options: Options, root: string): Plan => {
  const [service, given, firstCommand, firstEvent, source] = needed(
    options,
    'service',
    'name',
    'command',
    'event',
    'source',
  );
  const words: Words = {
    noun: kebab(given),
    name: camel(given),
    Name: pascal(given),
    Command: pascal(firstCommand),
    command: camel(firstCommand),
    Event: pascal(firstEvent),
    source,
  };
  const clash = aggregatesOf(root, service).find(
    ({ category }) => words.noun.startsWith(`${category}-`) || category.startsWith(`${words.noun}-`),
  );
  if (clash) throw new Error(`streams of ${words.noun} and ${clash.category} start alike: choose another name`);
  const sources = `services/${service}/src`;
  const below = options['folder'] ? `${options['folder']}/${words.noun}` : words.noun;
  const parent = dirname(`${sources}/${below}`);
  if (!hasRoom(root, parent, 1))
    throw new Error(
      `${parent} holds 12 entries, the most of a folder: group aggregates and name the group by --folder`,
    );
  const folder = `${sources}/${below}/domain/${words.noun}`;
  return {
    creates: [
      { path: `${folder}.messages.ts`, content: messages(words) },
      { path: `${folder}.rules.ts`, content: rules(words) },
      { path: `${folder}.ts`, content: decider(words) },
      { path: `${folder}.spec.ts`, content: spec(words) },
      { path: `${sources}/${below}/samples/${words.Event}.v1.json`, content: sample(words) },
    ],
    edits: [
      {
        path: `${sources}/rule-titles.ts`,
        edits: [
          addImport(`import * as ${words.name}Rules from './${below}/domain/${words.noun}.rules.ts';`),
          addToArray('rules', `${words.name}Rules`),
        ],
      },
      {
        path: `${sources}/domain.ts`,
        edits: [importFrom(`./${below}/domain/${words.noun}.ts`, [words.name]), addToArray('deciders', words.name)],
      },
    ],
    next: [
      `npm run generate -- command --service ${service} --aggregate ${words.noun} …`,
      `npm run generate -- view --service ${service} --aggregate ${words.noun} …`,
    ],
  };
};
