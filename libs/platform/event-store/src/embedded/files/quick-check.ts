import { Worker } from 'node:worker_threads';

const SHOWN = 5;

/** In a thread of its own, since SQLite reads the whole file at once. Text, because a build has no file for it. */
const WORK = `
const { parentPort, workerData } = require('node:worker_threads');
const { DatabaseSync } = require('node:sqlite');
const database = new DatabaseSync(workerData.file, { readOnly: true });
const rows = database.prepare('PRAGMA quick_check(' + workerData.shown + ')').all();
database.close();
parentPort.postMessage(rows.map((row) => String(Object.values(row)[0])).filter((line) => line !== 'ok'));
`;

/** What SQLite finds wrong in a file that this process writes meanwhile; empty if nothing. */
export const quickCheck = (file: string): Promise<readonly string[]> => {
  const { promise, resolve, reject } = Promise.withResolvers<readonly string[]>();
  const worker = new Worker(WORK, { eval: true, workerData: { file, shown: SHOWN } });
  worker.unref();
  worker.once('message', resolve);
  worker.once('error', (error) => resolve([(error as Error).message]));
  worker.once('exit', () => reject(new Error(`the check of ${file} ended without a result`)));
  return promise;
};
