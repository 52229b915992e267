import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { masterKeysIn } from '@pishkhan/identifiers';
import { FileDamaged, readSmallFile, writeSmallFile } from '@pishkhan/event-store';
import { UnusableSettings } from '../../running/settings.ts';

const KEY_BYTES = 32;
const REMEDY =
  'Put the right key file back from your copy: without it no stored personal data can be read, and a new key would seal new persons apart from the old ones.';

/**
 * The content of the key file of a vault, which only its owner can read: 32 bytes, or the keys that `npm run keys`
 * wrote.
 *
 * @param options.variable Environment variable that names the file
 * @param options.make Generates a file that never was. Only for a vault of one process, because processes of a shared
 *   vault share its key
 * @param options.vault File that is sealed with the key: if it exists, no key is generated
 * @throws FileDamaged if a generated file is lost or changed (N11); UnusableSettings that names the variable if the
 *   file is missing or has another form
 */
export const masterKeyIn = (
  file: string,
  options: { readonly variable: string; readonly make: boolean; readonly vault?: string },
): Uint8Array => {
  const fault = (what: string) =>
    new UnusableSettings(`environment: ${options.variable} must name a file of ${KEY_BYTES} bytes, ${what}`);
  if (options.make && readSmallFile(file, REMEDY) === undefined) {
    const { vault } = options;
    if (vault !== undefined && existsSync(vault))
      throw new FileDamaged(file, `it is missing, and ${vault} is sealed with it`, { remedy: REMEDY });
    writeSmallFile(file, randomBytes(KEY_BYTES), { mode: 0o600 });
  }
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found?.isFile()) throw fault('and there is none');
  const content = readFileSync(file);
  try {
    masterKeysIn(content);
  } catch {
    throw fault(`or the one that \`npm run keys\` wrote; it has ${found.size} bytes`);
  }
  return content;
};
