import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

const PACKAGE = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//;
const LICENCE_FILE = /^(licen[cs]e|copying|notice)/i;

const folderOf = (module: string): string[] => {
  const folder = PACKAGE.exec(module.replaceAll('\\', '/'))?.[1];
  return folder !== undefined && existsSync(join(folder, 'package.json')) ? [folder] : [];
};

const textOf = (folder: string): string => {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const texts = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && LICENCE_FILE.test(entry.name))
    .map((entry) => readFileSync(join(folder, entry.name), 'utf8').trim());
  return [`${name} ${version} (${license ?? 'no licence named'})`, ...texts].join('\n\n');
};

/**
 * The licences of the npm packages of which a bundle has modules, each with its name, version and SPDX expression.
 *
 * @param modules Paths of files, as the bundler names them
 */
export const licencesOf = (modules: readonly string[]): string =>
  [...new Set(modules.flatMap(folderOf))]
    .map(textOf)
    .toSorted()
    .join(`\n\n${'-'.repeat(80)}\n\n`)
    .concat('\n');
