import { existsSync } from 'node:fs';
import { keptJson } from '@pishkhan/embedded/small-files';
import { examine, readSmallFile } from '@pishkhan/event-store';
import { keyInForce } from '../keys/key-in-force.ts';
import { commandKeysIn, logContent, reading } from './log-content.ts';
import { databaseNames, databases, fileOf, keys, settings, type Database } from './parts.ts';
import { seenPositions } from './seen.ts';

export interface Found {
  readonly subject: string;
  /** Empty if it is whole. */
  readonly wrong: readonly string[];
  /** What was counted. */
  readonly examined?: string;
  /** What is lost, and what can be built again. */
  readonly remedy?: string;
}

const SHOWN = 5;

/** The sentences of what fails in this work. */
const faultsOf = (work: () => readonly string[]): readonly string[] => {
  try {
    return work();
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
};

const database = (folder: string, name: Database): Found => {
  const file = fileOf(folder, name);
  const { state, faults } = examine(file);
  const sound = () =>
    reading(file, (opened) =>
      opened
        .prepare(`PRAGMA integrity_check(${SHOWN})`)
        .all()
        .map((row) => String(Object.values(row)[0]))
        .filter((line) => line !== 'ok'),
    );
  const wrong = [
    ...faults.map(({ message }) => message),
    ...(existsSync(file) ? faultsOf(sound).map((line) => `${file}: SQLite finds: ${line}`) : []),
  ];
  const examined =
    state === 'recorded' ? 'every page compared' : `structure only (${state}: there is no record of what was written)`;
  return { subject: name, wrong, examined, remedy: databases[name] };
};

const content = (folder: string): Found => {
  let examined = '';
  const wrong = faultsOf(() => {
    const found = logContent(fileOf(folder, 'pishkhan.sqlite'));
    examined = `${found.events} events up to position ${found.head}`;
    return found.wrong.slice(0, SHOWN);
  });
  return { subject: 'events of the log', wrong, examined, remedy: databases['pishkhan.sqlite'] };
};

/** Without its key a command may be sent again with another content; its own stream still refuses a second effect. */
const commandKeys = (folder: string): Found => {
  let examined = '';
  const wrong = faultsOf(() => {
    const { keys: count, unreadable } = commandKeysIn(fileOf(folder, 'pishkhan.sqlite'));
    examined = `${count} keys`;
    return unreadable.slice(0, SHOWN).map((id) => `the first answer of ${id} is unreadable`);
  });
  return { subject: 'keys of commands', wrong, examined, remedy: databases['pishkhan.sqlite'] };
};

const seen = (folder: string): Found => {
  let examined = '';
  const wrong = faultsOf(() => {
    const { head } = logContent(fileOf(folder, 'pishkhan.sqlite'));
    const all = seenPositions(fileOf(folder, 'pishkhan.sqlite'), fileOf(folder, 'views.sqlite'));
    examined = `${all.length} saved positions`;
    return all
      .filter(({ position }) => position > head)
      .map(({ by, position }) => `${by} has seen position ${position}; the log ends at ${head}`);
  });
  const remedy =
    'The log is older than what was made of it: put the right log back, or restore a whole backup (npm run restore).';
  return { subject: 'views, relays and inboxes against the log', wrong, examined, remedy };
};

const small = (folder: string, name: string, read: (file: string) => unknown): Found => ({
  subject: name,
  wrong: faultsOf(() => {
    read(fileOf(folder, name));
    return [];
  }),
});

const key = (folder: string, name: string): Found => {
  let examined = '';
  const found = small(folder, name, (file) => {
    const content = readSmallFile(file);
    if (content) examined = keyInForce(content);
  });
  return { ...found, examined };
};

/** Every file of a data folder of the embedded profile. Nothing may run on it. */
export const examineFolder = (folder: string): Found[] => {
  const files = databaseNames.map((name) => database(folder, name));
  const readable = existsSync(fileOf(folder, 'pishkhan.sqlite'));
  return [
    ...files,
    ...(readable ? [content(folder), commandKeys(folder)] : []),
    ...(readable && existsSync(fileOf(folder, 'views.sqlite')) ? [seen(folder)] : []),
    ...keys.map((name) => key(folder, name)),
    ...settings.map((name) => small(folder, name, keptJson)),
  ];
};
