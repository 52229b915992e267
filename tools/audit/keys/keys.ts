import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readSmallFile, writeSmallFile } from '@pishkhan/event-store';
import { masterKeysIn, withNewMasterKey } from '@pishkhan/identifiers';
import { dataOption, exitCodeOf, onFolder, Refused } from '../folder/command.ts';
import { keyInForce } from './key-in-force.ts';

const USAGE = `npm run keys [-- --data FOLDER]        which master key of each file is in force
npm run keys -- replace persons|texts|applicants|payees --by NAME --second NAME --reason TEXT [--data FOLDER | --file KEY_FILE]
    a new master key; the next start of the services wraps the keys of all data by it. Nothing may run on the folder or with the file.`;

const files = {
  persons: 'person-vault.key',
  texts: 'texts.key',
  applicants: 'applicants.key',
  payees: 'payees.key',
} as const;
type Purpose = keyof typeof files;

const isPurpose = (text: string | undefined): text is Purpose => text !== undefined && Object.hasOwn(files, text);

const contentOf = (file: string): Uint8Array => {
  const content = readSmallFile(file, 'Put the right key file back from your copy.');
  if (!content) throw new Refused(`there is no key file ${file}`);
  try {
    masterKeysIn(content);
  } catch {
    throw new Refused(`${file} is no key file: put the right one back from your copy`);
  }
  return content;
};

const show = async (folder: string): Promise<number> => {
  const found = Object.values(files).filter((name) => existsSync(join(folder, name)));
  for (const name of found) console.log(`${name}: ${keyInForce(contentOf(join(folder, name)))}`);
  if (found.length === 0) console.log(`${folder} has no key file yet: the first start makes them`);
  return 0;
};

interface Order {
  readonly by: string;
  readonly second: string;
  readonly reason: string;
}

const word = (name: string, text: string | undefined): string => {
  const trimmed = text?.trim() ?? '';
  if (trimmed.length === 0 || trimmed.length > 200) throw new Refused(`--${name} needs 1 to 200 characters\n${USAGE}`);
  return trimmed;
};

/** Two persons replace a key, as they publish a policy. @throws Refused */
const orderOf = (values: Partial<Order>): Order => {
  const order = {
    by: word('by', values.by),
    second: word('second', values.second),
    reason: word('reason', values.reason),
  };
  if (order.by.toLowerCase() === order.second.toLowerCase())
    throw new Refused('--by and --second must name two persons');
  return order;
};

const replace = (file: string, order: Order): number => {
  const content = withNewMasterKey(contentOf(file), { ...order, at: new Date().toISOString() });
  writeSmallFile(file, content, { mode: 0o600 });
  console.log(`${file}: ${keyInForce(content)}.`);
  console.log(
    'The next start of the services wraps the keys of all data by it. Copy the file to where you keep keys, now.',
  );
  return 0;
};

/** `npm run keys`: shows or replaces the master keys of personal data (ASVS 11.1.1, 11.2.2). */
const main = async (): Promise<number> => {
  const text = { type: 'string' } as const;
  const options = { data: dataOption, file: text, by: text, second: text, reason: text } as const;
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const [verb, purpose, ...more] = positionals;
  if (verb === undefined) return onFolder(values.data, show);
  if (verb !== 'replace' || !isPurpose(purpose) || more.length > 0) throw new Refused(USAGE);
  const order = orderOf(values);
  if (values.file !== undefined) return replace(resolve(values.file), order);
  return onFolder(values.data, async (folder) => replace(join(folder, files[purpose]), order));
};

process.exitCode = await exitCodeOf(main);
