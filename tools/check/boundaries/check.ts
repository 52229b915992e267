import { readModules, sourceFiles } from '../source/files.ts';
import { entryViolations } from './entries.ts';
import { projectGraph } from './graph.ts';
import { projectViolations } from './projects.ts';
import { purityViolations } from './purity.ts';

const modules = readModules(sourceFiles('**/*.ts'));
const violations = [
  ...projectViolations(projectGraph(modules)),
  ...modules.flatMap((module) => [...purityViolations(module), ...entryViolations(module)]),
];
for (const violation of violations) console.error(violation);
console.log(`boundaries: ${modules.length} modules, ${violations.length} violations`);
process.exitCode = violations.length > 0 ? 1 : 0;
