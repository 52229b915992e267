import { readModules, sourceFiles } from '../source/files.ts';
import { assertionViolations } from './assertions.ts';
import { crowdedFolders, styleViolations } from './style.ts';

const modules = readModules(sourceFiles('**/*.ts'));
const violations = [
  ...modules.flatMap(styleViolations),
  ...crowdedFolders(modules.map(({ path }) => path)),
  ...assertionViolations(modules),
];
for (const violation of violations) console.error(violation);
console.log(`style: ${modules.length} modules, ${violations.length} violations`);
process.exitCode = violations.length > 0 ? 1 : 0;
