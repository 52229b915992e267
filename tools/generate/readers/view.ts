import { addToArray, importFrom } from '../edits.ts';
import { camel, inWords, kebab, pascal } from '../names.ts';
import { aggregateNamed, hasRoom, specifierOf, type Aggregate } from '../aggregate/locate.ts';
import { literal } from '../aggregate/command-words.ts';
import { needed, type Options, type Plan } from '../plan.ts';

interface Words {
  readonly aggregate: Aggregate;
  readonly path: string;
  readonly file: string;
  readonly name: string;
  readonly Name: string;
  readonly Event: string;
  readonly question: string;
}

const view = ({
  aggregate,
  path,
  file,
  name,
  Name,
  Event,
  question,
}: Words): string => `import type { CivilDate } from '@pishkhan/calendar';
import {
  civilDate, defineView, eventsOf, whole, type DocumentOf
} from '@pishkhan/views';
import { Type } from 'typebox';
import { ${aggregate.decider} } from '${specifierOf(path, aggregate.module)}';

const document = Type.Object(
  { times: whole('how often'), lastOn: civilDate('day of the last time') },
  { $id: '${Name}' },
);
export type ${Name} = DocumentOf<typeof document>;

/** \`_id\` is the id of the ${inWords(aggregate.noun)}. */
export const ${name} = defineView({
  name: '${file}',
  version: 1,
  question: ${literal(question)},
  source: eventsOf(${aggregate.decider}),
  document,
}).on({
  ${Event}: (before, { businessDate }) => ({ times: (before?.times ?? 0) + 1, lastOn: businessDate as CivilDate }),
${[...aggregate.events.keys()]
  .filter((type) => type !== Event)
  .map((type) => `  ${type}: 'ignored',\n`)
  .join('')}});
`;

const spec = ({ aggregate, file, name, Name, Event }: Words): string => `import {
  describe, expect, it
} from '@jest/globals';
import type { Fact } from '@pishkhan/views';
import { ${name}, type ${Name} } from './${file}.view.ts';

const fact = (on: string, type = '${Event}'): Fact => ({
  type,
  data: {},
  schemaVersion: 1,
  stream: '${aggregate.category}-1',
  revision: 0,
  recordedAt: '2026-11-22T08:00:00.000Z',
  businessDate: on,
  actor: { subject: 'somebody', roles: [] },
});
const after = (...facts: Fact[]) =>
  facts.reduce<${Name} | undefined>((document, each) => ${name}.apply(document, each, '1'), undefined);

describe('${file}', () => {
  it('has one document per ${inWords(aggregate.noun)}', () => expect(${name}.keysOf(fact('2026-11-22'))).toEqual(['1']));
  it('counts and keeps the last day', () =>
    expect(after(fact('2026-11-21'), fact('2026-11-22'))).toEqual({ times: 2, lastOn: '2026-11-22' }));
});
`;

/** A view for one question, from one event of an aggregate, with its spec; added to the service's list of views. */
export const viewPlan = (options: Options, root: string): Plan => {
  const [service, aggregate, given, event, question] = needed(
    options,
    'service',
    'aggregate',
    'name',
    'event',
    'question',
  );
  const found = aggregateNamed(root, service, aggregate);
  const Event = pascal(event);
  if (!found.events.has(Event))
    throw new Error(`${found.noun} has no event ${Event}; it has ${[...found.events.keys()].join(', ')}`);
  const folder = `${found.folder}/views`;
  const file = kebab(given);
  if (!hasRoom(root, folder, 2))
    throw new Error(`${folder} has no room for two more files: split it by sub-noun first`);
  const path = `${folder}/${file}.view.ts`;
  const words: Words = { aggregate: found, path, file, name: camel(given), Name: pascal(given), Event, question };
  const domain = `services/${service}/src/domain.ts`;
  return {
    creates: [
      { path, content: view(words) },
      { path: `${folder}/${file}.view.spec.ts`, content: spec(words) },
    ],
    edits: [
      { path: domain, edits: [importFrom(specifierOf(domain, path), [words.name]), addToArray('views', words.name)] },
    ],
    next: [
      'add the fields that the question needs to the document, with the indexes of its queries',
      'serve it by Reads in the api',
    ],
  };
};
