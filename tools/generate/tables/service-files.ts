import type { GeneratedFile } from '../../check/source/generated-file.ts';
import { literal } from '../aggregate/command-words.ts';

interface Words {
  readonly name: string;
  readonly definition: string;
  readonly title: { readonly fa: string; readonly en: string };
  readonly purpose: string;
}

const json = (content: object): string => `${JSON.stringify(content, null, 2)}\n`;

const readme = ({ name, title, purpose }: Words): string => `# ${name} · ${title.fa}

${purpose.replace(/\.?$/, '')}.

## Owns

Nothing yet: \`npm run generate -- aggregate --service ${name} …\` adds the first aggregate.

## Does not own

Accounts (\`customer-accounts\`), meters and readings (\`metering\`), bills and money (\`billing-adjustments\`), cases (\`case-handling\`).

## Structure

\`\`\`
src/index.ts   the composition root
src/domain.ts  deciders, views and publications without Nest
\`\`\`
`;

const index = ({ name, definition }: Words): string => `import { serviceTitles } from '@pishkhan/contracts';
import { defineService } from '@pishkhan/service-kit';
import { knownOffices } from '@pishkhan/service-kit/offices';
import { deciders, publish, views } from './domain.ts';
import { ruleTitles } from './rule-titles.ts';

/** The composition root: all parts of this service. */
export const ${definition} = defineService({
  name: '${name}',
  title: serviceTitles['${name}'],
  deciders,
  views,
  offices: { view: knownOffices },
  publish,
  reactions: [],
  controllers: [],
  ruleTitles,
});
`;

const domain = `/** Deciders, views and publications without Nest: for replay, verification and generated catalogues. */
import { knownOffices } from '@pishkhan/service-kit/offices';

export const publish = {};
export const deciders = [] as const;
export const views = [knownOffices] as const;
`;

const ruleTitles = `import { titlesOf } from '@pishkhan/decider';

const rules: readonly object[] = [];

/** Titles of this service's rules for the problem documents. */
export const ruleTitles = titlesOf(rules);
`;

const main = ({ definition }: Words): string => `import 'reflect-metadata';
import { runService } from '@pishkhan/service-process';
import { ${definition} } from './index.ts';

await runService(${definition});
`;

const spec = ({
  name,
  definition,
  title,
}: Words): string => `import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { ${definition} } from './index.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(${definition});
});
afterAll(() => platform.stop());

it('${name} starts and says that it is ready', async () => {
  expect((await fetch(\`\${api.url}/health/ready\`)).status).toBe(200);
});
it('has an OpenAPI document under its title', async () => {
  const document = await (await fetch(\`\${api.url}/openapi.json\`)).json();
  expect(document).toMatchObject({ info: { title: expect.stringContaining(${literal(title.fa)}) } });
});
`;

/** The files of a service that has no aggregates yet. */
export const serviceFiles = (words: Words): GeneratedFile[] => {
  const { name } = words;
  const at = `services/${name}`;
  const targets = { types: {}, lint: {}, test: {}, build: {} };
  return [
    {
      path: `${at}/package.json`,
      content: json({
        name: `@pishkhan/${name}`,
        version: '0.1.0',
        private: true,
        type: 'module',
        exports: { '.': './src/index.ts', './domain': './src/domain.ts' },
      }),
    },
    {
      path: `${at}/project.json`,
      content: json({
        name,
        $schema: '../../node_modules/nx/schemas/project-schema.json',
        projectType: 'application',
        tags: ['type:service', `scope:${name}`],
        targets,
      }),
    },
    { path: `${at}/README.md`, content: readme(words) },
    { path: `${at}/src/index.ts`, content: index(words) },
    { path: `${at}/src/domain.ts`, content: domain },
    { path: `${at}/src/rule-titles.ts`, content: ruleTitles },
    { path: `${at}/src/main.ts`, content: main(words) },
    { path: `${at}/src/${name}.api.spec.ts`, content: spec(words) },
  ];
};
