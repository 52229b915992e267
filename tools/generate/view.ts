import { addToArray, importFrom } from './edits.ts';
import { camel, kebab, pascal } from './names.ts';
import { needed, type Options, type Plan } from './plan.ts';

interface Words {
  readonly file: string;
  readonly name: string;
  readonly Name: string;
  readonly category: string;
  readonly Event: string;
  readonly question: string;
}

const view = ({
  file,
  name,
  Name,
  category,
  Event,
  question,
}: Words): string => `import { defineView } from '@pishkhan/views';
import mongoose from 'mongoose';

/** \`_id\` is the ${category.replaceAll('-', ' ')}. */
export interface ${Name} {
  readonly times: number;
  /** Day of the last time. */
  readonly lastOn: string;
}

export const ${name} = defineView<${Name}>({
  name: '${file}',
  version: 1,
  question: '${question}',
  from: { categories: ['${category}'] },
  schema: new mongoose.Schema({ _id: String, times: Number, lastOn: String }, { versionKey: false }),
  keysOf: ({ type, stream }) => (type === '${Event}' ? [stream.slice('${category}-'.length)] : []),
  apply: (document, { type, businessDate }) => (type === '${Event}' ? { times: (document?.times ?? 0) + 1, lastOn: businessDate } : document),
});
`;

const spec = ({
  file,
  name,
  Name,
  category,
  Event,
}: Words): string => `import { describe, expect, it } from '@jest/globals';
import type { Fact } from '@pishkhan/views';
import { ${name}, type ${Name} } from './${file}.view.ts';

const fact = (businessDate: string, type = '${Event}'): Fact => ({
  type, data: {}, stream: '${category}-1', revision: 0, recordedAt: '2026-11-22T08:00:00.000Z', businessDate, actor: { subject: 'somebody', roles: [] },
});
const told = (...facts: Fact[]) => facts.reduce<${Name} | undefined>((document, each) => ${name}.apply(document, each, '1'), undefined);

describe('${file}', () => {
  it('answers for the ${category.replaceAll('-', ' ')} that the fact is about', () => expect(${name}.keysOf(fact('2026-11-22'))).toEqual(['1']));
  it('counts and keeps the last day', () => expect(told(fact('2026-11-21'), fact('2026-11-22'))).toEqual({ times: 2, lastOn: '2026-11-22' }));
  it('leaves other facts alone', () => expect([${name}.keysOf(fact('2026-11-22', 'SomethingElse')), told(fact('2026-11-22', 'SomethingElse'))]).toEqual([[], undefined]));
});
`;

/**
 * A view that answers one question from one event of an aggregate, with its spec; known to the service's list of views.
 */
export const viewPlan = (options: Options): Plan => {
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
    category: options['category'] ?? noun,
    Event: pascal(event),
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
