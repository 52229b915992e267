import { addToArray, importFrom } from './edits.ts';
import { camel, kebab, pascal } from './names.ts';
import { eventsDeclaredIn, needed, type Options, type Plan } from './plan.ts';

interface Words {
  readonly file: string;
  readonly name: string;
  readonly Name: string;
  readonly noun: string;
  readonly decider: string;
  readonly category: string;
  readonly Event: string;
  /** Events of the aggregate that change nothing in this view. */
  readonly ignored: readonly string[];
  readonly question: string;
}

const view = ({ file, name, Name, noun, decider, Event, ignored, question }: Words): string => `import {
  civilDate, defineView, eventsOf, whole, type DocumentOf
} from '@pishkhan/views';
import { Type } from 'typebox';
import { ${decider} } from '../domain/${noun}.ts';

const document = Type.Object(
  { times: whole('how often'), lastOn: civilDate('day of the last time') },
  { $id: '${Name}' },
);
export type ${Name} = DocumentOf<typeof document>;

/** \`_id\` is the id of the ${noun.replaceAll('-', ' ')}. */
export const ${name} = defineView({
  name: '${file}',
  version: 1,
  question: '${question}',
  source: eventsOf(${decider}),
  document,
}).on({
  ${Event}: (known, { data }) => ({ times: (known?.times ?? 0) + 1, lastOn: data.on }),
${ignored.map((type) => `  ${type}: 'ignored',\n`).join('')}});
`;

const spec = ({ file, name, Name, noun, category, Event }: Words): string => `import {
  describe, expect, it
} from '@jest/globals';
import type { Fact } from '@pishkhan/views';
import { ${name}, type ${Name} } from './${file}.view.ts';

const fact = (on: string, type = '${Event}'): Fact => ({
  type,
  data: { on },
  schemaVersion: 1,
  stream: '${category}-1',
  revision: 0,
  recordedAt: '2026-11-22T08:00:00.000Z',
  businessDate: on,
  actor: { subject: 'somebody', roles: [] },
});
const after = (...facts: Fact[]) =>
  facts.reduce<${Name} | undefined>((document, each) => ${name}.apply(document, each, '1'), undefined);

describe('${file}', () => {
  it('has one document per ${noun.replaceAll('-', ' ')}', () => expect(${name}.keysOf(fact('2026-11-22'))).toEqual(['1']));
  it('counts and keeps the last day', () =>
    expect(after(fact('2026-11-21'), fact('2026-11-22'))).toEqual({ times: 2, lastOn: '2026-11-22' }));
});
`;

/**
 * A view that answers one question from one event of an aggregate, with its spec; known to the service's list of views.
 */
export const viewPlan = (options: Options, root: string): Plan => {
  const [service, aggregate, given, event, question] = needed(
    options,
    'service',
    'aggregate',
    'name',
    'event',
    'question',
  ) as [string, string, string, string, string];
  const noun = kebab(aggregate);
  const words: Words = {
    file: kebab(given),
    name: camel(given),
    Name: pascal(given),
    noun,
    decider: camel(aggregate),
    category: options['category'] ?? noun,
    Event: pascal(event),
    ignored: eventsDeclaredIn(root, `services/${service}/src/${noun}/domain/${noun}.ts`).filter(
      (type) => type !== pascal(event),
    ),
    question: question.replaceAll("'", "\\'"),
  };
  const folder = `services/${service}/src/${noun}/views`;
  return {
    creates: [
      { path: `${folder}/${words.file}.view.ts`, content: view(words) },
      { path: `${folder}/${words.file}.view.spec.ts`, content: spec(words) },
    ],
    edits: [
      {
        path: `services/${service}/src/domain.ts`,
        edits: [importFrom(`./${noun}/views/${words.file}.view.ts`, [words.name]), addToArray('views', words.name)],
      },
    ],
    next: [
      'let the document hold what the question asks for, with the indexes that the queries need',
      'serve it by Reads in the api',
    ],
  };
};
