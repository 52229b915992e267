import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { servedDocuments } from './served.ts';

/** `node served.mjs <file>`, bundled: writes the documents of all services. */
const [file] = process.argv.slice(2);
if (!file) throw new Error('the output file is missing');
writeFileSync(file, JSON.stringify(await servedDocuments()));
