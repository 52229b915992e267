import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { definitions } from '@pishkhan/embedded/definitions';
import { wiringOf } from './consumers.ts';
import { servedDocuments } from './served.ts';

/** `node served.mjs <file>`, bundled: writes the documents of all services, and who reads which event. */
const [file] = process.argv.slice(2);
if (!file) throw new Error('the output file is missing');
writeFileSync(file, JSON.stringify({ documents: await servedDocuments(), wiring: wiringOf(definitions) }));
