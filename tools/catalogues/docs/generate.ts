import { casesPage, kinds } from '@pishkhan/case-handling/domain';
import { allContracts } from '@pishkhan/contracts';
import { join } from 'node:path';
import { services as auditedServices } from '../../audit/registry.ts';
import { projectGraph } from '../../check/boundaries/graph.ts';
import { contractDocuments, contractFolder } from '../contracts/documents.ts';
import { realmDocument } from '../../../deploy/servers/src/docker/realm.ts';
import { EVENT_STORE_POLICY_FILE, eventStorePolicy } from '../../../deploy/servers/src/rights/eventstore-rights.ts';
import { RIGHTS_FILE } from '../../../deploy/servers/src/rights/rights.ts';
import { openApiDocuments, openApiFolder, operationsFile, served } from '../openapi/documents.ts';
import { readModules, sourceFiles, workspaceRoot } from '../../check/source/files.ts';
import { differences, writeGenerated, type GeneratedFile } from '../../check/source/generated-file.ts';
import { accessFaults, accessPage } from '../access/access.ts';
import { oracleOf, readOracle } from '../access/oracle.ts';
import { packagesOfServices } from '../../run/supply/shipped.ts';
import { dependenciesPage } from './dependencies.ts';
import { eventFaults, eventsPage, privateEvents } from './events.ts';
import { licenceFaults, licencesPage } from './licences.ts';
import { roleFaults, rolesOfKinds, rolesPage, routesOf } from './roles.ts';
import { sampleFaults } from '../samples/samples.ts';
import { ruleFaults, rulesOf, rulesPage, strayRejections, untitled } from './rules.ts';

const modules = readModules(sourceFiles('**/*.ts'));
const rules = rulesOf(modules);
const events = privateEvents(modules);

/** The pages that need running services: OpenAPI, the events' consumers and the roles of every route. */
const servedPages = async (): Promise<GeneratedFile[]> => {
  const services = await served();
  const documents = openApiDocuments(services);
  const [routes, named] = [routesOf(documents), rolesOfKinds(kinds)];
  faults.push(...roleFaults(routes, named), ...accessFaults(routes, oracleOf(readOracle())));
  return [
    ...documents,
    operationsFile(services),
    { path: RIGHTS_FILE, content: `${JSON.stringify(services.wiring.rights, undefined, 2)}\n` },
    {
      path: EVENT_STORE_POLICY_FILE,
      content: `${JSON.stringify(eventStorePolicy(services.wiring.rights), undefined, 2)}\n`,
    },
    { path: 'docs/generated/access.md', content: accessPage(routes, oracleOf(readOracle())) },
    { path: 'docs/generated/roles.md', content: rolesPage(routes, named) },
    { path: 'docs/generated/events.md', content: eventsPage(allContracts, events, services.wiring) },
  ];
};

const shipped = await packagesOfServices();

const parts: readonly (() => GeneratedFile[] | Promise<GeneratedFile[]>)[] = [
  () => contractDocuments(allContracts),
  () => [{ path: 'docs/generated/rules.md', content: rulesPage(rules) }],
  () => [{ path: 'docs/generated/dependencies.md', content: dependenciesPage(projectGraph(modules)) }],
  () => [{ path: 'docs/generated/licences.md', content: licencesPage(shipped) }],
  realmDocument,
  () => [{ path: 'docs/generated/cases.md', content: casesPage() }],
  servedPages,
];

/** Titles as each service collects them. */
const titled = await Promise.all(
  sourceFiles('*/src/rule-titles.ts').map(async (path) => {
    const { ruleTitles } = (await import(join(workspaceRoot, path))) as { ruleTitles: Record<string, unknown> };
    return { name: path.split('/')[1]!, ruleTitles };
  }),
);

const folders = [contractFolder, openApiFolder, 'docs/generated'];
const faults = [
  ...licenceFaults(shipped),
  ...ruleFaults(rules),
  ...untitled(rules, titled),
  ...strayRejections(modules),
  ...eventFaults(events),
  ...sampleFaults(auditedServices, events, sourceFiles('**/samples/*.json')),
];
const files: GeneratedFile[] = [];
for (const make of parts) {
  try {
    files.push(...(await make()));
  } catch (error) {
    faults.push(`cannot be generated: ${error instanceof Error ? error.message : String(error)}`);
  }
}
const complete = !faults.some((fault) => fault.startsWith('cannot be generated'));
const kept = complete ? folders : [];

if (process.argv.includes('--check')) {
  const outdated = differences(files, kept, workspaceRoot);
  for (const difference of outdated) console.error(`${difference}: npm run generate:docs`);
  faults.push(...outdated);
} else {
  for (const path of writeGenerated(files, kept, workspaceRoot)) console.log(`wrote ${path}`);
}
for (const fault of faults) console.error(fault);
console.log(
  `generated: ${files.length} files, ${rules.length} rules, ${events.length} private events, ${faults.length} faults`,
);
process.exitCode = faults.length > 0 ? 1 : 0;
