import { createHash } from 'node:crypto';
import { keptJson } from '@pishkhan/embedded/small-files';
import { DurableFile, HistoryBehind, readSmallFile } from '@pishkhan/event-store';
import { databaseNames, fileOf, keys, settings } from '../../audit/folder/parts.ts';
import { seenPositions } from '../../audit/folder/seen.ts';

const textOf = (value: unknown): string =>
  value instanceof Uint8Array ? Buffer.from(value).toString('hex') : String(value);

/** SHA-256 of every row of every table. The mark of the first transaction after a checkpoint is no content. */
const sumOf = (file: DurableFile): string => {
  const hash = createHash('sha256');
  const tables = file
    .sql("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'pishkhan_witness' ORDER BY name")
    .all();
  for (const { name } of tables) {
    hash.update(`\n${String(name)}`);
    const rows = file.sql(`SELECT * FROM "${String(name)}"`).all();
    const lines = rows.map((row) => Object.values(row).map(textOf).join('\t'));
    for (const line of lines.toSorted()) hash.update(`\n${line}`);
  }
  return hash.digest('hex');
};

const openAll = (folder: string): string[] =>
  databaseNames.map((name) => {
    const file = new DurableFile({ file: fileOf(folder, name), schema: '' });
    try {
      return sumOf(file);
    } finally {
      file.close();
    }
  });

/**
 * Opens every file of a data folder as a start does, and sums up its content.
 *
 * @throws FileFault, HistoryBehind: the start would be refused
 */
export const contentOf = (folder: string): string => {
  const sums = openAll(folder);
  const [log, views] = [fileOf(folder, 'pishkhan.sqlite'), fileOf(folder, 'views.sqlite')];
  const file = new DurableFile({ file: log, schema: '' });
  const head = Number(file.sql('SELECT coalesce(max(position), 0) AS head FROM events').get()!['head']);
  file.close();
  const ahead = seenPositions(log, views).find(({ position }) => position > head);
  if (ahead) throw new HistoryBehind('start', { by: ahead.by, head: at(head), seen: at(ahead.position) });
  const small = [
    ...keys.map((name) => readSmallFile(fileOf(folder, name))),
    ...settings.map((name) => keptJson(fileOf(folder, name))),
  ];
  return JSON.stringify([sums, small.map((each) => (each instanceof Uint8Array ? textOf(each) : each))]);
};

const at = (position: number) => ({ commit: BigInt(position), prepare: BigInt(position) });
