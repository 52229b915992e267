import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { titlesOf, type Document } from './titles.ts';

/**
 * `node services/counter-desk/web/api-types.ts`: types of the services' public APIs, and the words of their values,
 * from their committed OpenAPI documents, into `src/api/generated`, which is not committed because it repeats them. A
 * document that has not changed is passed over.
 */
const folder = join(import.meta.dirname, 'src/api/generated');
mkdirSync(folder, { recursive: true });
const documents = join(import.meta.dirname, '../../../contracts/openapi');

const madeFrom = (document: string): string => `// Made from ${createHash('sha256').update(document).digest('hex')}\n`;
const isMade = (file: string, stamp: string): boolean =>
  existsSync(file) && readFileSync(file, 'utf8').startsWith(stamp);

/** Whole or not at all: the linter and the type checker may ask at one moment. */
const write = (file: string, text: string): void => {
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, text);
  renameSync(unfinished, file);
};

for (const file of readdirSync(documents)) {
  const service = basename(file, '.json');
  const document = readFileSync(join(documents, file), 'utf8');
  const stamp = madeFrom(document);
  const [types, titles] = [join(folder, `${service}.ts`), join(folder, `${service}.titles.ts`)];
  if (isMade(types, stamp) && isMade(titles, stamp)) continue;
  write(titles, stamp + titlesOf(JSON.parse(document) as Document));
  const made = await openapiTS(document, { rootTypes: true, rootTypesNoSchemaPrefix: true });
  write(types, stamp + astToString(made));
}
