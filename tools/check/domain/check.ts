import { globSync } from 'node:fs';
import { readText, sourceFiles, workspaceRoot } from '../source/files.ts';
import { numbersOf } from './numbers.ts';
import { referencesIn, unknownOf, unnamedOf } from './references.ts';

/** Invented numbers are the subject of these files. */
const left = /^tools\/(check\/domain|catalogues)\/|^tools\/.*\.spec\.ts$|\/soundness\.spec\.ts$/;

const parts = globSync('docs/domain/[0-9]*.md', { cwd: workspaceRoot }).sort();
const numbers = numbersOf(parts.map((part) => readText(part)).join(''));
const paths = [
  ...sourceFiles('**/*.{ts,mjs,md}'),
  ...globSync(['*.md', 'docs/*.md', 'docs/adr/*.md'], { cwd: workspaceRoot }),
].filter((path) => !left.test(path));
const references = paths.flatMap((path) => referencesIn(path, readText(path)));
const unknown = unknownOf(numbers, references);
/** Documents may mention a rule; only code and specs name it. */
const unnamed = unnamedOf(
  numbers,
  references.filter(({ path }) => path.endsWith('.ts')),
);

for (const { name, path, line } of unknown) console.error(`${path}:${line} ${name} is not in docs/domain`);
console.log(`Rules that nothing names (${unnamed.length} of ${numbers.rules.size}): ${unnamed.join(' ')}`);
console.log(`domain: ${references.length} references, ${unknown.length} to numbers that are not there`);
process.exitCode = unknown.length > 0 ? 1 : 0;
