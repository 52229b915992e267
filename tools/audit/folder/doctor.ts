import { rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import { recordOf } from '@pishkhan/event-store';
import { dataOption, exitCodeOf, onFolder, Refused, stampOf } from './command.ts';
import { examineFolder, type Found } from './examine-folder.ts';
import { reading } from './log-content.ts';
import { databaseNames, fileOf, keys, settings, type Database } from './parts.ts';
import { rebuildViews } from './rebuild-views.ts';

const USAGE = `npm run doctor [-- --data FOLDER]           examines every file; says what is damaged and what can be built again
npm run doctor -- --rebuild views           builds the read models anew at the next start
npm run doctor -- --accept FILE             what FILE holds now counts, for instance after an earlier release wrote it`;

const tell = ({ subject, wrong, examined, remedy }: Found): void => {
  console.log(`${wrong.length === 0 ? '✓' : '✗'}  ${subject}${examined ? `: ${examined}` : ''}`);
  for (const sentence of wrong) console.log(`      ${sentence}`);
  if (wrong.length > 0 && remedy) console.log(`      ${remedy}`);
};

const examineAll = async (folder: string): Promise<number> => {
  const found = examineFolder(folder);
  found.forEach(tell);
  const damaged = found.filter(({ wrong }) => wrong.length > 0);
  console.log(
    damaged.length === 0
      ? `${folder} is whole. \`npm run verify\` checks the rules on its content.`
      : `${folder}: ${damaged.length} of ${found.length} checks fail.`,
  );
  return damaged.length === 0 ? 0 : 1;
};

const rebuild = async (folder: string, what: string): Promise<number> => {
  if (what !== 'views') throw new Refused(USAGE);
  const damaged = examineFolder(folder).find(({ subject, wrong }) => subject === 'pishkhan.sqlite' && wrong.length > 0);
  if (damaged) throw new Refused(`the views are built from the log, and that is damaged: ${damaged.wrong[0]}`);
  const { kept, sealed } = await rebuildViews(folder, stampOf(new Date()));
  console.log(`The views are built again at the next start. The former file is kept as ${kept}.`);
  if (!sealed)
    console.log('Nothing of it could be read: sealed applicants, payees and numbers of texts are only in a backup.');
  for (const { service, collection, documents, unreadable } of sealed ?? [])
    console.log(`  ${collection} of ${service}: ${documents.length} taken over, ${unreadable} unreadable`);
  return 0;
};

const accept = async (folder: string, name: string): Promise<number> => {
  const file = fileOf(folder, name);
  if (databaseNames.includes(name as Database)) {
    const { integrity_check: found } = reading(file, (database) =>
      database.prepare('PRAGMA integrity_check(1)').get(),
    ) as { integrity_check: string };
    if (found !== 'ok') throw new Refused(`${file} is not sound and cannot be accepted; SQLite finds: ${found}`);
    const database = new DatabaseSync(file);
    database.exec('PRAGMA application_id = 0');
    database.close();
  } else if (![...keys, ...settings].some((each) => each === name)) throw new Refused(USAGE);
  rmSync(recordOf(file), { force: true });
  console.log(
    `${file}: what it holds now counts. Run \`npm run doctor\` and \`npm run verify\` before the next start.`,
  );
  return 0;
};

/** `npm run doctor`: examines a data folder of the embedded profile; exit code 1 if anything is damaged or missing. */
const main = async (): Promise<number> => {
  const options = { data: dataOption, rebuild: { type: 'string' }, accept: { type: 'string' } } as const;
  const { values } = parseArgs({ options });
  return onFolder(values.data, (folder) => {
    if (values.rebuild !== undefined) return rebuild(folder, values.rebuild);
    return values.accept === undefined ? examineAll(folder) : accept(folder, values.accept);
  });
};

process.exitCode = await exitCodeOf(main);
