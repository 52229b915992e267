import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';

const KEY_BYTES = 32;

const make = (file: string): void => {
  mkdirSync(dirname(file), { recursive: true });
  // A partial key after a kill would lock the vault permanently, and an existing file keeps its mode.
  rmSync(`${file}.new`, { force: true });
  writeFileSync(`${file}.new`, randomBytes(KEY_BYTES), { mode: 0o600, flush: true });
  linkSync(`${file}.new`, file);
  rmSync(`${file}.new`);
};

/**
 * The master key of a vault: 32 bytes in a file that only its owner can read.
 *
 * @param options.variable Environment variable that names the file
 * @param options.make Generates a missing file. Only for a vault of one process, because processes of a shared vault
 *   share its key
 * @throws Error that names the variable if the file is missing or has another size
 */
export const masterKeyIn = (
  file: string,
  options: { readonly variable: string; readonly make: boolean },
): Uint8Array => {
  const fault = (what: string) =>
    new Error(`environment: ${options.variable} must name a file of ${KEY_BYTES} bytes, ${what}`);
  if (options.make && !statSync(file, { throwIfNoEntry: false })) make(file);
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found?.isFile()) throw fault('and there is none');
  if (found.size !== KEY_BYTES) throw fault(`and it has ${found.size}`);
  return readFileSync(file);
};
