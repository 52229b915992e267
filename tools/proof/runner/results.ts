import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { arch, availableParallelism, cpus, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { workspaceRoot } from '../../check/source/files.ts';

const FILE = 'docs/proof/results.md';
const COLUMNS = ['date', 'commit', 'machine', 'proof', 'words', 'seed', 'counts', 'outcome', 'minutes'] as const;
export type Row = Readonly<Record<(typeof COLUMNS)[number], string>>;

const HEAD = `# Results of long runs

Each line is one \`npm run proof -- <name>\`. A commit with \`+\` had changes that were not committed. CI runs a small fixed part of
each (\`--share\`), which is not recorded.

| ${COLUMNS.join(' | ')} |
| ${COLUMNS.map(() => '---').join(' | ')} |
`;

const git = (...words: string[]): string =>
  spawnSync('git', words, { cwd: workspaceRoot, encoding: 'utf8' }).stdout.trim();

/** The commit that is measured. */
export const version = (): string =>
  `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain', '-uno') === '' ? '' : ' +'}`;

export const machine = (): string =>
  `${availableParallelism()} cores ${cpus()[0]?.model ?? arch()}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** @returns The file of the table, from the root */
export const addRow = (row: Row, root = workspaceRoot): string => {
  const path = join(root, FILE);
  mkdirSync(dirname(path), { recursive: true });
  const before = existsSync(path) ? readFileSync(path, 'utf8') : HEAD;
  writeFileSync(path, `${before.trimEnd()}\n| ${COLUMNS.map((column) => cell(row[column])).join(' | ')} |\n`);
  return FILE;
};
