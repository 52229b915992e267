import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dataOption, exitCodeOf, onFolder, Refused } from './command.ts';
import { examineFolder } from './examine-folder.ts';
import { eventsAfter, logContent } from './log-content.ts';
import { filesIn, MANIFEST, sumOf, type Manifest } from './manifest.ts';
import { fileOf } from './parts.ts';

const USAGE = 'npm run backup -- NEW_FOLDER [--data FOLDER]   (nothing may run on the data folder)';

const copyAll = (from: string, to: string, names: readonly string[]): Manifest['files'] =>
  names.map((name) => {
    mkdirSync(dirname(join(to, name)), { recursive: true });
    copyFileSync(join(from, name), join(to, name));
    return { name, ...sumOf(join(to, name)) };
  });

const backup = async (folder: string, to: string): Promise<number> => {
  const damaged = examineFolder(folder).flatMap(({ wrong }) => wrong);
  if (damaged.length > 0)
    throw new Refused(`${damaged[0]}\nA damaged folder is not backed up: \`npm run doctor\` says what is damaged.`);
  const { head, events } = logContent(fileOf(folder, 'pishkhan.sqlite'));
  const headId = eventsAfter(fileOf(folder, 'pishkhan.sqlite'), head - 1)[0]?.id;
  mkdirSync(to, { recursive: true });
  const files = copyAll(folder, to, filesIn(folder));
  const manifest: Manifest = { product: 'pishkhan', madeAt: new Date().toISOString(), head, headId, events, files };
  writeFileSync(join(to, `${MANIFEST}.new`), JSON.stringify(manifest, undefined, 2), { flush: true });
  renameSync(join(to, `${MANIFEST}.new`), join(to, MANIFEST));
  console.log(`${events} events up to position ${head}, ${files.length} files: ${to}`);
  console.log('It holds the keys of personal data: keep it as safe as the data folder itself.');
  return 0;
};

/** `npm run backup -- FOLDER`: a whole copy of a data folder that is not in use, with the sum of every file. */
const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { data: dataOption } });
  if (positionals.length !== 1) throw new Refused(USAGE);
  const to = resolve(positionals[0]!);
  if (existsSync(to) && readdirSync(to).length > 0) throw new Refused(`${to} is not empty. ${USAGE}`);
  return onFolder(values.data, (folder) => backup(folder, to));
};

process.exitCode = await exitCodeOf(main);
