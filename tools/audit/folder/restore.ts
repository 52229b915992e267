import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dataOption, exitCodeOf, onFolder, Refused, stampOf } from './command.ts';
import { eventsAfter, type StoredPlace } from './log-content.ts';
import { UNFINISHED } from '@pishkhan/embedded/data-folder';
import { wholeBackup, type Manifest } from './manifest.ts';
import { fileOf } from './parts.ts';
import { repeatErasures } from './repeat-erasures.ts';

const USAGE = 'npm run restore -- BACKUP [--data FOLDER]   (nothing may run on the data folder)';
const SHOWN = 20;
const LOST = 'lost-by-restore.jsonl';

interface Lost {
  /** Whether the present log continues that of the backup. */
  readonly isContinuation: boolean;
  readonly events: readonly StoredPlace[];
}

/** Events of the present log that the backup does not have; undefined if the present log cannot be read. */
const lostBy = (folder: string, { head, headId }: Manifest): Lost | undefined => {
  const log = fileOf(folder, 'pishkhan.sqlite');
  if (!existsSync(log)) return undefined;
  try {
    const [last, ...events] = eventsAfter(log, Math.max(head - 1, 0));
    if (head === 0) return { isContinuation: true, events: last ? [last, ...events] : [] };
    return { isContinuation: last?.position === head && last.id === headId, events };
  } catch {
    return undefined;
  }
};

const sentenceOf = ({ position, stream, revision, type, recordedAt }: StoredPlace): string =>
  `  ${position}  ${stream} #${revision}  ${type}  ${recordedAt ?? 'time unreadable'}`;

const tellLost = (lost: Lost | undefined, { madeAt }: Manifest, file: string): void => {
  if (!lost)
    return console.log(`What was written after ${madeAt} is lost; the former log cannot be read, so it is not named.`);
  if (!lost.isContinuation)
    console.log('The former log does not continue that of the backup (another history, or damaged at that place).');
  if (lost.events.length === 0)
    return console.log(`No readable event of the former log is newer than the backup of ${madeAt}.`);
  console.log(`${lost.events.length} events of the former log are newer than the backup of ${madeAt} and are lost:`);
  for (const event of lost.events.slice(0, SHOWN)) console.log(sentenceOf(event));
  if (lost.events.length > SHOWN) console.log(`  and ${lost.events.length - SHOWN} more`);
  console.log(`All of them are in ${file}. Their acts must be done again; tell those who were informed of them.`);
};

const tellErasures = (repeated: number, lost: Lost | undefined): void => {
  if (repeated > 0)
    console.log(`${repeated} events of erasures of persons are in the log again: the next start erases these persons.`);
  if (!lost?.isContinuation)
    console.log('Persons who were erased after the backup are in it again: request their erasure again (A6).');
};

const putInPlace = (backup: string, { files }: Manifest, folder: string): void => {
  for (const { name } of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    copyFileSync(join(backup, name), join(folder, name));
  }
};

/** The former content is moved into a folder beside, so that nothing is overwritten. */
const restore = async (folder: string, backup: string): Promise<number> => {
  const manifest = wholeBackup(backup);
  const lost = lostBy(folder, manifest);
  const former = `${folder}.before-restore-${stampOf(new Date())}`;
  mkdirSync(former);
  const fresh = `${folder}.restoring`;
  rmSync(fresh, { recursive: true, force: true });
  putInPlace(backup, manifest, fresh);
  writeFileSync(join(folder, UNFINISHED), backup, { flush: true });
  const names = readdirSync(folder).filter((name) => !name.startsWith('in-use.sqlite') && name !== UNFINISHED);
  for (const name of names) renameSync(join(folder, name), join(former, name));
  for (const name of readdirSync(fresh)) renameSync(join(fresh, name), join(folder, name));
  rmSync(fresh, { recursive: true });
  rmSync(join(folder, UNFINISHED));
  const repeated = await repeatErasures(fileOf(former, 'pishkhan.sqlite'), fileOf(folder, 'pishkhan.sqlite'), lost);
  const file = join(former, LOST);
  if (lost) writeFileSync(file, lost.events.map((event) => `${JSON.stringify(event)}\n`).join(''), { flush: true });
  console.log(`${folder} is as at ${manifest.madeAt}: ${manifest.events} events up to position ${manifest.head}.`);
  console.log(`The former content is kept in ${former}.`);
  tellLost(lost, manifest, file);
  tellErasures(repeated, lost);
  return 0;
};

/** `npm run restore -- BACKUP`: puts a backup in place of a data folder and names what was lost. */
const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { data: dataOption } });
  if (positionals.length !== 1) throw new Refused(USAGE);
  mkdirSync(resolve(values.data), { recursive: true });
  return onFolder(values.data, (folder) => restore(folder, resolve(positionals[0]!)));
};

process.exitCode = await exitCodeOf(main);
