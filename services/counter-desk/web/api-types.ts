import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';

/**
 * `node services/counter-desk/web/api-types.ts`: types of the services' public APIs from their committed OpenAPI
 * documents, into `src/api/generated`, which is not committed because it repeats them. A document that has not changed
 * is passed over.
 */
const folder = join(import.meta.dirname, 'src/api/generated');
mkdirSync(folder, { recursive: true });
const documents = join(import.meta.dirname, '../../../contracts/openapi');
for (const file of readdirSync(documents)) {
  const service = basename(file, '.json');
  const document = readFileSync(join(documents, file), 'utf8');
  const types = join(folder, `${service}.ts`);
  const madeFrom = `// Made from ${createHash('sha256').update(document).digest('hex')}\n`;
  if (existsSync(types) && readFileSync(types, 'utf8').startsWith(madeFrom)) continue;
  const made = await openapiTS(document, { rootTypes: true, rootTypesNoSchemaPrefix: true });
  // Whole or not at all: the linter and the type checker may ask at one moment.
  const unfinished = join(folder, `${service}.${process.pid}`);
  writeFileSync(unfinished, madeFrom + astToString(made));
  renameSync(unfinished, types);
}
