import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { workspaceRoot } from '../source/files.ts';
import { partsOf } from './parts.ts';

const FOLDER = join(workspaceRoot, 'docs', 'domain');

const readmeOf = (date: string, rows: readonly string[]): string => `# Requirements

The rules, formats, calendars, tariffs and words that this platform follows, by part and unchanged. Copy of ${date}.

Every sentence that states a rule has a number such as \`A1-9\`; code and specs name it. Where parts differ, part 15.4 applies.
\`npm run check\` fails when code or a spec names a number that is not here, and lists the rules that nothing names.
\`npm run domain:pull -- FILE\` replaces the copy by a newer text. Do not edit the parts by hand.

${rows.join('\n')}
`;

/** `npm run domain:pull -- FILE [--date 2026-11-28]`: renews `docs/domain/` from the text in one file. */
const { values, positionals } = parseArgs({ allowPositionals: true, options: { date: { type: 'string' } } });
const [file] = positionals;
if (file === undefined || positionals.length > 1) throw new Error('npm run domain:pull -- FILE [--date YYYY-MM-DD]');
const parts = partsOf(readFileSync(resolve(process.env['INIT_CWD'] ?? '.', file), 'utf8'));
const date = values.date ?? new Date().toISOString().slice(0, 10);

mkdirSync(FOLDER, { recursive: true });
for (const old of globSync('*.md', { cwd: FOLDER })) rmSync(join(FOLDER, old));
for (const { file: name, text } of parts) writeFileSync(join(FOLDER, name), text);
writeFileSync(
  join(FOLDER, 'README.md'),
  readmeOf(
    date,
    parts.map(({ file: name, title }) => `* [${title}](${name})`),
  ),
);
console.log(`docs/domain: ${parts.length} parts, copy of ${date}`);
