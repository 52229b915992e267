import { readModules, readText, sourceFiles } from '../source/files.ts';
import { assertionViolations } from './assertions.ts';
import { consoleWordViolations } from './console-words.ts';
import { misspeltJson, misspeltLiterals, unnamedRuleValues } from './persian.ts';
import { crowdedFolders, styleViolations } from './style.ts';

const modules = readModules(sourceFiles('**/*.{ts,tsx}'));
const violations = [
  ...modules.flatMap(styleViolations),
  ...crowdedFolders(modules.map(({ path }) => path)),
  ...assertionViolations(modules),
  ...consoleWordViolations(modules),
  ...modules.flatMap(misspeltLiterals),
  ...modules.flatMap(unnamedRuleValues),
  ...sourceFiles('**/*.json')
    .filter((path) => /^(data|contracts)\//.test(path))
    .flatMap((path) => misspeltJson(path, readText(path))),
];
for (const violation of violations) console.error(violation);
console.log(`style: ${modules.length} modules, ${violations.length} violations`);
process.exitCode = violations.length > 0 ? 1 : 0;
